// Batches of CRM objects: read, create, update. Results come back in any order, and errors[] decides what failed, whatever the status.
import { z } from 'zod'
import { SyncError } from '../domain/sync-error.ts'
import type { HubSpotClient } from './client.ts'
import { hubSpotWords, isAboutAbsence } from './errors.ts'
import { paths } from './paths.ts'

/** HubSpot's bound for batches. */
export const BATCH_SIZE = 100

const ObjectRow = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  // HubSpot sends null for values that were never set.
  properties: z.record(z.string(), z.string().nullable()).transform(dropNulls),
  objectWriteTraceId: z.string().optional(),
})
export type ObjectRow = z.infer<typeof ObjectRow>

const BatchError = z.looseObject({ context: z.record(z.string(), z.unknown()).default({}) })
export type BatchError = z.infer<typeof BatchError>

const BatchAnswer = z.object({ results: z.array(ObjectRow), errors: z.array(BatchError).default([]) })
export type BatchAnswer = z.infer<typeof BatchAnswer>
const HistoricAnswer = BatchAnswer.extend({
  results: z.array(ObjectRow.extend({ propertiesWithHistory: z.unknown() })),
})

/** The inputs that an entry of errors[] is about. */
export function traceIdsOf({ context }: BatchError): string[] {
  return z.array(z.string()).catch([]).parse(context.objectWriteTraceId)
}

export type BatchRead = { type: string; ids: readonly string[]; properties: string[]; idProperty?: string }

/** Reads any number of objects, 100 a call, all at once; the account's pace orders them. What does not exist is not in the answer. */
export async function readObjects(
  hubspot: HubSpotClient,
  portalId: string,
  { type, ids, properties, idProperty }: BatchRead,
): Promise<ObjectRow[]> {
  const answers = await Promise.all(
    inChunks([...new Set(ids)], BATCH_SIZE).map((chunk) =>
      hubspot.call(portalId, {
        method: 'POST',
        path: paths.objects(type, '/batch/read'),
        body: { inputs: chunk.map((id) => ({ id })), properties, ...(idProperty && { idProperty }) },
      }),
    ),
  )
  return answers.flatMap(({ body }) => readableRows(body, BatchAnswer))
}

function readableRows<T>(body: unknown, answer: z.ZodType<{ results: T[]; errors: BatchError[] }>): T[] {
  const { results, errors } = answer.parse(body)
  // Only "it is not there" is an answer to a read. Anything else must not pass for it.
  const trouble = errors.find((error) => !isAboutAbsence(error))
  if (trouble) throw new SyncError('hubspot_unavailable', { facts: hubSpotWords(trouble) })
  return results
}

/** HubSpot reads half as many at once when it is to say when each value was set. */
const BATCH_SIZE_WITH_HISTORY = 50

/** The same, with every value that these properties ever had. */
export async function readObjectsWithHistory(
  hubspot: HubSpotClient,
  portalId: string,
  { type, ids, properties }: BatchRead,
): Promise<(ObjectRow & { propertiesWithHistory?: unknown })[]> {
  const answers = await Promise.all(
    inChunks([...new Set(ids)], BATCH_SIZE_WITH_HISTORY).map((chunk) =>
      hubspot.call(portalId, {
        method: 'POST',
        path: paths.objects(type, '/batch/read'),
        body: { inputs: chunk.map((id) => ({ id })), properties, propertiesWithHistory: properties },
      }),
    ),
  )
  return answers.flatMap(({ body }) => readableRows(body, HistoricAnswer))
}

export type AssociationType = { associationCategory: 'HUBSPOT_DEFINED'; associationTypeId: number }
export type NewObject = {
  properties: Record<string, string>
  associations: { to: { id: string }; types: AssociationType[] }[]
  /** Names this input in the answer, and makes HubSpot refuse the bad inputs of a batch only, not the whole batch. */
  objectWriteTraceId: string
}

export type BatchCreate = { type: string; inputs: readonly NewObject[]; mayStillSend?: () => boolean }

/** Creates at most 100 objects in one call. */
export async function createObjects(
  hubspot: HubSpotClient,
  portalId: string,
  { type, inputs, mayStillSend }: BatchCreate,
): Promise<BatchAnswer> {
  const answer = await hubspot.call(portalId, {
    method: 'POST',
    path: paths.objects(type, '/batch/create'),
    body: { inputs },
    isWrite: true,
    ...(mayStillSend && { mayStillSend }),
  })
  const parsed = BatchAnswer.safeParse(answer.body)
  // A success that we cannot read is a success all the same: it must be read back, never repeated.
  if (!parsed.success) throw new SyncError('answer_lost', { isAmbiguous: true, cause: parsed.error })
  return parsed.data
}

export type ObjectChange = {
  id: string
  properties: Record<string, string>
  /** As with new objects. */
  objectWriteTraceId: string
}

export type BatchUpdate = { type: string; inputs: readonly ObjectChange[]; mayStillSend?: () => boolean }

/** Changes at most 100 objects in one call; properties that are not named stay. Answers the errors alone: each names its input. */
export async function updateObjects(
  hubspot: HubSpotClient,
  portalId: string,
  { type, inputs, mayStillSend }: BatchUpdate,
): Promise<BatchError[]> {
  const answer = await hubspot.call(portalId, {
    method: 'POST',
    path: paths.objects(type, '/batch/update'),
    body: { inputs },
    isWrite: true,
    ...(mayStillSend && { mayStillSend }),
  })
  const parsed = z.object({ errors: z.array(BatchError).default([]) }).safeParse(answer.body)
  // A success that we cannot read is a success all the same, and repeating it does no harm.
  return parsed.success ? parsed.data.errors : []
}

export function inChunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  )
}

function dropNulls(values: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
}
