// Changes engagements that HubSpot has already, so that they say what is known now: a meeting that was canceled, a task that is done.
// Repeating a change changes nothing; what must not happen is that an older one arrives after a newer one, so each is an intent first.
import { ENGAGEMENT_TYPES, type EngagementProperties, type EngagementType } from '../domain/engagement.ts'
import { asSyncError, SyncError } from '../domain/sync-error.ts'
import { entryToSyncError, isAboutAbsence } from '../hubspot/errors.ts'
import { BATCH_SIZE, type BatchError, inChunks, traceIdsOf, updateObjects } from '../hubspot/objects.ts'
import type { KeptLease } from './lease-keeper.ts'
import { isAboutSome, type WriteDeps } from './write-engagements.ts'

export type Edit = { key: string; type: EngagementType; id: string; changes: EngagementProperties }

/** 100 a call and all calls at once. Answers why some could not be changed, by engagement key. */
export async function editEngagements(
  deps: WriteDeps,
  lease: KeptLease,
  edits: readonly Edit[],
): Promise<Map<string, SyncError>> {
  const calls = ENGAGEMENT_TYPES.flatMap((type) => {
    const ofType = edits.filter((edit) => edit.type === type)
    return inChunks(ofType, BATCH_SIZE).map((chunk) => editChunk(deps, lease, type, chunk))
  })
  return new Map((await Promise.all(calls)).flatMap((failures) => [...failures]))
}

/** At most 100 objects of a type in one call; one that HubSpot refuses costs no other. Answers why some could not be changed, by key. */
export async function editChunk(
  deps: Pick<WriteDeps, 'hubspot' | 'mayStillSend'>,
  lease: KeptLease,
  type: string,
  edits: readonly Omit<Edit, 'type'>[],
): Promise<Map<string, SyncError>> {
  const inputs = edits.map(({ key, id, changes }) => ({ id, properties: changes, objectWriteTraceId: key }))
  try {
    const errors = await updateObjects(deps.hubspot, lease.portalId, {
      type,
      inputs,
      mayStillSend: () => lease.isAlive() && deps.mayStillSend?.() !== false,
    })
    return new Map(errors.flatMap((error) => keysIn(error, edits).map((key) => [key, meaningOf(error)])))
  } catch (error) {
    const failure = asSyncError(error)
    if (!isAboutSome(failure) || edits.length === 1) return new Map(edits.map(({ key }) => [key, failure]))
    const half = Math.ceil(edits.length / 2)
    const halves = [edits.slice(0, half), edits.slice(half)]
    const parts = await Promise.all(halves.map((part) => editChunk(deps, lease, type, part)))
    return new Map(parts.flatMap((part) => [...part]))
  }
}

/** The edits an error is about, by our name or by HubSpot's id. One that names nobody may be about any: a second time does no harm. */
function keysIn(error: BatchError, edits: readonly Omit<Edit, 'type'>[]): string[] {
  const { ids } = error.context
  const byId = edits.filter(({ id }) => Array.isArray(ids) && ids.includes(id)).map(({ key }) => key)
  const named = [...traceIdsOf(error), ...byId]
  return named.length > 0 ? named : edits.map(({ key }) => key)
}

/** Nothing can be changed in what somebody has deleted; what a person deleted stays deleted. */
function meaningOf(error: BatchError): SyncError {
  return isAboutAbsence(error) ? new SyncError('deleted_in_hubspot') : entryToSyncError(error)
}
