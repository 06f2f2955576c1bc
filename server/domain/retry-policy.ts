// Decides when a failed attempt is worth repeating. HubSpot's Retry-After always wins.
import { REASONS } from './reason.ts'
import type { SyncError, SyncErrorCode } from './sync-error.ts'

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 15 * 60_000
/** Outages end within a day or need a person: after this long the event fails as gave_up. */
export const GIVE_UP_AFTER_MS = 24 * 60 * 60_000
/** What surprised us twenty times will surprise us again. */
const UNEXPECTED_ATTEMPTS = 20

export type Verdict = { kind: 'retry'; at: Date } | { kind: 'hold' } | { kind: 'end'; reason: SyncErrorCode }

export type Attempt = { number: number; firstAt: Date; now: Date; random: number }

/** `attempt.number` counts from 1; `random` is between 0 and 1 and spreads neighbours (full jitter over the upper half). */
export function afterFailure(error: SyncError, attempt: Attempt): Verdict {
  const state = REASONS[error.code]
  if (state === 'held') return { kind: 'hold' }
  if (state !== 'retrying') return { kind: 'end', reason: error.code }
  const isTooLate = attempt.now.getTime() - attempt.firstAt.getTime() > GIVE_UP_AFTER_MS
  const isHopeless = error.code === 'unexpected' && attempt.number >= UNEXPECTED_ATTEMPTS
  if (isTooLate || isHopeless) return { kind: 'end', reason: 'gave_up' }
  const backoff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt.number - 1))
  const wait = error.retryAfterMs ?? backoff * (0.5 + attempt.random / 2)
  return { kind: 'retry', at: new Date(attempt.now.getTime() + Math.min(wait, GIVE_UP_AFTER_MS)) }
}
