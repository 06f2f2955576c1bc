// How many events of an account ended how. Triggers on `events` keep the count (migrations/015-tallies.ts), by the quarter of an hour in
// which an event came in, so that a quarter's events always add up: received = written + skipped + held + failed + what is under way.
import type { Reason } from '../domain/reason.ts'
import type { Db } from './database.ts'

/** Events that came in on one day, by what became of them. What is none of the others is under way. */
export type Tally =
  | { day: number; kind: 'received' | 'written'; events: number }
  | { day: number; kind: 'skipped' | 'held' | 'failed'; reason: Reason; events: number }

/** One statement sees the sums and what is not folded in yet as of one moment. */
const COUNTED = `(
  select kind, name, quarter, events from tallies where portal_id = :portalId
  union all
  select kind, name, quarter, events from tally_changes where portal_id = :portalId
) as counted`

/** By day: `starts` are the days' beginnings, the oldest first; day 0 is the first of them. What came in earlier is left out. */
export async function readTallies(db: Db, portalId: string, starts: readonly Date[]): Promise<Tally[]> {
  const { rows } = await db.raw(
    `select width_bucket(quarter, cast(:starts as timestamptz[])) - 1 as day, kind, name as reason, sum(events)::int as events
     from ${COUNTED}
     where quarter >= :first and kind <> 'delay'
     group by 1, 2, 3 having sum(events) <> 0`,
    { portalId, starts: [...starts], first: starts[0] ?? new Date(0) },
  )
  return rows
}

/** Held events by reason, however long ago they came in. */
export async function readHeld(db: Db, portalId: string): Promise<{ reason: Reason; events: number }[]> {
  const { rows } = await db.raw(
    `select name as reason, sum(events)::int as events from ${COUNTED}
     where kind = 'held' group by name having sum(events) > 0`,
    { portalId },
  )
  return rows
}

/** The steps of the scale of delays: four to each doubling, so that a step is 19 % wide. */
export async function readDelays(
  db: Db,
  portalId: string,
  since: Date,
): Promise<{ step: number; events: number }[]> {
  const { rows } = await db.raw(
    `select name::int as step, sum(events)::int as events from ${COUNTED}
     where kind = 'delay' and quarter >= :since group by name order by 1`,
    { portalId, since },
  )
  return rows
}

/** To be called by who holds the account's lease: adds what has changed to the sums, so that reading them stays cheap. */
export async function foldTallies(db: Db, portalId: string): Promise<void> {
  await db.raw(
    `with folded as (
       delete from tally_changes where portal_id = :portalId returning kind, name, quarter, events
     )
     insert into tallies as known (portal_id, kind, name, quarter, events)
     select :portalId, kind, name, quarter, sum(events) from folded group by 2, 3, 4
     on conflict (portal_id, quarter, kind, name) do update set events = known.events + excluded.events`,
    { portalId },
  )
}
