// One example of each answer. A test holds them against the schemas of the answers.
import type { z } from 'zod'
import { PROBLEMS, type ProblemCode } from '../problem.ts'
import type {
  AllRejected,
  EventPage,
  EventView,
  Problem,
  Results,
  RetriedView,
  TraceView,
} from './answers.ts'
import { MEMBER_EXAMPLES } from './members-answers.ts'
import { SETTINGS_EXAMPLES } from './settings-answers.ts'
import { SOURCE_EXAMPLES } from './source-answers.ts'

const EVENT = '019a9f0c-5d1e-7c3a-9b44-2f6d0c8e1a70'
const DOCS = 'https://logbook.example/docs/errors'
const links = { status: `/v1/events/${EVENT}` }
const LOGGED = 'Logged in HubSpot.'

const results: z.output<typeof Results> = {
  results: [{ index: 0, id: 'evt-1042', event: EVENT, status: 'accepted', warnings: [], links }],
  accepted: 1,
  duplicates: 0,
  rejected: 0,
}

const event: z.output<typeof EventView> = {
  event: EVENT,
  id: 'evt-1042',
  type: 'email.sent',
  source: { id: '019a9f0c-5d1e-7c3a-9b44-2f6d0c8e1a71', name: 'Sequence tool' },
  mode: 'live',
  occurred_at: '2026-11-20T08:30:00.000Z',
  received_at: '2026-11-20T08:30:02.114Z',
  member: 'ann@northwind.example',
  counterparts: ['jane@acme.example'],
  status: 'written',
  reason: 'written',
  reason_text: LOGGED,
  facts: { engagementId: '87120334' },
  attempts: 1,
  next_try_at: null,
  engagement: {
    type: 'emails',
    id: '87120334',
    url: 'https://app.hubspot.com/contacts/123/record/0-49/87120334',
  },
  links: { ...links, trace: `${links.status}/trace` },
}

const page: z.output<typeof EventPage> = { events: [event], next_cursor: null }

const trace: z.output<typeof TraceView> = {
  event: EVENT,
  id: 'evt-1042',
  status: 'written',
  reason: 'written',
  reason_text: LOGGED,
  trace: [
    {
      rule: 'contact.found',
      facts: { email: 'jane@acme.example', contact: 'Jane Miller' },
      text: 'jane@acme.example is the contact Jane Miller.',
    },
  ],
  records: [
    {
      object_type_id: '0-1',
      id: '51',
      name: 'Jane Miller',
      chosen: true,
      why: 'counterpart',
      why_text: 'the person it concerns',
      url: 'https://app.hubspot.com/contacts/123/record/0-1/51',
    },
  ],
  log: [{ at: '2026-11-20T08:30:03.502Z', state: 'written', reason: 'written', facts: {}, text: LOGGED }],
}

const retried: z.output<typeof RetriedView> = { retried: 12, has_more: false }

/** By the name of the schema. */
export const ANSWER_EXAMPLES = {
  Results: results,
  Event: event,
  EventPage: page,
  Trace: trace,
  Retried: retried,
  ...SETTINGS_EXAMPLES,
  ...MEMBER_EXAMPLES,
  ...SOURCE_EXAMPLES,
}

export function problemExample(code: ProblemCode): z.output<typeof Problem> {
  const { status, title } = PROBLEMS[code]
  const request_id = '5f0c7f4e-3f1b-4a55-8f1e-6a1f3f0b9c11'
  return { type: `${DOCS}#${code}`, title, status, code, detail: 'What happened, in a sentence.', request_id }
}

export function allRejectedExample(): z.output<typeof AllRejected> {
  const error = {
    pointer: '/counterparts/0/email',
    code: 'invalid_email',
    message: '`email` is not an email address.',
    fix: 'Send one plain address, such as jane@acme.example, without a name.',
    docs_url: `${DOCS}#invalid_email`,
  } as const
  return {
    ...problemExample('all_rejected'),
    errors: [error],
    results: [{ index: 0, id: 'evt-1042', status: 'rejected', errors: [error] }],
    accepted: 0,
    duplicates: 0,
    rejected: 1,
  }
}
