// An engagement as HubSpot stores it: its type, its properties verbatim, and the key that names it before HubSpot does.
import { createHash } from 'node:crypto'
import type { ActivityEvent } from './activity-event.ts'
import { counterpartsOf } from './counterparts.ts'

export const ENGAGEMENT_TYPES = ['emails', 'notes'] as const
export type EngagementType = (typeof ENGAGEMENT_TYPES)[number]
export type EngagementProperties = Record<string, string>
export type Engagement = { type: EngagementType; properties: EngagementProperties }

/** The property that carries the engagement key in HubSpot. */
export const ENGAGEMENT_KEY_PROPERTY = 'logbook_engagement_key'

/** How surely an engagement key can be found again: by a unique property, by a plain one, or only by comparing contents. */
export type EngagementTier = 'unique' | 'plain' | 'none'
export type EngagementTiers = Partial<Record<EngagementType, EngagementTier>>

/** HubSpot's bound for any string property, in UTF-16 units (HubSpot: engagement limits). */
export const LONGEST_PROPERTY = 65_536

/** The Message-ID as it compares: some tools keep its angle brackets, some drop them. */
export function messageIdOf(event: ActivityEvent): string | undefined {
  return event.message.message_id?.replace(/^<|>$/g, '') || undefined
}

/**
 * Names the engagement an event belongs to. A Message-ID names one mail in the world, whoever reports it: the tool that sent it,
 * a mailbox, one event for each recipient. A bounce concerns the recipients it names. An open, a click or a download, and mail
 * without a Message-ID, are named by the event itself. Hashed, so that HubSpot's property shows nobody's address.
 */
export function engagementKey(event: ActivityEvent, eventId: string): string {
  const messageId = messageIdOf(event)
  switch (event.type) {
    case 'email.sent':
    case 'email.received':
    case 'email.replied':
      return messageId ? hashed('email', messageId) : hashed('event', eventId)
    case 'email.bounced': {
      const recipients = counterpartsOf(event).map((person) => person.email)
      return messageId ? hashed('bounce', messageId, ...recipients.sort()) : hashed('event', eventId)
    }
    default:
      return hashed('event', eventId)
  }
}

function hashed(...parts: string[]): string {
  return `lb-${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`
}
