// The log of an event: one line for each change of state. The line of its arrival is the event's own row.
import type { EventState, Facts, Reason } from '../domain/reason.ts'
import type { Trace } from '../domain/trace.ts'
import type { Db } from './database.ts'

export type LogLine = { at: Date; state: EventState; reason: Reason; facts: Facts; trace: Trace | null }

/** The same line for many events at once. */
export async function logStates(
  db: Db,
  portalId: string,
  eventIds: readonly string[],
  line: { state: EventState; reason: Reason; at: Date },
): Promise<void> {
  if (eventIds.length === 0) return
  await db.raw(
    `insert into log_lines (portal_id, event_id, at, state, reason, facts)
     select :portalId, event_id, :at, :state, :reason, '{}' from unnest(cast(:eventIds as uuid[])) as event_id`,
    { portalId, eventIds, ...line },
  )
}

export async function readLog(db: Db, portalId: string, eventId: string): Promise<LogLine[]> {
  return db('log_lines')
    .select('at', 'state', 'reason', 'facts', 'trace')
    .where({ portal_id: portalId, event_id: eventId })
    .orderBy('line_id')
}
