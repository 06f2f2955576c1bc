// What the books say of an event whose contacts could not all be shown what they want.
import type { EventPlan } from '../domain/plan.ts'
import { type Facts, REASONS } from '../domain/reason.ts'
import { refKey } from '../domain/record.ts'
import type { SyncError } from '../domain/sync-error.ts'
import type { WishFailures } from './write-wishes.ts'

export type WishWord =
  /** The event is not over, or has failed: nothing else tells it. */
  | { kind: 'failure'; error: SyncError }
  /** It ends as planned; these facts say what is missing. */
  | { kind: 'facts'; facts: Facts }

const FINE: WishWord = { kind: 'facts', facts: {} }

/** As long as there is hope for one contact the event waits; what HubSpot refuses for good is named. */
export function wordOnWishes(
  { setsOn = [], considered, outcome }: EventPlan,
  failures: WishFailures,
): WishWord {
  const failed = setsOn.flatMap((key) => {
    const error = failures.get(key)
    return error ? [{ key, error }] : []
  })
  const [first] = failed
  if (!first) return FINE
  const open = failed.find(
    ({ error }) => REASONS[error.code] !== 'failed' && REASONS[error.code] !== 'skipped',
  )
  if (open) return { kind: 'failure', error: open.error }
  const shows = considered.filter(({ record, isChosen }) => isChosen && setsOn.includes(refKey(record)))
  if (outcome.kind === 'set' && failed.length >= shows.length) return { kind: 'failure', error: first.error }
  const names = failed.map(({ key }) => considered.find(({ record }) => refKey(record) === key)?.name ?? key)
  const { message } = first.error.facts
  return { kind: 'facts', facts: { notSet: names, ...(message !== undefined && { message }) } }
}
