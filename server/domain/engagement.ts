// An engagement as HubSpot stores it: its type, its properties verbatim, and the key that names it before HubSpot does.
import { createHash } from 'node:crypto'
import { type ActivityEvent, isMail } from './activity-event.ts'
import { counterpartsOf } from './counterparts.ts'

export const ENGAGEMENT_TYPES = ['emails', 'notes', 'calls', 'communications', 'meetings', 'tasks'] as const
export type EngagementType = (typeof ENGAGEMENT_TYPES)[number]
export type EngagementProperties = Record<string, string>
export type Engagement = { type: EngagementType; properties: EngagementProperties }

/** HubSpot's object type ids, for links into HubSpot and for its limits. */
export const ENGAGEMENT_TYPE_IDS: Readonly<Record<EngagementType, string>> = {
  emails: '0-49',
  notes: '0-46',
  calls: '0-48',
  communications: '0-18',
  meetings: '0-47',
  tasks: '0-27',
}

export function isEngagementType(type: string): type is EngagementType {
  return ENGAGEMENT_TYPES.some((one) => one === type)
}

/** The property that carries the engagement key in HubSpot. */
export const ENGAGEMENT_KEY_PROPERTY = 'logbook_engagement_key'

/** How surely an engagement key can be found again: by a unique property, by a plain one, or only by comparing contents. */
export type EngagementTier = 'unique' | 'plain' | 'none'
export type EngagementTiers = Partial<Record<EngagementType, EngagementTier>>

/** HubSpot's bound for any string property, in UTF-16 units (HubSpot: engagement limits). */
export const LONGEST_PROPERTY = 65_536

/** The Message-ID as it compares: some tools keep its angle brackets, some drop them. */
export function messageIdOf(event: ActivityEvent): string | undefined {
  const message = isMail(event) || event.type === 'email.unsubscribed' ? event.message : undefined
  return message?.message_id?.replace(/^<|>$/g, '') || undefined
}

/** An event as the ledger knows it. */
export type KeptEvent = { eventId: string; sourceId: string; event: ActivityEvent }

/**
 * Names the engagement an event belongs to. A Message-ID names one mail in the world, whoever reports it: the tool that sent it,
 * a mailbox, one event for each recipient. A bounce concerns the recipients it names. A call, a message, a meeting or a task is named by
 * the id it has in its sender's tool, and means nothing in another's. Anything else is named by the event itself.
 * Hashed, so that HubSpot's property shows nobody's address.
 */
export function engagementKey({ event, eventId, sourceId }: KeptEvent): string {
  const names = namesOf(event, sourceId)
  return names === null ? hashed('event', eventId) : hashed(...names)
}

function namesOf(event: ActivityEvent, sourceId: string): string[] | null {
  const named = (kind: string, id: string | undefined) => (id ? [kind, sourceId, id] : null)
  switch (event.type) {
    case 'email.sent':
    case 'email.received':
    case 'email.replied': {
      const messageId = messageIdOf(event)
      return messageId ? ['email', messageId] : null
    }
    case 'email.bounced': {
      const messageId = messageIdOf(event)
      const recipients = counterpartsOf(event).map((person) => person.email)
      return messageId ? ['bounce', messageId, ...recipients.sort()] : null
    }
    case 'linkedin.message_sent':
    case 'linkedin.message_received':
    case 'sms.sent':
    case 'sms.received':
    case 'whatsapp.sent':
    case 'whatsapp.received':
      return named(event.type, event.message.id)
    case 'call.completed':
      return named('call', event.call.id)
    case 'meeting.booked':
    case 'meeting.canceled':
      return named('meeting', event.meeting.id)
    case 'task.created':
    case 'task.completed':
      return named('task', event.task.id)
    default:
      return null
  }
}

/** A key that shows nothing of what it is made of. */
export function hashed(...parts: string[]): string {
  return `lb-${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`
}
