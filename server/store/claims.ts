// Takes due events for a drain, and takes back what a dead drain left behind.
import type { ActivityEvent } from '../domain/activity-event.ts'
import { LAST_PRIORITY } from '../domain/priority.ts'
import type { AccountHold } from '../domain/reason.ts'
import type { Trace } from '../domain/trace.ts'
import type { Db } from './database.ts'
import { checkFence, type Lease, stopDrain } from './drains.ts'
import { logStates } from './log-lines.ts'
import { RELEASED } from './released.ts'
import { holdPausedSources } from './source-pauses.ts'
import { foldTallies } from './totals.ts'

export type ClaimedEvent = {
  eventId: string
  sourceId: string
  event: ActivityEvent
  /** Who was left out of it before it was kept. */
  leftOut: Trace | null
  attempts: number
  firstAttemptAt: Date | null
  /** The engagement that an earlier attempt began to write, if any. */
  begunKey?: string | null
  receivedAt: Date
  /** Sent with a test key: to be decided, never written. */
  isTest?: boolean
}

export type Claim = {
  events: ClaimedEvent[]
  /** Whether more was waiting than went into this claim. */
  hasMore: boolean
}

/** HTML is drawn without a pause, so one claim carries no more of it than a moment's work. */
const MOST_BYTES = 3_000_000

/**
 * So little of a backfill goes into one claim. Whatever comes in waits for the claims that are under way: for a second each, and where
 * a backfill meets people who are new to Logbook, for two.
 */
const MOST_BACKFILL = 500

/**
 * Claims up to `limit` due events; they are queued until settled. By priority; within one the sources take turns, so that a flood
 * from one cannot delay another; within a source the oldest first. Each lane is read from its own place in the index.
 */
export async function claimDueEvents(db: Db, lease: Lease, limit: number, now: Date): Promise<Claim> {
  return db.transaction(async (trx) => {
    await checkFence(trx, lease)
    await holdPausedSources(trx, lease.portalId, now)
    const { rows } = await trx.raw(
      `with ordered as (
         select event.event_id, event.bytes, lane.priority,
           sum(event.bytes) over (order by lane.priority, event.turn, event.event_id) as so_far,
           row_number() over (order by lane.priority, event.turn, event.event_id) as place
         from sources
         cross join generate_series(0, :lastPriority) as lane(priority)
         cross join lateral (
           select event_id, bytes, row_number() over (order by due_at, event_id) as turn
           from (
             select event_id, due_at, bytes from events
             where portal_id = :portalId and priority = lane.priority and source_id = sources.source_id and due_at <= :now
             order by due_at, event_id limit :limit
           ) as waiting
         ) as event
         -- What came in since is held by the next claim.
         where sources.portal_id = :portalId and sources.paused_at is null
         order by lane.priority, event.turn, event.event_id
         limit :limit
       ), due as (
         select event_id from ordered
         where so_far - bytes < :mostBytes and (priority < :lastPriority or place <= :mostBackfill)
       )
       update events set state = 'queued', reason = 'queued', reason_facts = '{}', due_at = null
       from due, event_contents as contents
       where events.portal_id = :portalId and events.event_id = due.event_id
         and contents.portal_id = :portalId and contents.event_id = due.event_id
       returning events.event_id as "eventId", events.source_id as "sourceId", contents.body as event,
         left_out as "leftOut", attempts, engagement_key as "begunKey", received_at as "receivedAt",
         mode = 'test' as "isTest",
         first_attempt_at as "firstAttemptAt", (select count(*)::int from ordered) as waiting`,
      {
        portalId: lease.portalId,
        now,
        limit,
        lastPriority: LAST_PRIORITY,
        mostBytes: MOST_BYTES,
        mostBackfill: MOST_BACKFILL,
      },
    )
    const claimed: (ClaimedEvent & { waiting: number })[] = rows
    const ids = claimed.map(({ eventId }) => eventId)
    await logStates(trx, lease.portalId, ids, { state: 'queued', reason: 'queued', at: now })
    const waiting = claimed[0]?.waiting ?? 0
    // UUIDv7 order is the order of arrival.
    const events = claimed.sort((a, b) => (a.eventId < b.eventId ? -1 : 1))
    return { events, hasMore: waiting === limit || waiting > claimed.length }
  })
}

/**
 * Whoever holds the lease is alone: what is still queued or being written belongs to a drain that died. It becomes due again,
 * after the calls that may still be on their way to HubSpot have certainly ended.
 */
export async function reclaimUnsettled(db: Db, lease: Lease, now: Date): Promise<void> {
  const { portalId } = lease
  await db.transaction(async (trx) => {
    await checkFence(trx, lease)
    await foldTallies(trx, portalId)
    const { rows } = await trx.raw(
      `update events set
         reason = case state when 'writing' then 'answer_lost' else 'released' end,
         state = case state when 'writing' then 'retrying' else 'received' end,
         attempts = attempts + 1,
         first_attempt_at = coalesce(first_attempt_at, :now),
         -- An event that brings its drain down again and again must not do so every second.
         due_at = greatest(cast(:now as timestamptz) + least(600, power(2, attempts) - 1) * interval '1 second', (select intent_until from engagements as engagement
           where engagement.portal_id = :portalId and engagement.engagement_key = events.engagement_key))
       where portal_id = :portalId and state in ('queued', 'writing')
       returning event_id, state, reason`,
      { portalId, now },
    )
    const left: { event_id: string; state: 'received' | 'retrying' }[] = rows
    const ids = (state: string) => left.filter((row) => row.state === state).map((row) => row.event_id)
    await logStates(trx, portalId, ids('received'), { state: 'received', reason: 'released', at: now })
    await logStates(trx, portalId, ids('retrying'), { state: 'retrying', reason: 'answer_lost', at: now })
  })
}

/** Holds everything that waits, because the whole account waits. */
export async function holdDueEvents(db: Db, lease: Lease, reason: AccountHold, now: Date): Promise<void> {
  const { portalId } = lease
  await db.transaction(async (trx) => {
    await checkFence(trx, lease)
    // Whoever resumes the account at this moment comes before or after, never in between.
    const account = await trx('accounts').select('status').where('portal_id', portalId).forShare().first()
    if (account?.status === 'connected') return
    const held: { event_id: string }[] = await trx('events')
      .where('portal_id', portalId)
      .whereNotNull('due_at')
      .update({ state: 'held', reason, reason_facts: '{}', due_at: null })
      .returning('event_id')
    const ids = held.map((row) => row.event_id)
    await logStates(trx, portalId, ids, { state: 'held', reason, at: now })
  })
}

/** Makes held events due again, in their order. To be followed by a wake-up. */
export async function releaseHeldEvents(
  db: Db,
  portalId: string,
  reasons: readonly string[],
  now: Date,
): Promise<number> {
  const released: { event_id: string }[] = await db('events')
    .where({ portal_id: portalId, state: 'held' })
    .whereIn('reason', reasons)
    .update({ ...RELEASED, due_at: now })
    .returning('event_id')
  const ids = released.map((row) => row.event_id)
  await logStates(db, portalId, ids, { state: 'received', reason: 'released', at: now })
  await db('drains').where('portal_id', portalId).update('due', true)
  return ids.length
}

/** What was dropped or erased can never be written, and must not be due for ever. */
export function contentsOf(db: Db) {
  return db('event_contents as contents')
    .select('contents.event_id')
    .whereRaw('contents.portal_id = events.portal_id and contents.event_id = events.event_id')
}

/**
 * Makes one event that ended or waits due again, with a fresh count of attempts. False when there is none to be retried.
 * `isNotWritten`: a person has looked, and HubSpot does not have it: then nothing is left to be read back.
 */
export async function retryEvent(
  db: Db,
  portalId: string,
  eventId: string,
  { isNotWritten, now }: { isNotWritten: boolean; now: Date },
): Promise<boolean> {
  return db.transaction(async (trx) => {
    // Whoever needs the drain's row and events takes the drain's row first.
    await stopDrain(trx, portalId)
    const retried: { engagement_key: string | null }[] = await trx('events')
      .where({ portal_id: portalId, event_id: eventId })
      .whereIn('state', ['failed', 'held', 'skipped'])
      .whereExists(contentsOf(trx))
      .update({ ...RELEASED, due_at: now })
      .returning('engagement_key')
    const [event] = retried
    if (!event) return false
    if (isNotWritten) {
      await trx('engagements')
        .where({ portal_id: portalId, engagement_key: event.engagement_key })
        .whereNull('hubspot_id')
        .delete()
    }
    await logStates(trx, portalId, [eventId], { state: 'received', reason: 'released', at: now })
    await trx('drains').where('portal_id', portalId).update('due', true)
    return true
  })
}
