// Keeps accepted events: once each, with their contents, in one statement for a whole batch. Of what was turned away only the fact.
import type { Facts, ReasonOf } from '../domain/reason.ts'
import type { Trace } from '../domain/trace.ts'
import { binaryArray } from './binary-array.ts'
import type { Db } from './database.ts'
import { toStorableJson } from './json.ts'

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
  /** The event as JSON. Null where it ended at the door, and nothing that it says is kept. */
  body: string | null
  /** Why it ended at the door; null where it came in. */
  ended: { reason: ReasonOf<'skipped'>; facts: Facts; trace: Trace | null } | null
  /** Of what ended at the door, whom it makes known all the same; left out, nobody. */
  turned_to?: string[]
  /** Who was left out of it at the door; null where nobody was. */
  left_out: Trace | null
}

export type Kept = { eventId: string; contentHash: string }

type Place = {
  portalId: string
  sourceId: string
  now: Date
  /** By which version of the settings the door decided. */
  settingsVersion: number
}

/** Keeps the events whose (source, external id) is new, and answers for every external id which event holds it. */
export async function keepEvents(
  db: Db,
  place: Place,
  events: readonly NewEvent[],
): Promise<Map<string, Kept>> {
  if ((await insertEvents(db, place, events)) < events.length) return findHolders(db, place, events)
  return new Map(
    events.map((event) => [event.external_id, { eventId: event.event_id, contentHash: event.content_hash }]),
  )
}

/**
 * Answers how many were new. Rows are inserted in the order of their keys: two senders of the same events wait for each other and
 * never deadlock.
 */
async function insertEvents(db: Db, place: Place, events: readonly NewEvent[]): Promise<number> {
  const texts = (read: (event: NewEvent) => string | null) => binaryArray('text', events.map(read))
  const { rows } = await db
    .raw(
      `with input as (
         select * from unnest(cast(:eventIds as uuid[]), cast(:externalIds as text[]), cast(:hashes as bytea[]),
           cast(:types as text[]), cast(:times as text[]), cast(:members as text[]), cast(:counterparts as text[]),
           cast(:messageIds as text[]), cast(:priorities as text[]), cast(:modes as text[]), cast(:sizes as text[]),
           cast(:bodies as jsonb[]), cast(:doors as jsonb[]))
         as event(event_id, external_id, content_hash, type, occurred_at, member_email, counterparts, message_id,
           priority, mode, bytes, body, door)
       ), fresh as (
         insert into event_keys (portal_id, source_id, external_id, event_id, content_hash)
         select :portalId, :sourceId, external_id, event_id, content_hash from input order by external_id
         on conflict do nothing
         returning event_id
       ), kept as (
         insert into events (portal_id, event_id, source_id, external_id, type, occurred_at, received_at, member_email,
           counterparts, message_id, priority, mode, bytes, state, reason, reason_facts, due_at, erased_at,
           settings_version, left_out)
         select :portalId, event_id, :sourceId, external_id, type, cast(occurred_at as timestamptz), :now, member_email,
           string_to_array(counterparts, ' '), message_id, cast(priority as smallint), mode, cast(bytes as integer),
           case when body is null then 'skipped' else 'received' end,
           coalesce(door ->> 'reason', 'received'), coalesce(door -> 'facts', '{}'),
           case when body is not null then cast(:now as timestamptz) end,
           case when door ->> 'reason' = 'erased' then cast(:now as timestamptz) end,
           case when door ->> 'reason' <> 'erased' then cast(:settingsVersion as integer) end, door -> 'leftOut'
         from input join fresh using (event_id)
       ), contents as (
         insert into event_contents (portal_id, event_id, body)
         select :portalId, event_id, body from input join fresh using (event_id) where body is not null
       ), turned_away as (
         insert into log_lines (portal_id, event_id, at, state, reason, facts, trace)
         select :portalId, event_id, :now, 'skipped', door ->> 'reason', door -> 'facts', nullif(door -> 'trace', 'null')
         from input join fresh using (event_id) where body is null
       )
       select cast(count(*) as integer) as fresh from fresh`,
      {
        ...place,
        eventIds: binaryArray(
          'uuid',
          events.map((event) => event.event_id.replaceAll('-', '')),
        ),
        externalIds: texts((event) => event.external_id),
        hashes: binaryArray(
          'bytea',
          events.map((event) => event.content_hash),
        ),
        types: texts((event) => event.type),
        times: texts((event) => event.occurred_at),
        members: texts((event) => event.member_email),
        // No address has a space in it.
        counterparts: texts((event) => event.counterparts.join(' ')),
        messageIds: texts((event) => event.message_id),
        priorities: texts((event) => String(event.priority)),
        modes: texts((event) => event.mode),
        sizes: texts((event) => String(event.bytes)),
        bodies: binaryArray(
          'jsonb',
          events.map((event) => event.body),
        ),
        doors: binaryArray('jsonb', events.map(doorOf)),
      },
    )
    // Prepared once for each connection: planning takes as long as keeping a dozen events.
    .options({ name: 'keep-events' })
  return rows[0].fresh
}

function doorOf({ ended, left_out: leftOut }: NewEvent): string | null {
  return ended || leftOut ? toStorableJson(ended ?? { leftOut }) : null
}

async function findHolders(
  db: Db,
  { portalId, sourceId }: Place,
  events: readonly NewEvent[],
): Promise<Map<string, Kept>> {
  const rows: { external_id: string; event_id: string; hash: string }[] = await db('event_keys')
    .select('external_id', 'event_id', db.raw(`encode(content_hash, 'hex') as hash`))
    .where({ portal_id: portalId, source_id: sourceId })
    .whereRaw('external_id = any(?)', [events.map((event) => event.external_id)])
  return new Map(rows.map((row) => [row.external_id, { eventId: row.event_id, contentHash: row.hash }]))
}
