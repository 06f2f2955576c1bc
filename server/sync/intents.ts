// What is kept before a call that may take effect although its answer is lost, and how long whoever shares its engagement waits then.
import type { EventPlan } from '../domain/plan.ts'
import { SyncError } from '../domain/sync-error.ts'
import type { Intent } from '../store/engagements.ts'
import { contentsHash } from './read-back.ts'
import { contactIdsOf, type Draft } from './write-engagements.ts'

/** A failure that is looked at again once the call behind it has certainly ended. */
export function waitUntil(until: Date, now: Date, error = new SyncError('answer_lost')): SyncError {
  const retryAfterMs = Math.max(0, until.getTime() - now.getTime())
  return new SyncError(error.code, {
    facts: error.facts,
    retryAfterMs,
    isAmbiguous: true,
    cause: error.cause,
  })
}

/** What is about to be written; the id is HubSpot's, of what is there already. */
export type Write = { draft: Draft; id: string | null }

export function toIntents(writes: readonly Write[], events: readonly EventPlan[]): Intent[] {
  const byKey = Map.groupBy(events, (event) => event.engagementKey)
  return writes.map(({ draft: { key, type, properties, links }, id }) => {
    const writing = (byKey.get(key) ?? []).filter(({ outcome }) => outcome.kind === 'write')
    return {
      key,
      id,
      type,
      eventIds: writing.map(({ eventId }) => eventId),
      contactIds: contactIdsOf(links),
      contentsHash: contentsHash(type, properties),
    }
  })
}
