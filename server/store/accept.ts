// Keeps accepted events: once each, with their contents, in one statement for a whole batch.
import type { Db } from './database.ts'

export type NewEvent = {
  event_id: string
  external_id: string
  type: string
  occurred_at: string
  member_email: string | null
  counterparts: string[]
  message_id: string | null
  priority: number
  mode: string
  bytes: number
  content_hash: string
  body: object
}

export type Kept = { eventId: string; contentHash: string }

/**
 * Inserts the events whose (source, external id) is new, and answers for every external id which event holds it.
 * Rows are inserted in the order of their keys: two senders of the same events wait for each other and never deadlock.
 */
export async function keepEvents(
  db: Db,
  { portalId, sourceId, now }: { portalId: string; sourceId: string; now: Date },
  events: readonly NewEvent[],
): Promise<Map<string, Kept>> {
  const inserted: { rows: { event_id: string }[] } = await db.raw(
    `with input as (
       select * from jsonb_to_recordset(cast(:events as jsonb)) as event(
         event_id uuid, external_id text, type text, occurred_at timestamptz, member_email text,
         counterparts text[], message_id text, priority smallint, mode text, bytes integer, content_hash text, body jsonb)
     ), fresh as (
       insert into event_keys (portal_id, source_id, external_id, event_id, content_hash)
       select :portalId, :sourceId, external_id, event_id, decode(content_hash, 'hex')
       from input order by external_id, event_id
       on conflict do nothing
       returning event_id
     ), kept as (
       insert into events (portal_id, event_id, source_id, external_id, type, occurred_at, received_at,
         member_email, counterparts, message_id, priority, mode, bytes, state, reason, due_at)
       select :portalId, event_id, :sourceId, external_id, type, occurred_at, :now,
         member_email, counterparts, message_id, priority, mode, bytes, 'received', 'received', :now
       from input join fresh using (event_id)
     ), contents as (
       insert into event_contents (portal_id, event_id, body)
       select :portalId, event_id, body from input join fresh using (event_id)
     )
     select event_id from fresh`,
    { events: JSON.stringify(events), portalId, sourceId, now },
  )
  const fresh = new Set(inserted.rows.map((row) => row.event_id))
  const kept = new Map(
    events
      .filter((event) => fresh.has(event.event_id))
      .map((event) => [event.external_id, { eventId: event.event_id, contentHash: event.content_hash }]),
  )
  const others = events.filter((event) => !kept.has(event.external_id))
  if (others.length === 0) return kept
  const rows: { external_id: string; event_id: string; hash: string }[] = await db('event_keys')
    .select('external_id', 'event_id', db.raw(`encode(content_hash, 'hex') as hash`))
    .where({ portal_id: portalId, source_id: sourceId })
    .whereRaw('external_id = any(?)', [others.map((event) => event.external_id)])
  for (const row of rows) kept.set(row.external_id, { eventId: row.event_id, contentHash: row.hash })
  return kept
}
