// From an activity event to what HubSpot stores. docs/field-mapping.md is the published form of this table.
import type { ActivityEvent, ActivityOf, ActivityType } from '../activity-event.ts'
import type { EngagementType } from '../engagement.ts'
import { drawCall } from './call.ts'
import type { Drawn } from './drawn.ts'
import { drawBounce, drawClick, drawDownload, drawEmail, drawOpen } from './mail.ts'
import { drawMeeting } from './meeting.ts'
import { drawMessage } from './message.ts'
import { drawInterest, drawInvitation, drawOnLinkedin, drawUnsubscribe } from './signal.ts'
import { drawTask } from './task.ts'

type Row<T extends ActivityType> = { type: EngagementType; draw(event: ActivityOf<T>): Drawn }
type Table = { [T in ActivityType]: Row<T> }

const TABLE: Table = {
  'email.sent': { type: 'emails', draw: (event) => drawEmail(event, event.message) },
  'email.received': { type: 'emails', draw: (event) => drawEmail(event, event.message) },
  'email.replied': { type: 'emails', draw: (event) => drawEmail(event, event.message) },
  'email.bounced': { type: 'emails', draw: drawBounce },
  'email.opened': { type: 'notes', draw: drawOpen },
  'email.clicked': { type: 'notes', draw: drawClick },
  'email.downloaded': { type: 'notes', draw: drawDownload },
  'email.unsubscribed': { type: 'notes', draw: drawUnsubscribe },
  'call.completed': { type: 'calls', draw: drawCall },
  'linkedin.message_sent': { type: 'communications', draw: drawMessage },
  'linkedin.message_received': { type: 'communications', draw: drawMessage },
  'linkedin.invitation_sent': { type: 'notes', draw: drawInvitation },
  'linkedin.invitation_accepted': { type: 'notes', draw: drawOnLinkedin },
  'linkedin.profile_visited': { type: 'notes', draw: drawOnLinkedin },
  'sms.sent': { type: 'communications', draw: drawMessage },
  'sms.received': { type: 'communications', draw: drawMessage },
  'whatsapp.sent': { type: 'communications', draw: drawMessage },
  'whatsapp.received': { type: 'communications', draw: drawMessage },
  'meeting.booked': { type: 'meetings', draw: drawMeeting },
  'meeting.canceled': { type: 'meetings', draw: drawMeeting },
  'task.created': { type: 'tasks', draw: drawTask },
  'task.completed': { type: 'tasks', draw: drawTask },
  'lead.interest_changed': { type: 'notes', draw: drawInterest },
}

/** What HubSpot stores an event as: something that happened to a mail is a note on it. */
export function engagementTypeOf({ type }: Pick<ActivityEvent, 'type'>): EngagementType {
  return TABLE[type].type
}

/** The engagement of one event, without owner and engagement key. Pure; the owner and the key are added by the plan. */
export function toEngagement<T extends ActivityType>(event: ActivityOf<T> & { type: T }): Drawn {
  const row: Row<T> = TABLE[event.type]
  return row.draw(event)
}
