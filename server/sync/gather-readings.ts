// What the decisions about opens and clicks need: what the books know of the same people and messages, and what HubSpot's notes say now.

import { counterpartsOf } from '../domain/counterparts.ts'
import { messageIdOf } from '../domain/engagement.ts'
import type { DueEvent } from '../domain/plan.ts'
import {
  isReading,
  type NoteInHubSpot,
  type OlderReadings,
  type Reading,
  readingKey,
} from '../domain/readings/reading.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { readObjects } from '../hubspot/objects.ts'
import type { Db } from '../store/database.ts'
import type { KnownEngagement } from '../store/engagements.ts'
import { countOlderReadings, findReadings } from '../store/readings.ts'
import { contentsHash } from './read-back.ts'

export type KeptReadings = {
  readings: ReadonlyMap<string, readonly Reading[]>
  olderReadings: ReadonlyMap<string, OlderReadings>
}

/** From the books alone. */
export async function gatherReadings(
  db: Db,
  portalId: string,
  due: readonly DueEvent[],
): Promise<KeptReadings> {
  const events = due.map(({ event }) => event).filter(isReading)
  const messageIds = [...new Set(events.map(messageIdOf))].filter((id) => id !== undefined)
  if (messageIds.length === 0) return { readings: new Map(), olderReadings: new Map() }
  const emails = [...new Set(events.flatMap((event) => counterpartsOf(event).map(({ email }) => email)))]
  const about = { messageIds, emails }
  const [found, olderReadings] = await Promise.all([
    findReadings(db, portalId, about),
    countOlderReadings(db, portalId, about),
  ])
  return { readings: Map.groupBy(found, ({ event }) => readingKey(event) ?? ''), olderReadings }
}

/** The notes that may have to change, as HubSpot has them now: 100 a call. */
export async function gatherNotes(
  hubspot: HubSpotClient,
  portalId: string,
  keys: readonly string[],
  known: ReadonlyMap<string, KnownEngagement>,
): Promise<Map<string, NoteInHubSpot | null>> {
  const written = keys.flatMap((key) => {
    const { id = null, type, contentsHash: first = null, said = [] } = known.get(key) ?? {}
    return id !== null && type === 'notes' ? [{ key, id, said: new Set([first, ...said]) }] : []
  })
  if (written.length === 0) return new Map()
  const properties = ['hs_timestamp', 'hs_note_body']
  const ids = written.map(({ id }) => id)
  const rows = await readObjects(hubspot, portalId, { type: 'notes', ids, properties })
  const byId = new Map(rows.map((row) => [row.id, row.properties]))
  return new Map(
    written.map(({ key, id, said }) => {
      const found = byId.get(id)
      return [key, found ? { isOurs: said.has(contentsHash('notes', found)), properties: found } : null]
    }),
  )
}
