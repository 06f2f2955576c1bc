// How often a card looks again by itself while something is under way. A worker cannot see whether its page is hidden, so it stops after some minutes.

/** What was just tried again is mostly done within a second. */
const FIRST_MS = 1_500
const CALM_MS = 5_000
const CALMER_MS = 20_000
const CALM_FOR_MS = 60_000
const STOP_AFTER_MS = 5 * 60_000
const LONGEST_MS = 60_000

/** 'calmer' from the start is for answers that are dear to make. */
export type Pace = 'calm' | 'calmer'

type Watched = { watchedMs: number; failures: number; pace: Pace }

/** How long to wait before looking again; null: not any more. Each failed look in a row doubles the pause. */
export function nextLookIn({ watchedMs, failures, pace }: Watched): number | null {
  if (watchedMs >= STOP_AFTER_MS) return null
  return Math.min(pauseAt(watchedMs, pace) * 2 ** failures, LONGEST_MS)
}

function pauseAt(watchedMs: number, pace: Pace): number {
  if (pace === 'calmer' || watchedMs >= CALM_FOR_MS) return CALMER_MS
  return watchedMs < FIRST_MS ? FIRST_MS : CALM_MS
}
