// Tells HubSpot what contacts want: one update for each contact, 100 in a call. Repeating it changes nothing; what must not happen is that an
// older word arrives after a newer one, so each is an intent first.

import { refKey } from '../domain/record.ts'
import { SyncError } from '../domain/sync-error.ts'
import type { PlannedWish } from '../domain/wishes/plan-wishes.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { BATCH_SIZE, inChunks } from '../hubspot/objects.ts'
import type { Db } from '../store/database.ts'
import { beginWishes, endWishes, saveHasWishProperties } from '../store/wishes.ts'
import { editChunk } from './edit-engagements.ts'
import { waitUntil } from './intents.ts'
import type { KeptLease } from './lease-keeper.ts'
import type { Resolve } from './resolve.ts'
import { hadNoEffect } from './write-engagements.ts'

export type WriteWishesDeps = { db: Db; hubspot: HubSpotClient; now: () => Date; callEndsMs: number }

/** Why contacts could not be told, by refKey. */
export type WishFailures = ReadonlyMap<string, SyncError>

type Telling = PlannedWish & { id: string }

export async function writeWishes(
  deps: WriteWishesDeps,
  lease: KeptLease,
  wishes: readonly PlannedWish[],
  resolve: Resolve,
): Promise<WishFailures> {
  const failures = new Map<string, SyncError>()
  if (wishes.length === 0) return failures
  const { db, now, callEndsMs } = deps
  const startsAt = now()
  const fail = ({ contact }: Pick<PlannedWish, 'contact'>, error: SyncError) =>
    failures.set(refKey(contact), error)
  const seen = new Set<string>()
  const ready = wishes.flatMap((planned): Telling[] => {
    const found = resolve(planned.contact)
    const { busyUntil } = planned.known
    if (found instanceof SyncError) fail(planned, found)
    else if (busyUntil && busyUntil > startsAt) fail(planned, waitUntil(busyUntil, startsAt))
    else if (found && seen.has(`${planned.wish.kind} ${found.id}`))
      fail(planned, new SyncError('stale_record'))
    else if (found) {
      seen.add(`${planned.wish.kind} ${found.id}`)
      return [{ ...planned, id: found.id }]
    }
    return []
  })
  if (ready.length === 0) return failures
  const lastSend = startsAt.getTime() + callEndsMs
  const until = new Date(lastSend + callEndsMs)
  const intents = ready.map(({ id, wish, known }) => ({ contactId: id, wish, version: known.version }))
  const begun = new Set(
    (await beginWishes(db, lease, intents, until)).map(({ contactId, kind }) => `${kind} ${contactId}`),
  )
  const mine = ready.filter(({ id, wish }) => begun.has(`${wish.kind} ${id}`))
  // Somebody else was faster, or the contact was merged: what is known now is not what this was decided on.
  for (const other of ready) if (!mine.includes(other)) fail(other, new SyncError('stale_record'))

  const edits = [...Map.groupBy(mine, ({ id }) => id)].map(([id, all]) => ({
    ...{ key: id, id },
    changes: Object.assign({}, ...all.map(({ wish }) => wish.values)),
  }))
  const sending = { ...deps, mayStillSend: () => now().getTime() < lastSend }
  const calls = inChunks(edits, BATCH_SIZE).map((chunk) => editChunk(sending, lease, 'contacts', chunk))
  const refusals = new Map((await Promise.all(calls)).flatMap((one) => [...one]))
  const ends = mine.map(({ id, wish }) => {
    const refusal = refusals.get(id)
    const end = !refusal ? 'told' : hadNoEffect(refusal) ? 'void' : 'open'
    return { contactId: id, wish, end } as const
  })
  await endWishes(db, lease, ends, startsAt)
  for (const planned of mine) {
    const refusal = refusals.get(planned.id)
    if (refusal) fail(planned, meaningOf(refusal, until, now()))
  }
  const isMissing = [...refusals.values()].some(({ code }) => code === 'property_missing')
  // Somebody deleted one: the next claim makes it again, or goes on without.
  if (isMissing) await saveHasWishProperties(db, lease.portalId, null)
  return failures
}

/** A contact that is gone was deleted or merged: read again, it tells which. */
function meaningOf(refusal: SyncError, until: Date, now: Date): SyncError {
  if (refusal.code === 'deleted_in_hubspot') return new SyncError('stale_record', { facts: refusal.facts })
  return hadNoEffect(refusal) ? refusal : waitUntil(until, now, refusal)
}
