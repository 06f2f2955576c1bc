// How a record stands: its events by state, what keeps some of them back, and what came in lately. Each from an index of its own.
import type { ActivityType } from '../domain/activity-event.ts'
import type { EventState, Reason } from '../domain/reason.ts'
import type { RecordStanding } from '../domain/sync-status.ts'
import type { RecordKey } from './card-entries.ts'
import type { Unplanned } from './card-waiting.ts'
import type { Db } from './database.ts'

export type Cause = { reason: Reason; state: EventState; events: number; eventId: string }
export type TypeCount = { type: ActivityType; events: number; written: number }

export type Standing = RecordStanding & {
  /** What needs a person first, and of that the commonest. */
  causes: Cause[]
  /** The earliest moment at which something is tried again. */
  nextTryAt: Date | null
}

const OF_RECORD =
  'record.portal_id = :portalId and record.object_type_id = :objectTypeId and record.record_id = :recordId'

/** Counting further would tell nobody more. */
const MOST_PASSED_OVER = 1_000

/** Failures count where they happened `since`. */
export async function readStanding(
  db: Db,
  key: RecordKey,
  unplanned: readonly Unplanned[],
  since: Date,
): Promise<Standing> {
  const [unwritten, passed] = await Promise.all([listUnwritten(db, key, since), readWritten(db, key)])
  const early = unplanned.filter((event) => event.state !== 'failed' || event.occurredAt >= since)
  const all = [...unwritten, ...early.map((event) => ({ ...event, events: 1 }))]
  const counts: RecordStanding['counts'] = { written: passed.isWritten ? 1 : 0 }
  for (const { state, events } of all) counts[state] = (counts[state] ?? 0) + events
  const times = all.flatMap(({ state, nextTryAt }) => (state === 'retrying' && nextTryAt ? [nextTryAt] : []))
  const nextTryAt = times.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
  return { counts, passedOver: passed.passedOver, causes: causesIn(all), nextTryAt }
}

type Unwritten = Cause & { nextTryAt: Date | null }

async function listUnwritten(db: Db, key: RecordKey, since: Date): Promise<Unwritten[]> {
  const { rows } = await db.raw(
    `select event.state, reason, count(*)::int as events, min(due_at) as "nextTryAt",
       (array_agg(event.event_id order by event.occurred_at desc, event.event_id desc))[1] as "eventId"
     from event_records as record
     join events as event on event.portal_id = record.portal_id and event.event_id = record.event_id
     where ${OF_RECORD} and record.state <> 'written' and (is_chosen or why = 'possible_match')
       and (record.state <> 'failed' or record.occurred_at >= :since)
     group by 1, 2`,
    { ...key, since },
  )
  return rows
}

/** Who was passed over matters only where nothing was logged. */
async function readWritten(db: Db, key: RecordKey): Promise<{ isWritten: boolean; passedOver: number }> {
  const { rows } = await db.raw(
    `select is_written as "isWritten", case when is_written then 0 else (
       select count(*)::int from (
         select from event_records as record
         where ${OF_RECORD} and not is_chosen and why <> 'possible_match' limit :most
       ) as passed) end as "passedOver"
     from (select exists (
       select from event_records as record where ${OF_RECORD} and state = 'written' and is_chosen
     ) as is_written) as found`,
    { ...key, most: MOST_PASSED_OVER },
  )
  return rows[0]
}

const WORST_FIRST: readonly EventState[] = ['failed', 'held', 'retrying']

function causesIn(rows: readonly Cause[]): Cause[] {
  const kept = rows.filter(({ state }) => WORST_FIRST.includes(state))
  return [...Map.groupBy(kept, ({ reason }) => reason).values()]
    .flatMap((group) => {
      const [first] = group
      if (!first) return []
      const { state, reason, eventId } = first
      return [{ state, reason, eventId, events: group.reduce((sum, { events }) => sum + events, 0) }]
    })
    .sort((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state) || b.events - a.events)
}

/** What is about the record since then, by type, and how much of it is logged. */
export async function countByType(
  db: Db,
  key: RecordKey,
  unplanned: readonly Unplanned[],
  since: Date,
): Promise<TypeCount[]> {
  const { rows } = await db.raw(
    `select type, count(*)::int as events, (count(*) filter (where state = 'written'))::int as written
     from event_records as record where ${OF_RECORD} and occurred_at >= :since and is_chosen
     group by 1`,
    { ...key, since },
  )
  const planned: TypeCount[] = rows
  const early = unplanned.filter((event) => event.occurredAt >= since)
  const all = [...planned, ...early.map(({ type }) => ({ type, events: 1, written: 0 }))]
  return [...Map.groupBy(all, ({ type }) => type)]
    .map(([type, group]) => ({
      type,
      events: group.reduce((sum, { events }) => sum + events, 0),
      written: group.reduce((sum, { written }) => sum + written, 0),
    }))
    .sort((a, b) => b.events - a.events)
}
