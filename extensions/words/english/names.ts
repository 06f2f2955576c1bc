// What kinds of activity, states and acts are called in English.
import type { ActivityType } from '../../../server/domain/activity-event.ts'
import type { EventState } from '../../../server/domain/reason.ts'
import type { AccountRef, SyncState } from '../../../server/http/cards/answers.ts'

export const TYPES: Record<ActivityType, string> = {
  'email.sent': 'Email sent',
  'email.received': 'Email received',
  'email.replied': 'Reply',
  'email.opened': 'Email opened',
  'email.clicked': 'Link clicked',
  'email.downloaded': 'File downloaded',
  'email.bounced': 'Email bounced',
  'email.unsubscribed': 'Unsubscribed',
  'linkedin.profile_visited': 'LinkedIn profile visited',
  'linkedin.invitation_sent': 'LinkedIn invitation sent',
  'linkedin.invitation_accepted': 'LinkedIn invitation accepted',
  'linkedin.message_sent': 'LinkedIn message sent',
  'linkedin.message_received': 'LinkedIn message received',
  'whatsapp.sent': 'WhatsApp message sent',
  'whatsapp.received': 'WhatsApp message received',
  'sms.sent': 'Text message sent',
  'sms.received': 'Text message received',
  'call.completed': 'Call',
  'meeting.booked': 'Meeting booked',
  'meeting.canceled': 'Meeting canceled',
  'task.created': 'Task created',
  'task.completed': 'Task completed',
  'lead.interest_changed': 'Interest changed',
}

export const SYNC_STATES: Record<SyncState, string> = {
  attention: 'Needs attention',
  held: 'On hold',
  waiting: 'Waiting',
  excluded: 'Not logged',
  synced: 'All synced',
  unknown: 'Nothing yet',
}

export const EVENT_STATES: Record<EventState, string> = {
  received: 'Waiting',
  queued: 'Waiting',
  writing: 'Being written',
  retrying: 'Trying again',
  held: 'On hold',
  written: 'Logged',
  skipped: 'Not logged',
  failed: 'Failed',
}

export const ACCOUNT_STATES: Record<AccountRef['status'], string> = {
  connected: 'Connected',
  paused: 'Paused',
  revoked: 'Access lost',
  disconnected: 'Disconnected',
}
