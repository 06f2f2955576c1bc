// What the API answers, as schemas for the documentation. A test holds them against the real views.
import { z } from 'zod'
import { ACTIVITY_TYPES } from '../../domain/activity-event.ts'
import { ENGAGEMENT_TYPES } from '../../domain/engagement.ts'
import { FIELD_PROBLEM_CODES } from '../../domain/field-problem.ts'
import { REASONS } from '../../domain/reason.ts'
import { PROBLEMS } from '../problem.ts'

const Moment = z.iso.datetime().meta({ description: 'ISO 8601 in UTC.' })
const OurId = z
  .uuid()
  .meta({ description: 'Our id of the event (UUIDv7), which `/v1/events/{event}` takes.' })
const YourId = z.string().meta({ description: 'Your id of the event.' })
const Facts = z
  .record(z.string(), z.unknown())
  .meta({ description: 'What the reason or the rule saw, as data.' })
const Index = z.number().int().nonnegative().meta({ description: 'The place in your batch, from 0.' })

const State = z.enum([...new Set(Object.values(REASONS))]).meta({
  id: 'EventStatus',
  description: '`written`, `skipped` and `failed` are final; `held` waits for a person, and is never lost.',
})
const Reason = z.enum(Object.keys(REASONS)).meta({
  id: 'Reason',
  description: 'Why the event is in its status. Each code has a paragraph in [Codes](/docs/errors).',
})

const Warning = z
  .object({ pointer: z.string(), code: z.string(), message: z.string() })
  .meta({ id: 'Warning', description: 'Something that was taken in otherwise than it was sent.' })

const FieldError = z
  .object({
    pointer: z.string().meta({ description: 'JSON Pointer (RFC 6901) into the body that you sent.' }),
    code: z.enum(FIELD_PROBLEM_CODES),
    message: z.string().meta({ description: 'What is wrong.' }),
    fix: z.string().meta({ description: 'What to do about it.' }),
    docs_url: z.url(),
  })
  .meta({ id: 'FieldError' })

const Taken = z
  .object({
    index: Index,
    id: YourId,
    event: OurId,
    status: z.enum(['accepted', 'duplicate']).meta({
      description: 'A duplicate was accepted before, with the same contents; `event` is the one from then.',
    }),
    warnings: z.array(Warning),
    links: z.object({ status: z.string() }),
  })
  .meta({ id: 'TakenItem' })

const Planned = z
  .object({
    index: Index,
    id: YourId,
    status: z.literal('planned'),
    plan: z.record(z.string(), z.unknown()).meta({
      description: 'What would be written, or why nothing would: status, reason, trace, records, engagement.',
    }),
  })
  .meta({ id: 'PlannedItem', description: 'The answer to `mode: dry_run`. Nothing was kept or written.' })

const Rejected = z
  .object({
    index: Index,
    id: YourId.nullable(),
    status: z.literal('rejected'),
    errors: z.array(FieldError),
  })
  .meta({ id: 'RejectedItem', description: 'Not kept. Correct it and send it again.' })

const results = {
  results: z
    .array(z.union([Taken, Planned, Rejected]))
    .meta({ description: 'One for each item, in your order.' }),
  accepted: z.number().int().nonnegative(),
  duplicates: z.number().int().nonnegative(),
  rejected: z.number().int().nonnegative(),
}

export const Results = z.object(results).meta({ id: 'Results' })

export const Problem = z
  .object({
    type: z.url().meta({ description: 'Leads to the paragraph about this code.' }),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(Object.keys(PROBLEMS)),
    detail: z.string(),
    request_id: z
      .string()
      .optional()
      .meta({ description: 'Tell us this id when you ask about the request.' }),
    errors: z.array(FieldError).optional(),
  })
  .meta({ id: 'Problem', description: 'A refusal, as RFC 9457 (problem details) has it.' })

export const AllRejected = Problem.extend(results).meta({
  id: 'AllRejected',
  description: 'A problem that carries the answer to each item.',
})

export const EventView = z
  .object({
    event: OurId,
    id: YourId,
    type: z.enum(ACTIVITY_TYPES),
    source: z.object({ id: z.uuid(), name: z.string() }).meta({ description: 'The source that sent it.' }),
    mode: z.enum(['live', 'backfill', 'test']).meta({
      description: '`test`: sent with a test key, so never written to HubSpot.',
    }),
    occurred_at: Moment,
    received_at: Moment,
    member: z.string().nullable().meta({ description: 'The address of the member.' }),
    counterparts: z.array(z.string()).meta({
      description: 'Their addresses; of those without one the LinkedIn profile, or the phone number.',
    }),
    status: State,
    reason: Reason,
    reason_text: z.string().meta({ description: 'The reason as a sentence.' }),
    facts: Facts,
    attempts: z.number().int().nonnegative(),
    next_try_at: Moment.nullable().meta({
      description: 'When it goes on by itself, if that is known.',
    }),
    engagement: z
      .object({ type: z.enum(ENGAGEMENT_TYPES), id: z.string(), url: z.string() })
      .nullable()
      .meta({ description: 'What HubSpot shows for this event, once it is written.' }),
    links: z.object({ status: z.string(), trace: z.string() }),
  })
  .meta({ id: 'Event', description: 'An event and what became of it.' })

export const EventPage = z
  .object({
    events: z.array(EventView).meta({ description: 'The newest first.' }),
    next_cursor: z.uuid().nullable().meta({ description: 'Null on the last page.' }),
  })
  .meta({ id: 'EventPage' })

export const TraceView = z
  .object({
    event: OurId,
    id: YourId,
    status: State,
    reason: Reason,
    reason_text: z.string(),
    trace: z
      .array(z.object({ rule: z.string(), facts: Facts, text: z.string() }))
      .meta({ description: 'The rules that ran, in order.' }),
    records: z
      .array(
        z.object({
          object_type_id: z.string().meta({
            description: 'HubSpot: 0-1 contact, 0-2 company, 0-3 deal, 0-5 ticket.',
            examples: ['0-1'],
          }),
          id: z.string(),
          name: z.string(),
          chosen: z.boolean(),
          why: z.string(),
          why_text: z.string(),
          url: z.string(),
        }),
      )
      .meta({ description: 'Every record that was looked at, taken or not.' }),
    log: z
      .array(z.object({ at: Moment, state: State, reason: Reason, facts: Facts, text: z.string() }))
      .meta({ description: 'Every change of status.' }),
  })
  .meta({ id: 'Trace', description: 'Why an event was logged where it was, or not at all.' })

export const RetriedView = z
  .object({
    retried: z.number().int().nonnegative().meta({ description: 'How many events are back in line.' }),
    has_more: z.boolean().meta({ description: 'Whether the filter finds more.' }),
  })
  .meta({ id: 'Retried' })
