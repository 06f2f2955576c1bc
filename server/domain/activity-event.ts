// The activity event: what a sending tool tells us happened. One schema for the door, the ledger and the API's documentation.
import { z } from 'zod'
import { EventTime } from './event-time.ts'

const EmailAddress = z.email().max(254).toLowerCase()
const ShortText = z.string().max(1_000)
/** Bodies are cut for HubSpot later; this bound only keeps one event from filling the ledger. */
const LongText = z.string().max(200_000)
const WebLink = z.url({ protocol: /^https?$/ }).max(4_000)

const Address = z
  .object({ email: EmailAddress, name: ShortText.optional() })
  .meta({ id: 'Address', description: 'An address as it stands in a mail header.' })

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

export const Counterpart = z
  .object({
    email: EmailAddress,
    first_name: ShortText.optional(),
    last_name: ShortText.optional(),
    company: ShortText.optional(),
    job_title: ShortText.optional(),
    phone: ShortText.optional(),
    linkedin_url: WebLink.optional(),
  })
  .meta({
    id: 'Counterpart',
    description: 'Whom it concerns: a person outside your team, a HubSpot contact.',
  })

const Attachment = z
  .object({
    name: ShortText,
    size: z.number().int().nonnegative().optional().meta({ description: 'Bytes.' }),
    url: WebLink.optional(),
  })
  .meta({ id: 'Attachment' })

export const Message = z
  .object({
    message_id: z
      .string()
      .trim()
      .min(1)
      .max(998)
      .optional()
      .meta({ description: 'The Message-ID header. Events with the same one become one engagement.' }),
    thread_id: z.string().max(998).optional(),
    in_reply_to: z.string().max(998).optional(),
    from: Address.optional(),
    to: z.array(Address).max(500).optional(),
    cc: z.array(Address).max(500).optional(),
    bcc: z.array(Address).max(500).optional().meta({ description: 'Never logged.' }),
    subject: ShortText.optional(),
    text: LongText.optional(),
    html: LongText.optional(),
    attachments: z.array(Attachment).max(100).optional(),
  })
  .meta({ id: 'Message', description: 'The mail this is about.' })

const Campaign = z
  .object({
    id: z.string().max(255).optional(),
    name: ShortText,
    step: z.number().int().positive().optional().meta({ description: 'Counted from 1.' }),
  })
  .meta({ id: 'Campaign', description: 'The campaign or sequence the message belongs to.' })

const common = {
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
  counterparts: z
    .array(Counterpart)
    .min(1)
    .max(500)
    .optional()
    .meta({ description: 'May be left out where the message names them: its recipients, or its sender.' }),
  message: Message,
  mode: z.enum(['live', 'backfill', 'dry_run']).optional().meta({
    description:
      '`backfill` for history: written after everything live. `dry_run`: nothing is kept or written; the answer says what would be.',
  }),
  campaign: Campaign.optional(),
  is_bot: z.boolean().optional().meta({ description: 'Your own verdict: a machine did this.' }),
  context: z.record(z.string(), z.unknown()).optional().meta({ description: 'Anything else worth keeping.' }),
}

const userAgent = z.string().max(2_000).optional()

const sent = z.object({ type: z.literal('email.sent'), ...common })
const received = z.object({ type: z.literal('email.received'), ...common })
const replied = z.object({
  type: z.literal('email.replied'),
  ...common,
  replied_by: z
    .enum(['member', 'contact'])
    .optional()
    .meta({ description: 'Who wrote the reply. May be left out when `message.from` says it.' }),
})
const opened = z.object({ type: z.literal('email.opened'), ...common, user_agent: userAgent })
const clicked = z.object({
  type: z.literal('email.clicked'),
  ...common,
  link: z.object({ url: WebLink, text: ShortText.optional() }),
  user_agent: userAgent,
})
const downloaded = z.object({
  type: z.literal('email.downloaded'),
  ...common,
  file: z.object({ name: ShortText, url: WebLink.optional() }),
  user_agent: userAgent,
})
const bounced = z.object({
  type: z.literal('email.bounced'),
  ...common,
  bounce: z
    .object({
      class: z.enum(['hard', 'soft', 'block', 'unknown']).default('unknown'),
      code: z.string().max(100).optional().meta({ description: 'SMTP or enhanced status code.' }),
      diagnostic: z.string().max(4_000).optional().meta({ description: "The receiving server's words." }),
    })
    .default({ class: 'unknown' }),
})

export const ActivityEvent = z
  .discriminatedUnion('type', [sent, received, replied, opened, clicked, downloaded, bounced])
  .meta({ id: 'ActivityEvent' })

export type ActivityEvent = z.output<typeof ActivityEvent>
export type ActivityType = ActivityEvent['type']
export type ActivityOf<T extends ActivityType> = Extract<ActivityEvent, { type: T }>
export type Counterpart = z.output<typeof Counterpart>
export type Member = z.output<typeof Member>
export type Message = z.output<typeof Message>

export const ACTIVITY_TYPES: readonly ActivityType[] = ActivityEvent.options.map(
  (option) => option.shape.type.value,
)
