// Lets the claims of one drain overlap: while one is on its way to HubSpot, the next is prepared, so that the account's pace is never idle.
import { keysAtStake } from '../domain/readings/judge-claim.ts'
import type { Claim } from '../store/claims.ts'
import type { Work } from './work-off.ts'

/** With HubSpot 300 ms away two keep its limit busy only just; each costs some memory. */
const MOST = 3

export type ClaimsUnderWay = {
  /**
   * Starts a claim, and resolves when the next may be taken. People are created by one claim at a time, and whoever shares an
   * engagement with a claim under way waits for its books. A trickle waits for the end: what comes meanwhile fills the next batch.
   */
  start(claim: Claim, startWork: () => Work): Promise<void>
  /** Waits until none is under way; then rejects as the first that could not be settled, if any. */
  ended(): Promise<void>
}

export function createClaimsUnderWay(): ClaimsUnderWay {
  // One that failed stays, so that whoever waits next learns of it.
  const underWay = new Map<Promise<unknown>, ReadonlySet<string>>()
  return { start, ended }

  async function start({ events, hasMore }: Claim, startWork: () => Work): Promise<void> {
    const keys = new Set(events.flatMap(keysAtStake))
    const sharing = [...underWay].filter(([, others]) => [...keys].some((key) => others.has(key)))
    await Promise.all(sharing.map(([settled]) => settled))
    const { decided, settled } = startWork()
    underWay.set(settled, keys)
    settled.then(
      () => underWay.delete(settled),
      () => {},
    )
    await decided
    if (!hasMore) await ended()
    while (underWay.size >= MOST) await Promise.race(underWay.keys())
  }

  async function ended(): Promise<void> {
    const results = await Promise.allSettled(underWay.keys())
    for (const result of results) if (result.status === 'rejected') throw result.reason
  }
}
