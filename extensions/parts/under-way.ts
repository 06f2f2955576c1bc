// Which states change by themselves soon, so that it is worth looking again.
import type { EventState } from '../../server/domain/reason.ts'

const UNDER_WAY: readonly EventState[] = ['received', 'queued', 'writing', 'retrying']

/** Held ones wait for a person, and ended ones for nobody. */
export function isUnderWay(state: EventState): boolean {
  return UNDER_WAY.includes(state)
}
