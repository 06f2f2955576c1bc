// Which events go first when an account has more than HubSpot lets us write at once. Times on the timeline stay true either way.
import type { ActivityEvent, ActivityType } from './activity-event.ts'

/** Smaller goes first. What a salesperson waits for comes before what merely happened. */
const PRIORITIES: Record<ActivityType, number> = {
  'email.replied': 0,
  'email.received': 0,
  'email.bounced': 1,
  'email.sent': 2,
  'email.opened': 3,
  'email.clicked': 3,
  'email.downloaded': 3,
}
export const LAST_PRIORITY = 4

export function priorityOf(event: ActivityEvent): number {
  return event.mode === 'backfill' ? LAST_PRIORITY : PRIORITIES[event.type]
}
