// What the API of the members answers, as schemas for the documentation, with an example of each. Tests hold both against the real answers.
import { z } from 'zod'
import { MEMBER_FILTERS } from '../../configure/list-members.ts'
import { MEMBER_PROBLEMS } from '../../domain/members/describe-member.ts'
import { sayMemberProblem } from '../../domain/members/wording.ts'
import { REASONS } from '../../domain/reason.ts'
import type { MemberPage as MemberPageAnswer, XrayAnswer } from '../members/answers.ts'

const Moment = z.iso.datetime().meta({ description: 'ISO 8601 in UTC.' })

const MemberView = z
  .object({
    email: z.email(),
    name: z.string().nullable().meta({ description: 'As a source or an admin told it.' }),
    is_active: z.boolean().meta({ description: 'False once they left the sending tool.' }),
    known_since: Moment.nullable().meta({ description: 'Null: only the settings name them.' }),
    last_activity_at: Moment.nullable(),
    owner: z.object({ id: z.string(), name: z.string() }).nullable().meta({
      description: "Whose activity theirs is. Null: the contact's owner's, else the default owner's.",
    }),
    owner_rule: z
      .enum(['by_hand', 'connected', 'same_address'])
      .nullable()
      .meta({ description: 'By which rule they have this owner.' }),
    connection: z
      .object({
        at: Moment,
        user: z.string().nullable().meta({ description: 'The address in HubSpot of who connected them.' }),
        by: z.enum(['same_address', 'mapping', 'invitation']).meta({ description: 'By what right.' }),
      })
      .nullable(),
    consent: z
      .enum(['given', 'off', 'paused'])
      .meta({ description: '`off`: switched off in the settings. `paused`: by the member.' }),
    paused_at: Moment.nullable(),
    invitation: z
      .object({
        at: Moment,
        state: z.enum(['waiting', 'mailed', 'failed', 'handed_over']),
        problem: z.string().nullable(),
        expires_at: Moment,
      })
      .nullable(),
    waiting: z.number().int().meta({ description: 'Activity that waits until they connect.' }),
    problems: z
      .array(z.object({ code: z.enum(MEMBER_PROBLEMS), text: z.string() }))
      .meta({ description: 'What somebody should look at.' }),
  })
  .meta({ id: 'AccountMember' })

export const MemberPage = z
  .object({
    members: z.array(MemberView),
    next_cursor: z.string().nullable().meta({ description: 'Null on the last page.' }),
    counts: z
      .record(z.enum(MEMBER_FILTERS), z.number().int())
      .meta({ description: 'How many each value of `show` finds, whatever the search.' }),
  })
  .meta({ id: 'MemberPage' })

export const ToldMembers = z
  .object({
    members: z.number().int().meta({ description: 'How many were sent.' }),
    new: z.number().int().meta({ description: 'How many of them nobody knew before.' }),
    left: z.number().int().meta({ description: 'How many left by not being in a whole list.' }),
  })
  .meta({ id: 'ToldMembers' })

const outcome = {
  status: z.enum([...new Set(Object.values(REASONS))]),
  reason: z.string(),
  reason_text: z.string(),
  stored_as: z.string().nullable().meta({ description: 'As what HubSpot would show it.' }),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  records: z.array(
    z.object({
      object_type_id: z.string(),
      name: z.string(),
      url: z.string().nullable(),
      chosen: z.boolean(),
      why_text: z.string(),
    }),
  ),
  trace: z.array(z.object({ rule: z.string(), text: z.string() })),
}

export const Xray = z
  .object({
    member: z.email(),
    cases: z.array(
      z.object({
        ...outcome,
        person: z.object({ email: z.email(), name: z.string().nullable() }),
        once_connected: z.object(outcome).nullable().meta({
          description: 'While it waits for the member: what becomes of it once they have connected.',
        }),
      }),
    ),
  })
  .meta({ id: 'Xray' })

const xray: XrayAnswer = {
  member: 'ann@northwind.example',
  cases: [
    {
      person: { email: 'jane@acme.example', name: null },
      status: 'written',
      reason: 'written',
      reason_text: 'Logged in HubSpot.',
      stored_as: 'emails',
      owner: { id: '71500001', name: 'Ann Ryan' },
      records: [
        {
          object_type_id: '0-1',
          name: 'Jane Cooper',
          url: 'https://app.hubspot.com/contacts/123/record/0-1/51',
          chosen: true,
          why_text: 'the person it concerns',
        },
      ],
      trace: [{ rule: 'contact.found', text: 'jane@acme.example is the contact Jane Cooper.' }],
      once_connected: null,
    },
  ],
}

const page: MemberPageAnswer = {
  members: [
    {
      email: 'ann@northwind-mail.example',
      name: 'Ann Ryan',
      is_active: true,
      known_since: '2026-11-02T09:14:00.000Z',
      last_activity_at: '2026-11-20T08:30:02.114Z',
      owner: null,
      owner_rule: null,
      connection: null,
      consent: 'given',
      paused_at: null,
      invitation: null,
      waiting: 0,
      problems: [{ code: 'unmapped', text: sayMemberProblem('unmapped') }],
    },
  ],
  next_cursor: null,
  counts: { all: 1, attention: 1, not_connected: 1, connected: 0, unmapped: 1, off: 0, left: 0 },
}

/** By the name of the schema. */
export const MEMBER_EXAMPLES: {
  MemberPage: MemberPageAnswer
  ToldMembers: z.output<typeof ToldMembers>
  Xray: XrayAnswer
} = {
  Xray: xray,
  MemberPage: page,
  ToldMembers: { members: 3, new: 1, left: 0 },
}
