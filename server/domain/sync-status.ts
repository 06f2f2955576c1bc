// How a record stands, from the states of its events: the worst first, so that one look is enough. Pure.
import type { EventState } from './reason.ts'

/** attention: a person must act. held: it waits. waiting: it goes on by itself. excluded: not logged here, on purpose. unknown: nothing yet. */
export type SyncState = 'attention' | 'held' | 'waiting' | 'excluded' | 'synced' | 'unknown'

/** How many of a record's events are in each state, of those that are about this record. */
export type StateCounts = Partial<Record<EventState, number>>

export type RecordStanding = {
  counts: StateCounts
  /** How many events looked at this record and were logged elsewhere. */
  passedOver: number
}

/** Failures are counted for as long: nobody can take back what failed last year, and a card must not stay red for ever. */
export const FAILURES_COUNT_FOR_DAYS = 30

export function syncStateOf({ counts, passedOver }: RecordStanding): SyncState {
  const some = (...states: EventState[]) => states.some((state) => (counts[state] ?? 0) > 0)
  if (some('failed')) return 'attention'
  if (some('held')) return 'held'
  if (some('received', 'queued', 'writing', 'retrying')) return 'waiting'
  if (some('written')) return 'synced'
  return some('skipped') || passedOver > 0 ? 'excluded' : 'unknown'
}

/** How many events make the record stand as it does. */
export function eventsBehind(state: SyncState, { counts, passedOver }: RecordStanding): number {
  const of = (...states: EventState[]) => states.reduce((sum, one) => sum + (counts[one] ?? 0), 0)
  switch (state) {
    case 'attention':
      return of('failed')
    case 'held':
      return of('held')
    case 'waiting':
      return of('received', 'queued', 'writing', 'retrying')
    case 'synced':
      return of('written')
    case 'excluded':
      return of('skipped') + passedOver
    case 'unknown':
      return 0
  }
}
