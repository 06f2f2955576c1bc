// Questions about the ledger: one event, a page of events, the records an event considered.
import type { KeptCurrent } from '../domain/drawing/kept-current.ts'
import type { EventState, Facts, Reason } from '../domain/reason.ts'
import type { Db } from './database.ts'

export type LedgerEvent = {
  eventId: string
  sourceId: string
  sourceName: string
  mode: 'live' | 'backfill' | 'test'
  externalId: string
  type: string
  occurredAt: Date
  receivedAt: Date
  memberEmail: string | null
  counterparts: string[]
  state: EventState
  reason: Reason
  reasonFacts: Facts
  attempts: number
  nextTryAt: Date | null
  engagementType: string | null
  engagementId: string | null
}

export type EventRecord = { type: string; id: string; name: string; isChosen: boolean; why: string }

export type EventFilter = {
  portalId: string
  /** Only these sources'; all of the account's without it. */
  sourceIds?: readonly string[] | undefined
  externalId?: string | undefined
  state?: string | undefined
  type?: string | undefined
  email?: string | undefined
  from?: Date | undefined
  to?: Date | undefined
  /** Only events older than this one: the last of the page before. */
  before?: string | undefined
  limit: number
}

function ledger(db: Db) {
  return db('events as e')
    .leftJoin('engagements as g', (on) =>
      on.on('g.portal_id', 'e.portal_id').andOn('g.engagement_key', 'e.engagement_key'),
    )
    .join('sources as s', (on) => on.on('s.portal_id', 'e.portal_id').andOn('s.source_id', 'e.source_id'))
    .select({
      eventId: 'e.event_id',
      // What was sent with a test key is shown as its source's.
      sourceId: db.raw('coalesce(s.test_of, s.source_id)'),
      sourceName: 's.name',
      mode: 'e.mode',
      externalId: 'e.external_id',
      type: 'e.type',
      occurredAt: 'e.occurred_at',
      receivedAt: 'e.received_at',
      memberEmail: 'e.member_email',
      counterparts: 'e.counterparts',
      state: 'e.state',
      reason: 'e.reason',
      reasonFacts: 'e.reason_facts',
      attempts: 'e.attempts',
      nextTryAt: 'e.due_at',
      engagementType: 'g.engagement_type',
      engagementId: 'g.hubspot_id',
    })
}

type OneEvent = { portalId: string; sourceId: string | undefined; eventId: string }

/** One event of one source, or of any; null for another source's, so that a key cannot tell whether it exists. */
export async function findEvent(
  db: Db,
  { portalId, sourceId, eventId }: OneEvent,
): Promise<LedgerEvent | null> {
  const one = ledger(db).where({ 'e.portal_id': portalId, 'e.event_id': eventId })
  if (sourceId !== undefined) one.where('e.source_id', sourceId)
  return (await one.first()) ?? null
}

/** Newest first. */
export async function listEvents(db: Db, filter: EventFilter): Promise<LedgerEvent[]> {
  const page = ledger(db)
    .where('e.portal_id', filter.portalId)
    .orderBy('e.event_id', 'desc')
    .limit(filter.limit)
  if (filter.sourceIds !== undefined) {
    const [only, ...others] = filter.sourceIds
    // Of one source the index has the order as well.
    if (only !== undefined && others.length === 0) page.where('e.source_id', only)
    else page.whereRaw('e.source_id = any(cast(? as uuid[]))', [[...filter.sourceIds]])
  }
  if (filter.externalId !== undefined) {
    // By source, as its index is.
    const sourceIds = filter.sourceIds ?? (await sourcesOf(db, filter.portalId))
    const named = db('event_keys')
      .select('event_id')
      .where({ portal_id: filter.portalId, external_id: filter.externalId })
      .whereRaw('source_id = any(cast(? as uuid[]))', [[...sourceIds]])
    page.whereIn('e.event_id', named)
  }
  if (filter.state !== undefined) page.where('e.state', filter.state)
  if (filter.type !== undefined) page.where('e.type', filter.type)
  if (filter.email !== undefined) page.whereRaw('e.counterparts @> array[?]', [filter.email])
  if (filter.from !== undefined) page.where('e.occurred_at', '>=', filter.from)
  if (filter.to !== undefined) page.where('e.occurred_at', '<', filter.to)
  if (filter.before !== undefined) page.where('e.event_id', '<', filter.before)
  return page
}

async function sourcesOf(db: Db, portalId: string): Promise<string[]> {
  return db('sources').where('portal_id', portalId).pluck('source_id')
}

export async function readConsidered(db: Db, portalId: string, eventId: string): Promise<EventRecord[]> {
  return db('event_records')
    .select({ type: 'object_type_id', id: 'record_id', name: 'name', isChosen: 'is_chosen', why: 'why' })
    .where({ portal_id: portalId, event_id: eventId })
    .orderBy([{ column: 'object_type_id' }, { column: 'is_chosen', order: 'desc' }, { column: 'record_id' }])
}

/** The subjects other events told of these messages, by Message-ID. */
export async function findSubjects(
  db: Db,
  portalId: string,
  messageIds: readonly string[],
): Promise<Map<string, string>> {
  if (messageIds.length === 0) return new Map()
  const { rows } = await db.raw(
    `select distinct on (message_id) message_id, body #>> '{message,subject}' as subject
     from events join event_contents using (portal_id, event_id)
     where portal_id = :portalId and message_id = any(:messageIds) and mode <> 'test'
       and body #>> '{message,subject}' is not null
     order by message_id, event_id`,
    { portalId, messageIds },
  )
  const found: { message_id: string; subject: string }[] = rows
  return new Map(found.map((row) => [row.message_id, row.subject]))
}

/** More than this say nothing that the newest ones do not, and must not cost every later event of the engagement dearly. */
const MOST_TOLD = 100

/** What the events say that were written to these engagements, by engagement key; of very many, the newest. */
export async function findTold(
  db: Db,
  portalId: string,
  keys: readonly string[],
): Promise<Map<string, KeptCurrent[]>> {
  if (keys.length === 0) return new Map()
  const { rows } = await db.raw(
    `select engagement_key as key, body as event
     from (
       select engagement_key, event_id,
         row_number() over (partition by engagement_key order by occurred_at desc, event_id desc) as place
       from events
       where portal_id = :portalId and engagement_key = any(:keys) and state = 'written'
     ) as newest
     join event_contents as contents on contents.portal_id = :portalId and contents.event_id = newest.event_id
     where place <= :most
     order by newest.event_id`,
    { portalId, keys: [...new Set(keys)], most: MOST_TOLD },
  )
  const told: { key: string; event: KeptCurrent }[] = rows
  return new Map(
    [...Map.groupBy(told, ({ key }) => key)].map(([key, all]) => [key, all.map(({ event }) => event)]),
  )
}

/** How many events of an account are in each state. */
export async function countByState(db: Db, portalId: string): Promise<Record<string, number>> {
  const rows: { state: string; n: string }[] = await db('events')
    .select('state', db.raw('count(*) as n'))
    .where('portal_id', portalId)
    .groupBy('state')
  return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]))
}
