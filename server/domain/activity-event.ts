// The activity event: what a sending tool tells us happened. One schema for the door, the ledger and the API's documentation.
import { z } from 'zod'
import { CALL_EVENTS } from './activities/call.ts'
import type * as fields from './activities/fields.ts'
import { LEAD_EVENTS } from './activities/lead.ts'
import { LINKEDIN_EVENTS } from './activities/linkedin.ts'
import { MAIL_EVENTS, type Message as MailMessage } from './activities/mail.ts'
import { MEETING_EVENTS } from './activities/meeting.ts'
import { TASK_EVENTS } from './activities/task.ts'
import { TEXTING_EVENTS } from './activities/texting.ts'

export const ActivityEvent = z
  .discriminatedUnion('type', [
    ...MAIL_EVENTS,
    ...CALL_EVENTS,
    ...LINKEDIN_EVENTS,
    ...TEXTING_EVENTS,
    ...MEETING_EVENTS,
    ...TASK_EVENTS,
    ...LEAD_EVENTS,
  ])
  .meta({ id: 'ActivityEvent' })

export type ActivityEvent = z.output<typeof ActivityEvent>
export type ActivityType = ActivityEvent['type']
export type ActivityOf<T extends ActivityType> = Extract<ActivityEvent, { type: T }>
export type MailEvent = z.output<(typeof MAIL_EVENTS)[number]>
export type Counterpart = z.output<typeof fields.Counterpart>
export type AnyCounterpart = z.output<typeof fields.AnyCounterpart>
export type Member = z.output<typeof fields.Member>
export type Message = z.output<typeof MailMessage>

export const ACTIVITY_TYPES: readonly ActivityType[] = ActivityEvent.options.map(
  (option) => option.shape.type.value,
)

const MAIL_TYPES: ReadonlySet<ActivityType> = new Set(MAIL_EVENTS.map((option) => option.shape.type.value))

/** Whether it is about one mail. */
export function isMail(event: ActivityEvent): event is MailEvent {
  return MAIL_TYPES.has(event.type)
}
