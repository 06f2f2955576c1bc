// Looks regularly whether HubSpot told us something that has to be worked off, and keeps its own house in order. Any number of processes
// may do so side by side.
import type { Db } from '../store/database.ts'
import { dropOldNews, portalsWithNews } from '../store/hubspot-news.ts'
import { type NewsDeps, workOffNews } from './work-off-news.ts'

export type NewsDesk = {
  start(): void
  /** Lets the running step finish, then stops. */
  stop(): Promise<void>
}

/** Something else to do now and then: at most every so many milliseconds. */
export type Chore = { everyMs: number; run(signal: AbortSignal): Promise<void> }

/** HubSpot repeats a delivery for a day. */
const REMEMBER_NEWS_MS = 3 * 24 * 60 * 60_000
/** Longer than any cached fact lives. */
const REMEMBER_TOUCHES_MS = 30 * 60_000
const TIDY_EVERY_MS = 10 * 60_000

export function createNewsDesk(
  deps: NewsDeps,
  { sweepMs, chores = [] }: { sweepMs: number; chores?: readonly Chore[] },
): NewsDesk {
  const { db, log, now } = deps
  const stopping = new AbortController()
  const all: Chore[] = [
    { everyMs: sweepMs, run: workOffAll },
    { everyMs: TIDY_EVERY_MS, run: () => tidy(db, now()) },
    ...chores,
  ]
  let running: Promise<void>[] = []

  return {
    start() {
      running = all.map(repeat)
    },
    async stop() {
      stopping.abort()
      await Promise.all(running)
    },
  }

  /** One after the other, with a pause that ends early when we are asked to stop. */
  async function repeat({ everyMs, run }: Chore): Promise<void> {
    const { signal } = stopping
    while (!signal.aborted) {
      try {
        await run(signal)
      } catch (error) {
        // Everything is still kept: the next round finds it.
        log.error({ err: error }, 'A round of news from HubSpot failed')
      }
      if (!signal.aborted) await pause(everyMs, signal)
    }
  }

  async function workOffAll(signal: AbortSignal): Promise<void> {
    for (const portalId of await portalsWithNews(db, now())) {
      if (signal.aborted) return
      await workOffNews(deps, portalId, signal)
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer)
      resolve()
    },
    { once: true },
  )
  return promise
}

async function tidy(db: Db, now: Date): Promise<void> {
  const doneBefore = new Date(now.getTime() - REMEMBER_NEWS_MS)
  await dropOldNews(db, { doneBefore, touchedBefore: new Date(now.getTime() - REMEMBER_TOUCHES_MS) })
}
