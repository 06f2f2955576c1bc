// Associations: batches beside the ten-second limit, and single ones below a record.
// HubSpot: https://developers.hubspot.com/docs/api-reference/crm-associations-v4/guide
import { z } from 'zod'
import { ApiError, invalid, notFound } from '../api-error.ts'
import { associationTypesBetween, defaultAssociationType, findAssociationType } from '../association-types.ts'
import { link, linksOf, unlink, unlinkTypes } from '../associations.ts'
import type { SimulatorContext } from '../context.ts'
import type { Answer, Endpoint, Params, PortalCall } from '../endpoint.ts'
import { loudNameOf, type ObjectType } from '../object-types.ts'
import { findRecord } from '../records.ts'
import { readBody } from '../request-body.ts'
import type { RecordRef } from '../state.ts'
import { associationsPerPage, showLinkPage, showType, showWrittenLink } from './association-answers.ts'
import { type BatchError, batchAnswer, requireSize } from './batch.ts'
import { requireRoom } from './limits.ts'
import { readLimit } from './object-endpoints.ts'
import { scopesOnAssociations, typeInPath } from './path-types.ts'
import { badAssociationType, requireExisting } from './write-plan.ts'

const mostReads = 1_000
const mostWrites = 2_000

const ref = z.object({ id: z.coerce.string() })
const givenTypes = z.array(
  z.object({
    associationCategory: z.enum(['HUBSPOT_DEFINED', 'USER_DEFINED', 'INTEGRATOR_DEFINED']),
    associationTypeId: z.number(),
  }),
)
const readSchema = z.object({ inputs: z.array(ref.extend({ after: z.string().nullish() })) })
const createSchema = z.object({ inputs: z.array(z.object({ from: ref, to: ref, types: givenTypes.min(1) })) })
const defaultSchema = z.object({ inputs: z.array(z.object({ from: ref, to: ref })) })
const archiveSchema = z.object({ inputs: z.array(z.object({ from: ref, to: z.array(ref) })) })

type Pair = { from: RecordRef; to: RecordRef; typeIds: number[] }

export function associationEndpoints(context: SimulatorContext): Endpoint[] {
  const at = (verb: string) => `/crm/associations/:version/:type/:toType/batch/${verb}`
  const write = { method: 'post', policy: 'associations', scopes: scopesOnAssociations('write') } as const
  const read = { policy: 'core', scopes: scopesOnAssociations('read') } as const
  return [
    {
      ...write,
      path: at('read'),
      scopes: scopesOnAssociations('read'),
      handle: (call) => batchRead(context, call),
    },
    { ...write, path: at('create'), handle: (call) => batchCreate(context, call) },
    { ...write, path: at('associate/default'), handle: (call) => batchDefault(context, call) },
    { ...write, path: at('archive'), handle: batchArchive },
    {
      ...write,
      path: '/crm/associations/:version/:type/:toType/batch/labels/archive',
      handle: archiveLabels,
    },
    { ...read, method: 'get', path: '/crm/associations/:version/:type/:toType/labels', handle: listLabels },
    {
      ...read,
      method: 'get',
      path: '/crm/objects/:version/:type/:id/associations/:toType',
      handle: listLinks,
    },
    {
      ...write,
      method: 'put',
      policy: 'core',
      path: '/crm/objects/:version/:type/:id/associations/default/:toType/:toId',
      handle: (call) => putDefault(context, call),
    },
    {
      ...write,
      method: 'put',
      policy: 'core',
      path: '/crm/objects/:version/:type/:id/associations/:toType/:toId',
      handle: (call) => putTyped(context, call),
    },
    {
      ...write,
      method: 'delete',
      policy: 'core',
      path: '/crm/objects/:version/:type/:id/associations/:toType/:toId',
      handle: removeOne,
    },
  ]
}

function typesInPath(params: Params): { from: ObjectType; to: ObjectType } {
  return { from: typeInPath(params), to: typeInPath(params, 'toType') }
}

function batchRead(context: SimulatorContext, call: PortalCall): Answer {
  const { from, to } = typesInPath(call.params)
  const { inputs } = readBody(readSchema, call.body)
  requireSize(inputs.length, mostReads)
  const results: unknown[] = []
  const errors: BatchError[] = []
  for (const { id, after } of inputs) {
    const page = showLinkPage(call.portal, { type: from, id }, to, after)
    if (page.results.length === 0) errors.push(noAssociations(from, to, id))
    else results.push({ from: { id }, to: page.results, ...pagingOf(page.nextAfter) })
  }
  return batchAnswer(context, 200, results, errors)
}

function noAssociations(from: ObjectType, to: ObjectType, id: string): BatchError {
  return {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
    message: `No ${loudNameOf(to)} is associated with ${loudNameOf(from)} ${id}.`,
    context: { fromObjectId: [id], fromObjectType: [loudNameOf(from)], toObjectType: [loudNameOf(to)] },
  }
}

function batchCreate(context: SimulatorContext, call: PortalCall): Answer {
  const { from, to } = typesInPath(call.params)
  const { inputs } = readBody(createSchema, call.body)
  requireSize(inputs.length, mostWrites)
  const pairs = inputs.map((input) => ({
    from: { type: from, id: input.from.id },
    to: { type: to, id: input.to.id },
    typeIds: readTypes(call, from, to, input.types),
  }))
  return writePairs(context, call, 201, pairs)
}

function batchDefault(context: SimulatorContext, call: PortalCall): Answer {
  const { from, to } = typesInPath(call.params)
  const { inputs } = readBody(defaultSchema, call.body)
  requireSize(inputs.length, mostWrites)
  const typeIds = [defaultTypeId(from, to)]
  const pairs = inputs.map((input) => ({
    from: { type: from, id: input.from.id },
    to: { type: to, id: input.to.id },
    typeIds,
  }))
  return writePairs(context, call, 200, pairs)
}

function readTypes(call: PortalCall, from: ObjectType, to: ObjectType, given: z.infer<typeof givenTypes>) {
  return given.map(({ associationCategory, associationTypeId }) => {
    const known = findAssociationType(call.portal, from, to, associationTypeId)
    if (known?.category !== associationCategory) throw badAssociationType(from, to, associationTypeId)
    return associationTypeId
  })
}

function defaultTypeId(from: ObjectType, to: ObjectType): number {
  const type = defaultAssociationType(from, to)
  if (!type) throw invalid(`${loudNameOf(from)} cannot be associated with ${loudNameOf(to)}.`)
  return type.typeId
}

// One bad pair does not stop the others.
function writePairs(context: SimulatorContext, call: PortalCall, status: number, pairs: Pair[]): Answer {
  const results: unknown[] = []
  const errors: BatchError[] = []
  for (const pair of pairs) {
    try {
      results.push(writePair(context, call, pair))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const { category = 'VALIDATION_ERROR', message, context: details = {} } = error.body
      errors.push({ status: 'error', category, message, context: details })
    }
  }
  if (results.length === 0 && errors[0]) throw invalid(errors[0].message, { context: errors[0].context })
  return batchAnswer(context, status, results, errors)
}

function writePair(context: SimulatorContext, call: PortalCall, { from, to, typeIds }: Pair): unknown {
  requireExisting(call.portal, [{ to: from }, { to }])
  requireRoom(context, call.portal, from, to)
  requireRoom(context, call.portal, to, from)
  link(call.portal, from, to, typeIds)
  const types = associationTypesBetween(call.portal, from.type, to.type)
  const labels = types.flatMap(({ typeId, label }) => (label && typeIds.includes(typeId) ? [label] : []))
  return showWrittenLink(from, to, labels)
}

function batchArchive(call: PortalCall): Answer {
  const { from, to } = typesInPath(call.params)
  const { inputs } = readBody(archiveSchema, call.body)
  requireSize(inputs.length, mostWrites)
  for (const input of inputs)
    for (const { id } of input.to) unlink(call.portal, { type: from, id: input.from.id }, { type: to, id })
  return { status: 204 }
}

function archiveLabels(call: PortalCall): Answer {
  const { from, to } = typesInPath(call.params)
  const { inputs } = readBody(createSchema, call.body)
  requireSize(inputs.length, mostWrites)
  for (const input of inputs) {
    const typeIds = readTypes(call, from, to, input.types)
    unlinkTypes(call.portal, { type: from, id: input.from.id }, { type: to, id: input.to.id }, typeIds)
  }
  return { status: 204 }
}

function listLabels(call: PortalCall): Answer {
  const { from, to } = typesInPath(call.params)
  return { status: 200, body: { results: associationTypesBetween(call.portal, from, to).map(showType) } }
}

function listLinks(call: PortalCall): Answer {
  const { from, to } = typesInPath(call.params)
  const ref = { type: from, id: call.params.id ?? '' }
  if (!findRecord(call.portal, from, ref.id)) throw notFound(`${loudNameOf(from)} ${ref.id} does not exist.`)
  const limit = readLimit(call.query, associationsPerPage, associationsPerPage)
  const page = showLinkPage(call.portal, ref, to, call.query.get('after'), limit)
  return { status: 200, body: { results: page.results, ...pagingOf(page.nextAfter) } }
}

function pairInPath(call: PortalCall): { from: RecordRef; to: RecordRef } {
  const { from, to } = typesInPath(call.params)
  return {
    from: { type: from, id: call.params.id ?? '' },
    to: { type: to, id: call.params.toId ?? '' },
  }
}

function putDefault(context: SimulatorContext, call: PortalCall): Answer {
  const { from, to } = pairInPath(call)
  return batchAnswer(context, 200, [
    writePair(context, call, { from, to, typeIds: [defaultTypeId(from.type, to.type)] }),
  ])
}

function putTyped(context: SimulatorContext, call: PortalCall): Answer {
  const { from, to } = pairInPath(call)
  const typeIds = readTypes(call, from.type, to.type, readBody(givenTypes, call.body))
  return { status: 201, body: writePair(context, call, { from, to, typeIds }) }
}

function removeOne(call: PortalCall): Answer {
  const { from, to } = pairInPath(call)
  if (linksOf(call.portal, from, to.type).has(to.id)) unlink(call.portal, from, to)
  return { status: 204 }
}

function pagingOf(after: string | null): { paging?: { next: { after: string } } } {
  return after === null ? {} : { paging: { next: { after } } }
}
