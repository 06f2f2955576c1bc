// What one person did with one message: its opens, clicks and downloads, which are judged, counted and rolled up together.
import type { ActivityEvent, ActivityType } from '../activity-event.ts'
import { counterpartsOf } from '../counterparts.ts'
import { type EngagementProperties, engagementKey, hashed, messageIdOf } from '../engagement.ts'
import type { EventState } from '../reason.ts'
import type { Repeats } from '../settings/activities.ts'
import type { Settings } from '../settings/settings.ts'
import type { ReadingEvent } from './bot-verdict.ts'

export const READING_TYPES: readonly ActivityType[] = ['email.opened', 'email.clicked', 'email.downloaded']

/** A reading that the books know of. Its event is as much of it as was kept. */
export type Reading = {
  eventId: string
  sourceId: string
  event: ReadingEvent
  state: EventState
  engagementKey: string | null
}

/** Readings that were written so long ago, or are so many, that they are only counted. */
export type OlderReadings = { count: number; first: string; last: string }

/** A note as HubSpot has it now. */
export type NoteInHubSpot = {
  /** Whether it still says what Logbook wrote; else a person changed it. */
  isOurs: boolean
  properties: EngagementProperties
}

export type ReadingFacts = {
  /** By readingKey. */
  readings: ReadonlyMap<string, readonly Reading[]>
  /** By engagement key. */
  olderReadings: ReadonlyMap<string, OlderReadings>
  /** The notes that may have to change, by engagement key; null for one that somebody deleted. */
  notes: ReadonlyMap<string, NoteInHubSpot | null>
}

export function isReading(event: ActivityEvent): event is ReadingEvent {
  return READING_TYPES.includes(event.type)
}

/** Names the message and the people who read it; null where the message has no id. */
export function readingKey(event: ReadingEvent): string | null {
  const messageId = messageIdOf(event)
  return messageId === undefined ? null : hashed('reading', messageId, ...personOf(event))
}

/** Names the one note for all opens of a message by a person, or for all clicks on one of its links. Null for what is told one by one. */
export function rollUpKey(event: ReadingEvent): string | null {
  const messageId = messageIdOf(event)
  if (messageId === undefined || event.type === 'email.downloaded') return null
  return event.type === 'email.opened'
    ? hashed('opens', messageId, ...personOf(event))
    : hashed('clicks', messageId, event.link.url, ...personOf(event))
}

/** Whether this reading was put into a note together with others. */
export function isRolledUp({ engagementKey: key, ...one }: Omit<Reading, 'state'>): boolean {
  return key !== null && key !== engagementKey(one)
}

/** What the settings want to be done about repetitions. */
export function repeatsOf({ type }: ReadingEvent, { activities }: Settings): Repeats {
  if (type === 'email.opened') return activities.opens
  return type === 'email.clicked' ? activities.clicks : 'each'
}

function personOf(event: ReadingEvent): string[] {
  return counterpartsOf(event)
    .map(({ email }) => email)
    .sort()
}
