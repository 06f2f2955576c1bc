// How fast an account may be asked: one row per account and bucket, shared by every process and caller (GCRA).
import type { Db } from './database.ts'

export type Pace = {
  /** Time between two calls. */
  intervalMs: number
  /** How many calls may go at once after a quiet time. */
  burst: number
}

/**
 * Reserves the next call, counts it, and answers how many milliseconds to wait before making it. One statement: calls of all
 * processes queue up in the row. Costs about a millisecond against calls of tens or hundreds. An account's own cap slows it down.
 */
export async function reserveCall(
  db: Db,
  portalId: string,
  bucket: string,
  pace: Pace,
  { isAgain = false } = {},
): Promise<number> {
  const { rows } = await db.raw(
    `with usage as (
       insert into hubspot_usage as used (portal_id, hour, bucket, calls)
       values (:portalId, date_trunc('hour', now()), :bucket, :calls)
       on conflict (portal_id, hour, bucket) do update set calls = used.calls + excluded.calls
     ), pace as (
       select greatest(:interval, coalesce(
         (select 10000.0 / calls_per_ten_seconds from accounts where portal_id = :portalId), 0)) as ms
     ), reserved as (
       insert into pacing as paced (portal_id, bucket, next_at)
       select :portalId, :bucket, clock_timestamp() + ms * interval '1 millisecond' from pace
       on conflict (portal_id, bucket) do update
       set next_at = greatest(paced.next_at, clock_timestamp()) + (select ms from pace) * interval '1 millisecond'
       returning next_at
     )
     select extract(epoch from next_at - clock_timestamp()) * 1000 - ms * (1 + :burst) as wait from reserved, pace`,
    { portalId, bucket, interval: pace.intervalMs, burst: pace.burst, calls: isAgain ? 0 : 1 },
  )
  return Math.max(0, Number(rows[0].wait))
}

export async function countRefusal(db: Db, portalId: string, bucket: string): Promise<void> {
  await db('hubspot_usage')
    .where({ portal_id: portalId, bucket, hour: db.raw(`date_trunc('hour', now())`) })
    .increment('refused', 1)
}

/** Lets nobody call before `forMs` have passed: HubSpot asked for it. */
export async function pushBack(
  db: Db,
  portalId: string,
  bucket: string,
  forMs: number,
  pace: Pace,
): Promise<void> {
  const pause = forMs + pace.intervalMs * pace.burst
  await db.raw(
    `insert into pacing as paced (portal_id, bucket, next_at)
     values (:portalId, :bucket, clock_timestamp() + :pause * interval '1 millisecond')
     on conflict (portal_id, bucket) do update set next_at = greatest(paced.next_at, excluded.next_at)`,
    { portalId, bucket, pause },
  )
}
