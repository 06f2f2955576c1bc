// The log of a record, newest first by when it happened: which events are in it. What they say is read apart, for the few that are shown.
import type { ActivityType } from '../domain/activity-event.ts'
import type { EventState } from '../domain/reason.ts'
import { SUBJECT } from './card-events.ts'
import type { Db } from './database.ts'

export type RecordKey = { portalId: string; objectTypeId: string; recordId: string }

/** A place in the log: everything after it happened earlier. */
export type Place = { occurredAt: Date; eventId: string }

export type EntryFilter = {
  states?: readonly EventState[] | undefined
  type?: ActivityType | undefined
  /** In small letters; may stand in the subject, an address or the Message-ID. */
  search?: string | undefined
  after?: Place | undefined
  limit: number
}

export type Entry = Place & {
  isChosen: boolean
  why: string
  /** How often an open was repeated, this one included, and when the first was. */
  times: number
  firstAt: Date
}

export type Entries = {
  entries: Entry[]
  /** Set when a search looked no further than here. */
  lookedUntil: Place | null
}

/** Looking into more subjects takes another page: one request must not read a whole ledger. */
const MOST_SEARCHED = 5_000

/** Opens of one message by the same people are one entry, of the newest among those that stand alike. */
const IS_NEWEST = `(record.repeat_key is null or not exists (
  select from event_records as newer
  where newer.portal_id = record.portal_id and newer.object_type_id = record.object_type_id
    and newer.record_id = record.record_id and newer.repeat_key = record.repeat_key
    and newer.state = record.state and newer.is_chosen = record.is_chosen
    and (newer.occurred_at, newer.event_id) > (record.occurred_at, record.event_id)))`

const REPEATS = `select count(*)::int as times, min(occurred_at) as "firstAt" from event_records as same
  where same.portal_id = found.portal_id and same.object_type_id = found.object_type_id
    and same.record_id = found.record_id and same.repeat_key = found.repeat_key
    and same.state = found.state and same.is_chosen = found.is_chosen`

// Who got a blind copy must not be found out by looking for them.
const MATCHES = `(
  strpos(lower(coalesce(${SUBJECT}, '')), :search) > 0
  or strpos(lower(coalesce(event.message_id, '')), :search) > 0
  or strpos(lower(coalesce(event.member_email, '')), :search) > 0
  or exists (select from unnest(event.counterparts) as person where strpos(person, :search) > 0
    and not coalesce(cast(contents.body as jsonb) #> '{message,bcc}' @> jsonb_build_array(jsonb_build_object('email', person)), false)))`

/** The entries of a record for which it was considered. */
export async function listEntries(db: Db, key: RecordKey, filter: EntryFilter): Promise<Entries> {
  const { search, limit } = filter
  const { sql, bindings } = entriesOf(key, filter)
  const found =
    search === undefined
      ? `${sql} limit :limit`
      : `select looked_at.* from (${sql} limit :mostSearched) as looked_at
         join events as event using (portal_id, event_id)
         left join event_contents as contents using (portal_id, event_id)
         where ${MATCHES}
         order by looked_at.occurred_at desc, looked_at.event_id desc limit :limit`
  const { rows } = await db.raw(
    `select event_id as "eventId", occurred_at as "occurredAt", is_chosen as "isChosen", why,
       coalesce(times, 1) as times, coalesce("firstAt", occurred_at) as "firstAt"
     from (${found}) as found left join lateral (${REPEATS}) as repeats on found.repeat_key is not null
     order by found.occurred_at desc, found.event_id desc`,
    { ...bindings, limit, ...(search !== undefined && { search, mostSearched: MOST_SEARCHED }) },
  )
  const entries: Entry[] = rows
  const mayHaveMore = search !== undefined && entries.length < limit
  return { entries, lookedUntil: mayHaveMore ? await endOfSearch(db, key, filter) : null }
}

/** Where a search that found too little stopped looking; null when it looked at everything. */
async function endOfSearch(db: Db, key: RecordKey, filter: EntryFilter): Promise<Place | null> {
  const { sql, bindings } = entriesOf(key, filter)
  const { rows } = await db.raw(
    `select event_id as "eventId", occurred_at as "occurredAt" from (${sql} offset :looked limit 1) as last`,
    { ...bindings, looked: MOST_SEARCHED - 1 },
  )
  return rows[0] ?? null
}

function entriesOf({ portalId, objectTypeId, recordId }: RecordKey, { states, type, after }: EntryFilter) {
  const conditions = [
    'portal_id = :portalId and object_type_id = :objectTypeId and record_id = :recordId',
    ...(states ? ['state = any(:states)'] : []),
    ...(type ? ['type = :type'] : []),
    ...(after ? ['(occurred_at, event_id) < (:afterAt, cast(:afterId as uuid))'] : []),
    IS_NEWEST,
  ]
  const bindings = {
    ...{ portalId, objectTypeId, recordId },
    ...(states && { states: [...states] }),
    ...(type && { type }),
    ...(after && { afterAt: after.occurredAt, afterId: after.eventId }),
  }
  const sql = `select * from event_records as record where ${conditions.join(' and ')} order by occurred_at desc, event_id desc`
  return { sql, bindings }
}
