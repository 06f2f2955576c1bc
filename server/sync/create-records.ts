// Creates records in HubSpot, and tells of each what became of it. What is found about one never costs the others.
import { CONTACT } from '../domain/record.ts'
import { asSyncError, SyncError } from '../domain/sync-error.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { entryToSyncError, isAboutBlocklist } from '../hubspot/errors.ts'
import { type BatchAnswer, createObjects, type NewObject, traceIdsOf } from '../hubspot/objects.ts'
import type { Db } from '../store/database.ts'
import type { KeptLease } from './lease-keeper.ts'
import { isAboutSome } from './write-engagements.ts'

export type CreateDeps = { db: Db; hubspot: HubSpotClient; now: () => Date }

/** What became of each new record, by its natural key (a person's surest one, or a domain): HubSpot's id, or why there is none. */
export type Created = Map<string, string | SyncError>

/** How long HubSpot's search may take to show a record whose creation we are not sure of. */
const SEARCH_SETTLES_MS = 30_000

/** How long to wait before a record whose creation was begun then can be looked for. */
export function untilSearchable(intentAt: Date | undefined, now: Date): number {
  return intentAt ? Math.max(0, SEARCH_SETTLES_MS - (now.getTime() - intentAt.getTime())) : 0
}

/** Creates records of one type; where HubSpot does not say which record an id is of, its properties do. */
export async function createAll(
  hubspot: HubSpotClient,
  lease: KeptLease,
  type: string,
  inputs: readonly NewObject[],
  keyOf: (properties: Record<string, string>) => string | undefined,
): Promise<Created> {
  let answer: BatchAnswer
  try {
    answer = await createObjects(hubspot, lease.portalId, { type, inputs, mayStillSend: lease.isAlive })
  } catch (error) {
    const failure = asSyncError(error)
    const [only, ...others] = inputs
    if (isAboutSome(failure) && only && others.length > 0) {
      const half = Math.ceil(inputs.length / 2)
      const halves = [inputs.slice(0, half), inputs.slice(half)]
      const parts = await Promise.all(halves.map((part) => createAll(hubspot, lease, type, part, keyOf)))
      return new Map(parts.flatMap((part) => [...part]))
    }
    return new Map(inputs.map(({ objectWriteTraceId }) => [objectWriteTraceId, refusedRecord(type, failure)]))
  }
  const lost = new SyncError('answer_lost', { isAmbiguous: true })
  const created: Created = new Map(inputs.map(({ objectWriteTraceId }) => [objectWriteTraceId, lost]))
  for (const { id, properties, objectWriteTraceId } of answer.results) {
    created.set(objectWriteTraceId ?? keyOf(properties) ?? id, id)
  }
  for (const error of answer.errors) {
    for (const traceId of traceIdsOf(error))
      created.set(traceId, refusedRecord(type, entryToSyncError(error)))
  }
  return created
}

/** HubSpot's clear no to a record is final; anything else may pass. Its words about a blocked address name it: they go no further. */
function refusedRecord(type: string, error: SyncError): SyncError {
  if (error.code !== 'hubspot_refused') return error
  const isBlocked = type === CONTACT && isAboutBlocklist(error)
  return isBlocked ? new SyncError('blocklisted') : new SyncError('record_refused', { facts: error.facts })
}
