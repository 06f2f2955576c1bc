// The kinds of activity as people look for them: by where they happen.
import type { ActivityType } from '../../../server/domain/activity-event.ts'
import type { Settings } from '../../../server/domain/settings/settings.ts'
import type { Choices } from '../../../server/http/settings/answers.ts'

export type Group = 'mail' | 'signals' | 'linkedin' | 'texting' | 'calls' | 'leads'

const GROUP_OF: Record<ActivityType, Group> = {
  'email.sent': 'mail',
  'email.received': 'mail',
  'email.replied': 'mail',
  'email.bounced': 'mail',
  'email.opened': 'signals',
  'email.clicked': 'signals',
  'email.downloaded': 'signals',
  'email.unsubscribed': 'signals',
  'linkedin.profile_visited': 'linkedin',
  'linkedin.invitation_sent': 'linkedin',
  'linkedin.invitation_accepted': 'linkedin',
  'linkedin.message_sent': 'linkedin',
  'linkedin.message_received': 'linkedin',
  'whatsapp.sent': 'texting',
  'whatsapp.received': 'texting',
  'sms.sent': 'texting',
  'sms.received': 'texting',
  'call.completed': 'calls',
  'meeting.booked': 'calls',
  'meeting.canceled': 'calls',
  'task.created': 'calls',
  'task.completed': 'calls',
  'lead.interest_changed': 'leads',
}

export const GROUPS: readonly Group[] = ['mail', 'signals', 'linkedin', 'texting', 'calls', 'leads']

type Kinds = Choices['stored_as']
export type StoredAs = Settings['activities']['stored_as']

/** Kinds that this page does not know yet stand with the leads: HubSpot serves pages of its own copy. */
export function kindsIn(group: Group, kinds: Kinds): Kinds {
  return kinds.filter(({ type }) => (GROUP_OF[type] ?? 'leads') === group)
}

/** Stores a kind as this; what says the same as the usual need not be said. */
export function withStored(now: StoredAs, type: ActivityType, as: StoredAs[ActivityType] | null): StoredAs {
  const { [type]: _, ...others } = now
  return as === null || as === undefined ? others : { ...others, [type]: as }
}
