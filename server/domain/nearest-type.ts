// Which type of event a developer most likely meant: what other tools call it, else the nearest spelling among its own kind.
import { closest } from 'fastest-levenshtein'
import { ACTIVITY_TYPES, type ActivityType } from './activity-event.ts'

/** By meaning, where the spelling would lead astray. */
const OTHER_NAMES: ReadonlyMap<string, ActivityType> = new Map([
  ['meeting.confirmed', 'meeting.booked'],
  ['meeting.scheduled', 'meeting.booked'],
  ['meeting.created', 'meeting.booked'],
  ['meeting.rescheduled', 'meeting.booked'],
  ['meeting.cancelled', 'meeting.canceled'],
  ['task.done', 'task.completed'],
  ['linkedin.replied', 'linkedin.message_received'],
  ['linkedin.message_replied', 'linkedin.message_received'],
  ['linkedin.visit', 'linkedin.profile_visited'],
  ['lead.interested', 'lead.interest_changed'],
  ['lead.not_interested', 'lead.interest_changed'],
  ['lead.paused', 'lead.interest_changed'],
  ['lead.resumed', 'lead.interest_changed'],
])

/** What to do about an unknown type: the one it most likely stands for, and what there is of its kind. */
export function suggestType(type: string): string {
  const sameKind = ACTIVITY_TYPES.filter((known) => kindOf(known) === kindOf(type))
  const nearest = OTHER_NAMES.get(type) ?? closest(type, sameKind.length > 0 ? sameKind : ACTIVITY_TYPES)
  const others = ACTIVITY_TYPES.filter((known) => kindOf(known) === kindOf(nearest))
  return `Did you mean \`${nearest}\`? Of this kind there are: ${others.join(', ')}. All types are in /docs.`
}

function kindOf(type: string): string | undefined {
  return type.split('.')[0]
}
