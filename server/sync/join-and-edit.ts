// Engagements that HubSpot has already: first their associations, then what has changed about them.
import type { EventPlan } from '../domain/plan.ts'
import { SyncError } from '../domain/sync-error.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import type { Db } from '../store/database.ts'
import { beginWriting } from '../store/engagements.ts'
import { editEngagements } from './edit-engagements.ts'
import { toIntents, waitUntil } from './intents.ts'
import { type Join, joinEngagements } from './join-engagements.ts'
import type { KeptLease } from './lease-keeper.ts'
import { hadNoEffect, type WriteOutcomes } from './write-engagements.ts'

export type JoinAndEditDeps = {
  db: Db
  hubspot: HubSpotClient
  tiers: Parameters<typeof joinEngagements>[0]['tiers']
  now: () => Date
  callEndsMs: number
}

export type Joined = {
  outcomes: WriteOutcomes
  /** Intents whose changes certainly had no effect. */
  voidIntents: string[]
}

/** Adding associations may simply be repeated; a change is an intent first, so that none arrives after a newer one. */
export async function joinAndEdit(
  deps: JoinAndEditDeps,
  lease: KeptLease,
  joins: readonly Join[],
  events: readonly EventPlan[],
): Promise<Joined> {
  const { db, now, callEndsMs } = deps
  const outcomes = await joinEngagements(deps, lease.portalId, joins)
  const changing = joins.filter(
    ({ draft }) => Object.keys(draft.changes).length > 0 && !(outcomes.get(draft.key) instanceof SyncError),
  )
  if (changing.length === 0) return { outcomes, voidIntents: [] }
  const lastSend = now().getTime() + callEndsMs
  const until = new Date(lastSend + callEndsMs)
  await beginWriting(db, lease, toIntents(changing, events), { now: now(), until })
  const sending = { ...deps, mayStillSend: () => now().getTime() < lastSend }
  const edits = changing.map(({ draft: { key, type, changes }, id }) => ({ key, type, id, changes }))
  const failures = await editEngagements(sending, lease, edits)
  for (const [key, failure] of failures) {
    outcomes.set(key, hadNoEffect(failure) ? failure : waitUntil(until, now(), failure))
  }
  const voidIntents = [...failures].flatMap(([key, failure]) => (hadNoEffect(failure) ? [key] : []))
  return { outcomes, voidIntents }
}
