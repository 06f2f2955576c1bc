// The fields that activities of all kinds are made of: who, whom, when, and words.
import { z } from 'zod'
import { EventTime } from '../event-time.ts'
import { FIELD_RULES } from '../field-problem.ts'

export const EmailAddress = z.email().max(254).toLowerCase()
export const ShortText = z.string().max(1_000)
/** Bodies are cut for HubSpot later; this bound only keeps one event from filling the ledger. */
export const LongText = z.string().max(200_000)
export const WebLink = z.url({ protocol: /^https?$/ }).max(4_000)
/** However it is written: numbers are shown, not dialled. People are found by those with a country code. */
export const PhoneNumber = z.string().trim().min(1).max(100)

export const Member = z
  .object({
    email: EmailAddress,
    name: ShortText.optional(),
    id: z.string().max(255).optional().meta({ description: 'The id of this person in your tool.' }),
  })
  .meta({
    id: 'Member',
    description: 'Who acted: the person of your team who uses the sending tool. Becomes the HubSpot owner.',
  })

const person = {
  first_name: ShortText.optional(),
  last_name: ShortText.optional(),
  company: ShortText.optional(),
  job_title: ShortText.optional(),
  phone: ShortText.optional(),
  linkedin_url: WebLink.optional(),
}

export const Counterpart = z.object({ email: EmailAddress, ...person }).meta({
  id: 'Counterpart',
  description: 'Whom it concerns: a person outside your team, a HubSpot contact.',
})

const IDENTIFIERS = ['email', 'linkedin_url', 'phone', 'company_domain'] as const

/** Beyond mail a person may be known by a profile or a number alone. */
export const AnyCounterpart = z
  .object({
    email: EmailAddress.optional(),
    ...person,
    company_domain: z.hostname().max(253).toLowerCase().optional(),
  })
  .refine((who) => IDENTIFIERS.some((name) => who[name]?.trim()), { params: FIELD_RULES.no_identifier })
  .meta({
    id: 'AnyCounterpart',
    description:
      'Whom it concerns: a person outside your team, named by at least one of `email`, `linkedin_url`, `phone` and `company_domain`. HubSpot contacts are found by `email`, else by `linkedin_url`, else by `phone` with its country code.',
    anyOf: IDENTIFIERS.map((name) => ({ required: [name] })),
  })

export const Attachment = z
  .object({
    name: ShortText,
    size: z.number().int().nonnegative().optional().meta({ description: 'Bytes.' }),
    url: WebLink.optional(),
  })
  .meta({ id: 'Attachment' })

export const Campaign = z
  .object({
    id: z.string().max(255).optional(),
    name: ShortText,
    step: z.number().int().positive().optional().meta({ description: 'Counted from 1.' }),
  })
  .meta({ id: 'Campaign', description: 'The campaign or sequence that it belongs to.' })

/** What names a call, a message, a meeting or a task in the sender's tool. */
export function ownId(what: string) {
  return z
    .string()
    .trim()
    .min(1)
    .max(500)
    .optional()
    .meta({
      description: `The id of this ${what} in your tool. Events with the same one become one ${what}.`,
    })
}

/** What was said or written, in one form or in both. */
export function words(what: string) {
  return {
    text: LongText.optional().meta({ description: `${what}, as plain text.` }),
    html: LongText.optional().meta({ description: `${what}, as HTML. Made safe; wins over \`text\`.` }),
  }
}

/** What every event has. */
export const common = {
  id: z
    .string()
    .min(1)
    .max(255)
    .meta({
      description:
        'Your id of this event, unique in your source for as long as the account exists. Sending it again changes nothing.',
      examples: ['evt-1042'],
    }),
  occurred_at: EventTime,
  sent_at: EventTime.optional().meta({
    description: 'When you made this request; shows the skew of clocks.',
  }),
  member: Member.optional(),
  mode: z.enum(['live', 'backfill', 'dry_run']).optional().meta({
    description:
      '`backfill` for history: written after everything live. `dry_run`: nothing is kept or written; the answer says what would be.',
  }),
  campaign: Campaign.optional(),
  context: z.record(z.string(), z.unknown()).optional().meta({ description: 'Anything else worth keeping.' }),
}

export const isBot = z.boolean().optional().meta({ description: 'Your own verdict: a machine did this.' })

/** What every event beyond mail has. */
export const beyondMail = {
  ...common,
  counterparts: z.array(AnyCounterpart).min(1).max(500).optional().meta({
    description: 'Whom it concerns. May be left out where a phone number of the other side is given.',
  }),
}
