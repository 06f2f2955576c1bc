// What an app may ask about an account's limits: how many records there may be, and which ones have (nearly) all their associations.
// HubSpot: https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/guide
import { notFound } from '../api-error.ts'
import type { SimulatorContext } from '../context.ts'
import type { Answer, Endpoint, PortalCall } from '../endpoint.ts'
import {
  isEngagementType,
  type ObjectType,
  objectTypeIdOf,
  objectTypes,
  singularOf,
} from '../object-types.ts'
import { liveRecords } from '../records.ts'
import { missingScopes } from '../scopes.ts'
import type { CrmRecord, Portal } from '../state.ts'
import { associationLimit } from './limits.ts'
import { typeInPath } from './path-types.ts'

// Any one of these will do.
const scopes = [
  ...['contacts', 'companies', 'deals'].flatMap((type) => [
    `crm.objects.${type}.read`,
    `crm.objects.${type}.write`,
  ]),
  'tickets',
]

// HubSpot does not say from where on a record is near its limit. Four fifths is our guess.
const nearlyAll = 0.8

export function limitsEndpoints(context: SimulatorContext): Endpoint[] {
  const read = (path: string, answer: (call: PortalCall) => object): Endpoint => ({
    method: 'get',
    path: `/crm/limits/:version/${path}`,
    policy: 'core',
    scopes: () => ({ needed: [] }),
    handle: (call) => guarded(call, answer),
  })
  return [
    read('records', (call) => recordLimits(context, call)),
    read('associations/records/from', ({ portal }) => ({
      results: objectTypes.flatMap((from) => showNear(from, usages(context, portal, from, objectTypes))),
    })),
    read('associations/records/:fromType/to', ({ portal, params }) => {
      const from = typeInPath(params, 'fromType')
      return { results: objectTypes.flatMap((to) => showNear(to, usages(context, portal, from, [to]))) }
    }),
    read('associations/records/:fromType/:toType', (call) => pairLimit(context, call)),
  ]
}

function guarded(call: PortalCall, answer: (call: PortalCall) => object): Answer {
  if (!scopes.some((scope) => call.grant.scopes.includes(scope))) throw missingScopes(scopes)
  return { status: 200, body: answer(call) }
}

function recordLimits({ rules }: SimulatorContext, { portal }: PortalCall): object {
  const limit = rules.recordsPerType
  const hubspotDefinedObjectTypes = objectTypes.map((type) => {
    const usage = portal.records[type].size
    return { ...labelsOf(type), limit, usage, percentage: (100 * usage) / limit }
  })
  return { hubspotDefinedObjectTypes, customObjectTypes: [] }
}

type Usage = { record: CrmRecord; used: number; limit: number }

// The records of a type that are at or near a limit, each once for every type it is measured against.
function usages(
  context: SimulatorContext,
  portal: Portal,
  from: ObjectType,
  to: readonly ObjectType[],
): Usage[] {
  const limits = to.map((toType) => ({ toType, limit: associationLimit(context, portal, from, toType) }))
  return liveRecords(portal, from).flatMap((record) => {
    const links = portal.links.get(`${from}:${record.id}`)
    return limits.flatMap(({ toType, limit }) => {
      const used = links?.get(toType)?.size ?? 0
      return used > 0 && used >= limit * nearlyAll ? [{ record, used, limit }] : []
    })
  })
}

const isAtLimit = ({ used, limit }: Usage) => used >= limit

// Types without such records are left out.
function showNear(type: ObjectType, found: Usage[]): object[] {
  if (found.length === 0) return []
  const atLimit = found.filter(isAtLimit)
  return [
    {
      ...labelsOf(type),
      hasRecordsAtLimit: atLimit.length > 0,
      hasRecordsNearLimit: atLimit.length < found.length,
    },
  ]
}

function pairLimit(context: SimulatorContext, { portal, params }: PortalCall): object {
  const from = typeInPath(params, 'fromType')
  const to = typeInPath(params, 'toType')
  if (!context.rules.engagementLimitsReadable && (isEngagementType(from) || isEngagementType(to)))
    throw notFound(`No limits between ${objectTypeIdOf(from)} and ${objectTypeIdOf(to)}.`)
  const found = usages(context, portal, from, [to])
  const full = found.filter(isAtLimit)
  const near = found.filter((usage) => !isAtLimit(usage))
  const samples = context.rules.limitSamples
  const show = ({ record }: Usage) => ({ objectId: Number(record.id), label: record.id })
  return {
    limit: associationLimit(context, portal, from, to),
    totalRecordsAtLimit: full.length,
    totalRecordsNearLimit: near.length,
    atLimitFromRecordSamples: full.slice(0, samples).map(show),
    nearLimitFromRecordSamples: near
      .slice(0, samples)
      .map((usage) => ({ ...show(usage), usage: usage.used, percentage: (100 * usage.used) / usage.limit })),
  }
}

function labelsOf(type: ObjectType): object {
  const singular = singularOf(type)
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  return { objectTypeId: objectTypeIdOf(type), singularLabel: capital(singular), pluralLabel: capital(type) }
}
