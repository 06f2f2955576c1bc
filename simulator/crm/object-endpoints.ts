// Single records: create, list, read, change, archive.
import { z } from 'zod'
import { invalid, notFound } from '../api-error.ts'
import type { SimulatorContext } from '../context.ts'
import type { Answer, Endpoint, PortalCall } from '../endpoint.ts'
import { findObjectType, loudNameOf, type ObjectType } from '../object-types.ts'
import { archiveRecord, findByUniqueValue, findRecord, isUniqueProperty } from '../records.ts'
import { readBody } from '../request-body.ts'
import type { CrmRecord, Portal } from '../state.ts'
import { scopesOnObjects, typeInPath } from './path-types.ts'
import { showAssociations, showRead, showWritten } from './record-answer.ts'
import {
  inlineAssociationSchema,
  planCreate,
  planUpdate,
  propertiesSchema,
  type WriteScope,
} from './write-plan.ts'

const createSchema = z.object({
  properties: propertiesSchema,
  associations: z.array(inlineAssociationSchema).default([]),
})
const updateSchema = z.object({ properties: propertiesSchema })

export function objectEndpoints(context: SimulatorContext): Endpoint[] {
  const read = { policy: 'core', scopes: scopesOnObjects('read') } as const
  const write = { policy: 'core', scopes: scopesOnObjects('write') } as const
  const one = '/crm/objects/:version/:type/:id'
  return [
    {
      ...write,
      method: 'post',
      path: '/crm/objects/:version/:type',
      handle: (call) => create(context, call),
    },
    { ...read, method: 'get', path: '/crm/objects/:version/:type', handle: list },
    { ...read, method: 'get', path: one, handle: readOne },
    { ...write, method: 'patch', path: one, handle: (call) => update(context, call) },
    { ...write, method: 'delete', path: one, handle: (call) => archive(context, call) },
  ]
}

export function writeScope(context: SimulatorContext, call: PortalCall): WriteScope {
  const version = call.params.version ?? ''
  const none = { claimed: new Set<string>(), coming: new Map<string, number>() }
  const granted = call.grant.scopes
  return { context, portal: call.portal, granted, type: typeInPath(call.params), version, ...none }
}

function create(context: SimulatorContext, call: PortalCall): Answer {
  const { properties, associations } = readBody(createSchema, call.body)
  const record = planCreate(writeScope(context, call), properties, associations)()
  return { status: 201, body: showWritten(record) }
}

function list(call: PortalCall): Answer {
  const type = typeInPath(call.params)
  const limit = readLimit(call.query, 10, 100)
  const archived = wantsArchived(call, type)
  const after = Number(call.query.get('after') ?? '0')
  const wanted = wantedProperties(call.query)
  const page: CrmRecord[] = []
  for (const record of call.portal.records[type].values()) {
    if (record.archived !== archived || Number(record.id) < after) continue
    page.push(record)
    if (page.length > limit) break
  }
  const next = page[limit]
  const results = page.slice(0, limit).map((record) => showRead(type, record, wanted))
  return { status: 200, body: { results, ...(next ? { paging: { next: { after: next.id } } } : {}) } }
}

function readOne(call: PortalCall): Answer {
  const type = typeInPath(call.params)
  const record = wantsArchived(call, type)
    ? call.portal.records[type].get(call.params.id ?? '')
    : recordInPath(call, type)
  if (!record || record.archived !== wantsArchived(call, type)) throw missing(type, call.params.id ?? '')
  const asked = call.query.getAll('associations').flatMap((names) => names.split(','))
  const toTypes = asked.flatMap((name) => findObjectType(name.trim()) ?? [])
  const associations = showAssociations(call.portal, type, record.id, toTypes)
  return {
    status: 200,
    body: {
      ...showRead(type, record, wantedProperties(call.query)),
      ...(Object.keys(associations).length > 0 ? { associations } : {}),
    },
  }
}

function update(context: SimulatorContext, call: PortalCall): Answer {
  const { properties } = readBody(updateSchema, call.body)
  const record = recordInPath(call, typeInPath(call.params))
  const write = planUpdate(writeScope(context, call), record, call.params.id ?? '', properties)
  return { status: 200, body: showWritten(write()) }
}

// Archiving what is not there is answered like archiving what is.
function archive(context: SimulatorContext, call: PortalCall): Answer {
  const type = typeInPath(call.params)
  const record = findRecord(call.portal, type, call.params.id ?? '')
  if (record) archiveRecord(call.portal, type, record, context.now())
  return { status: 204 }
}

// A deleted email is gone for good; everything else can still be looked at.
function wantsArchived(call: PortalCall, type: ObjectType): boolean {
  return type !== 'emails' && call.query.get('archived') === 'true'
}

function recordInPath(call: PortalCall, type: ObjectType): CrmRecord | null {
  return lookUp(call.portal, type, call.params.id ?? '', call.query.get('idProperty'))
}

export function lookUp(
  portal: Portal,
  type: ObjectType,
  id: string,
  idProperty: string | null | undefined,
): CrmRecord | null {
  if (!idProperty || idProperty === 'hs_object_id') return findRecord(portal, type, id)
  if (!isUniqueProperty(portal, type, idProperty))
    throw invalid(`Unable to look up ${loudNameOf(type)} by non-unique property ${idProperty}`)
  return findByUniqueValue(portal, type, idProperty, id)
}

export function readLimit(query: URLSearchParams, usual: number, most: number): number {
  const limit = Number(query.get('limit') ?? usual)
  if (!Number.isInteger(limit) || limit < 1 || limit > most)
    throw invalid(`The limit must be between 1 and ${most}.`)
  return limit
}

function wantedProperties(query: URLSearchParams): string[] {
  return query.getAll('properties').flatMap((names) => names.split(',').map((name) => name.trim()))
}

function missing(type: ObjectType, id: string) {
  return notFound(`Object not found. ${loudNameOf(type)} ${id} does not exist or was archived.`)
}
