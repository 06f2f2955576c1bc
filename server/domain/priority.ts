// Which events go first when an account has more than HubSpot lets us write at once. Times on the timeline stay true either way.
import type { ActivityEvent, ActivityType } from './activity-event.ts'

/** Smaller goes first. What a salesperson waits for comes before what merely happened. What edits comes with what it edits. */
const PRIORITIES: Record<ActivityType, number> = {
  'email.replied': 0,
  'email.received': 0,
  'linkedin.message_received': 0,
  'sms.received': 0,
  'whatsapp.received': 0,
  'meeting.booked': 0,
  'meeting.canceled': 0,
  'email.bounced': 1,
  'email.unsubscribed': 1,
  'lead.interest_changed': 1,
  'linkedin.invitation_accepted': 1,
  'email.sent': 2,
  'linkedin.message_sent': 2,
  'linkedin.invitation_sent': 2,
  'sms.sent': 2,
  'whatsapp.sent': 2,
  'call.completed': 2,
  'task.created': 2,
  'task.completed': 2,
  'email.opened': 3,
  'email.clicked': 3,
  'email.downloaded': 3,
  'linkedin.profile_visited': 3,
}
export const LAST_PRIORITY = 4

export function priorityOf(event: ActivityEvent): number {
  return event.mode === 'backfill' ? LAST_PRIORITY : PRIORITIES[event.type]
}
