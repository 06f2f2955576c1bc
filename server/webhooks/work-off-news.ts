// Works off what HubSpot told us, an account at a time and in the order in which it happened. Every step may be broken off and repeated.
import type { Db } from '../store/database.ts'
import { stopDrain } from '../store/drains.ts'
import { type DueNews, type NewsUpdate, takeNews, updateNews } from '../store/hubspot-news.ts'
import { saveFate } from '../store/merges.ts'
import { releaseLike, releasePossible } from '../store/waiting-people.ts'
import { type EraseDeps, eraseStep } from './erase-person.ts'
import { followMergeStep } from './follow-merge.ts'

export type NewsDeps = EraseDeps & {
  db: Db
  log: {
    info(facts: object, message: string): void
    error(facts: object, message: string): void
  }
}

/** How long an erasure waits for a drain to be through with the person's events. */
const WAIT_FOR_DRAIN_MS = 2_000
/** How long HubSpot's search may take to show what changed. */
const SEARCH_SETTLES_MS = 30_000
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60 * 60_000

/** Works off what is due for an account, until nothing is, another process is at it, or we are asked to stop. */
export async function workOffNews(deps: NewsDeps, portalId: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await step(deps, portalId))) {}
}

/** One step of the first news that are due; false when there are none. */
async function step(deps: NewsDeps, portalId: string): Promise<boolean> {
  const { db, log, now } = deps
  let taken: DueNews | null = null
  try {
    return await db.transaction(async (trx) => {
      taken = await takeNews(trx, portalId, now())
      if (!taken) return false
      await updateNews(trx, taken, await advance(deps, trx, taken))
      return true
    })
  } catch (error) {
    if (!taken) throw error
    // News are never given up: a merge that is not followed or a person who is not forgotten would stay wrong for ever.
    const { key, attempts } = taken
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 20))
    log.error(
      { err: error, portalId, news: key, attempts: attempts + 1 },
      'News from HubSpot could not be worked off',
    )
    const dueAt = new Date(now().getTime() + waitMs)
    await updateNews(db, { portalId, key }, { dueAt, attempts: attempts + 1 })
    return true
  }
}

/** Does what the news ask for, and answers when they are due next. */
async function advance(deps: NewsDeps, trx: Db, news: DueNews): Promise<NewsUpdate> {
  const { log, now } = deps
  const { portalId, work, occurredAt } = news
  const at = now()
  switch (work.kind) {
    case 'merged':
      return { dueAt: (await followMergeStep(trx, news, work, at)) ? null : at }
    case 'deleted':
    case 'restored':
      await stopDrain(trx, portalId)
      await saveFate(trx, portalId, work, work.kind, occurredAt)
      if (work.kind === 'deleted') await releasePossible(trx, portalId, work, at)
      return { dueAt: null }
    case 'arrived':
      await stopDrain(trx, portalId)
      await releaseLike(
        trx,
        portalId,
        work.like,
        new Date(at.getTime() + (work.isSearched ? SEARCH_SETTLES_MS : 0)),
      )
      return { dueAt: null }
    case 'privacy_deleted':
    case 'blocklisted': {
      const who =
        work.kind === 'blocklisted'
          ? { contactId: null, emails: work.emails }
          : { contactId: work.contactId, emails: [] }
      const { next, progress } = await eraseStep(deps, trx, news, who)
      if (next === 'later') return { dueAt: new Date(at.getTime() + WAIT_FOR_DRAIN_MS), progress }
      if (next === 'again') return { dueAt: at, progress }
      log.info({ portalId, ...progress.counts }, 'A person was forgotten')
      // The news themselves must not be what remembers the address.
      return { dueAt: null, progress, ...(work.kind === 'blocklisted' && { work: { ...work, emails: [] } }) }
    }
  }
}
