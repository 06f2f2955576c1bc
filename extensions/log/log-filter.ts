// What a person may narrow the log down to. "Waiting" is one thing for people and four states for us.
import type { EventState } from '../../server/domain/reason.ts'

export const STATE_FILTERS = {
  waiting: ['received', 'queued', 'writing', 'retrying'],
  written: ['written'],
  held: ['held'],
  skipped: ['skipped'],
  failed: ['failed'],
} as const satisfies Record<string, readonly EventState[]>

export type StateFilter = keyof typeof STATE_FILTERS

export const EVERYTHING = 'all'

export type LogFilter = { state: StateFilter | typeof EVERYTHING; type: string; search: string }

export const NO_FILTER: LogFilter = { state: EVERYTHING, type: EVERYTHING, search: '' }

/** Longer than any subject that somebody would type. */
const LONGEST_SEARCH = 100

/** What the server is asked. */
export function questionOf({ state, type, search }: LogFilter): {
  states: readonly EventState[]
  type: string
  search: string
} {
  return {
    states: state === EVERYTHING ? [] : STATE_FILTERS[state],
    type: type === EVERYTHING ? '' : type,
    // Cut between letters: half an emoji cannot be written into an address.
    search: [...search.trim()].slice(0, LONGEST_SEARCH).join('').toWellFormed(),
  }
}

export function isFiltered(filter: LogFilter): boolean {
  const { states, type, search } = questionOf(filter)
  return states.length > 0 || type !== '' || search !== ''
}

export function isStateFilter(value: unknown): value is LogFilter['state'] {
  return value === EVERYTHING || (typeof value === 'string' && Object.hasOwn(STATE_FILTERS, value))
}
