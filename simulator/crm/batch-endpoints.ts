// Batches of records: create, read, update, upsert, archive.
// HubSpot: https://developers.hubspot.com/docs/api-reference/crm-contacts-v3/guide (batch sizes, multi-status errors)
import { z } from 'zod'
import { invalid } from '../api-error.ts'
import type { SimulatorContext } from '../context.ts'
import type { Answer, Endpoint, PortalCall } from '../endpoint.ts'
import { loudNameOf, type ObjectType, objectTypeIdOf } from '../object-types.ts'
import { archiveRecord, findRecord, isUniqueProperty } from '../records.ts'
import { readBody } from '../request-body.ts'
import type { CrmRecord, Portal } from '../state.ts'
import { type BatchError, batchAnswer, requireSize, requireUniqueIds, settleEach } from './batch.ts'
import { lookUp, writeScope } from './object-endpoints.ts'
import { scopesOnObjects, typeInPath } from './path-types.ts'
import { showHistory, showRead, showWritten } from './record-answer.ts'
import {
  inlineAssociationSchema,
  planCreate,
  planUpdate,
  propertiesSchema,
  type WriteScope,
} from './write-plan.ts'

const largestBatch = 100
const largestBatchWithHistory = 50

const traceId = { objectWriteTraceId: z.string().optional() }
const createSchema = z.object({
  inputs: z.array(
    z.object({
      properties: propertiesSchema,
      associations: z.array(inlineAssociationSchema).default([]),
      ...traceId,
    }),
  ),
})
const changeInput = z.object({
  id: z.coerce.string(),
  idProperty: z.string().nullish(),
  properties: propertiesSchema,
  ...traceId,
})
// Associations are accepted on create only; silently dropping them would hide a mistake.
const changeSchema = z.object({ inputs: z.array(z.strictObject(changeInput.shape)) })
const readSchema = z.object({
  inputs: z.array(z.object({ id: z.coerce.string() })),
  idProperty: z.string().nullish(),
  properties: z.array(z.string()).default([]),
  propertiesWithHistory: z.array(z.string()).default([]),
})
const archiveSchema = z.object({ inputs: z.array(z.object({ id: z.coerce.string() })) })

type Change = z.infer<typeof changeInput>

export function batchEndpoints(context: SimulatorContext): Endpoint[] {
  const at = (verb: string) => `/crm/objects/:version/:type/batch/${verb}`
  const write = { method: 'post', policy: 'core', scopes: scopesOnObjects('write') } as const
  return [
    { ...write, path: at('create'), handle: (call) => create(context, call) },
    { ...write, path: at('update'), handle: (call) => update(context, call) },
    { ...write, path: at('upsert'), handle: (call) => upsert(context, call) },
    { ...write, path: at('archive'), handle: (call) => archive(context, call) },
    { ...write, path: at('read'), scopes: scopesOnObjects('read'), handle: (call) => read(context, call) },
  ]
}

function create(context: SimulatorContext, call: PortalCall): Answer {
  const { inputs } = readBody(createSchema, call.body)
  requireSize(inputs.length, largestBatch)
  const scope = writeScope(context, call)
  const { results, errors } = settleEach(inputs, (input) =>
    planCreate(scope, input.properties, input.associations),
  )
  return batchAnswer(context, 201, results.map(showWritten), errors)
}

function readChanges(call: PortalCall): Change[] {
  const { inputs } = readBody(changeSchema, call.body)
  requireSize(inputs.length, largestBatch)
  requireUniqueIds(inputs.map(({ id }) => id))
  return inputs
}

function update(context: SimulatorContext, call: PortalCall): Answer {
  const scope = writeScope(context, call)
  const inputs = readChanges(call)
  for (const { idProperty } of inputs) requireUniqueProperty(scope.portal, scope.type, idProperty)
  const { results, errors } = settleEach(inputs, (input) => {
    const record = lookUp(scope.portal, scope.type, input.id, input.idProperty)
    return planUpdate(scope, record, input.id, input.properties)
  })
  return batchAnswer(context, 200, results.map(showWritten), errors)
}

function upsert(context: SimulatorContext, call: PortalCall): Answer {
  const scope = writeScope(context, call)
  const inputs = readChanges(call)
  for (const { idProperty } of inputs) requireUniqueProperty(scope.portal, scope.type, idProperty)
  // HubSpot does not support partial upserts by email.
  const mayBePartial = inputs.every(({ idProperty }) => idProperty !== 'email')
  const { results, errors } = settleEach(inputs, (input) => planUpsert(scope, input), mayBePartial)
  const shown = results.map(({ record, isNew }) => ({ ...showWritten(record), new: isNew }))
  return batchAnswer(context, 200, shown, errors)
}

function planUpsert(scope: WriteScope, input: Change): () => { record: CrmRecord; isNew: boolean } {
  const { portal, type } = scope
  const { idProperty } = input
  const record = lookUp(portal, type, input.id, idProperty)
  if (record || !idProperty) {
    const write = planUpdate(scope, record, input.id, input.properties)
    return () => ({ record: write(), isNew: false })
  }
  const write = planCreate(scope, { [idProperty]: input.id, ...input.properties }, [])
  return () => ({ record: write(), isNew: true })
}

function requireUniqueProperty(portal: Portal, type: ObjectType, name: string | null | undefined): void {
  if (name && name !== 'hs_object_id' && !isUniqueProperty(portal, type, name))
    throw invalid(`Unable to perform update/upsert by non-unique ${objectTypeIdOf(type)} property ${name}`)
}

function archive(context: SimulatorContext, call: PortalCall): Answer {
  const type = typeInPath(call.params)
  const { inputs } = readBody(archiveSchema, call.body)
  requireSize(inputs.length, largestBatch)
  for (const { id } of inputs) {
    const record = findRecord(call.portal, type, id)
    if (record) archiveRecord(call.portal, type, record, context.now())
  }
  return { status: 204 }
}

function read(context: SimulatorContext, call: PortalCall): Answer {
  const type = typeInPath(call.params)
  const { inputs, idProperty, properties, propertiesWithHistory } = readBody(readSchema, call.body)
  const isHistoric = propertiesWithHistory.length > 0
  requireSize(inputs.length, isHistoric ? largestBatchWithHistory : largestBatch)
  requireUniqueIds(inputs.map(({ id }) => id))
  const found = new Map<string, CrmRecord>()
  const missing: string[] = []
  for (const { id } of inputs) {
    const record = lookUp(call.portal, type, id, idProperty)
    const isHidden =
      idProperty === 'email' &&
      !context.rules.readsAdditionalEmails &&
      record?.properties.email !== id.toLowerCase()
    if (record && !isHidden) found.set(record.id, record)
    else missing.push(id)
  }
  const results = [...found.values()].map((record) => ({
    ...showRead(type, record, properties),
    ...(isHistoric ? showHistory(call.portal, type, record, propertiesWithHistory) : {}),
  }))
  return batchAnswer(context, 200, results, missing.length > 0 ? [notFoundError(type, missing)] : [])
}

function notFoundError(type: ObjectType, ids: string[]): BatchError {
  return {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    message: `Could not get some ${loudNameOf(type)} objects, they may be deleted or not exist. Check that ids are valid.`,
    context: { ids },
  }
}
