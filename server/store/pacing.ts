// How fast an account may be asked: one row per account and bucket, shared by every process and caller (GCRA).
import type { Db } from './database.ts'

export type Pace = {
  /** Time between two calls. */
  intervalMs: number
  /** How many calls may go at once after a quiet time. */
  burst: number
}

/**
 * Reserves the next call and answers how many milliseconds to wait before making it. One upsert: calls of all processes queue up
 * in the row. Costs about a millisecond against calls of tens or hundreds.
 */
export async function reserveCall(db: Db, portalId: string, bucket: string, pace: Pace): Promise<number> {
  const { rows } = await db.raw(
    `insert into pacing as paced (portal_id, bucket, next_at)
     values (:portalId, :bucket, clock_timestamp() + :interval * interval '1 millisecond')
     on conflict (portal_id, bucket) do update
     set next_at = greatest(paced.next_at, clock_timestamp()) + :interval * interval '1 millisecond'
     returning extract(epoch from next_at - clock_timestamp()) * 1000 as ahead`,
    { portalId, bucket, interval: pace.intervalMs },
  )
  return Math.max(0, Number(rows[0].ahead) - pace.intervalMs * pace.burst)
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
