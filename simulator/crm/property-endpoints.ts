// Property definitions and their groups: what an app may read and what it may add.
// HubSpot: https://developers.hubspot.com/docs/api-reference/crm-properties-v3/guide
import { z } from 'zod'
import type { Property } from '../account.ts'
import { ApiError, invalid, notFound } from '../api-error.ts'
import type { SimulatorContext } from '../context.ts'
import type { Answer, Endpoint, Params, PortalCall } from '../endpoint.ts'
import { isEngagementType, loudNameOf, type ObjectType } from '../object-types.ts'
import { standardGroups } from '../properties/standard-properties.ts'
import { readBody } from '../request-body.ts'
import { type Access, missingScopes, schemaScopes } from '../scopes.ts'
import { addCustomProperty, findProperty, type Portal, removeCustomProperty } from '../state.ts'
import { type BatchError, batchAnswer, requireSize } from './batch.ts'
import { typeInPath } from './path-types.ts'

const fieldTypes: Record<Property['type'], string[]> = {
  string: ['text', 'textarea', 'html', 'file', 'phonenumber'],
  number: ['number'],
  date: ['date'],
  datetime: ['date'],
  enumeration: ['select', 'radio', 'checkbox', 'booleancheckbox'],
  bool: ['booleancheckbox'],
}

const mostUnique = 10
const largestBatch = 100

const createSchema = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(['string', 'number', 'date', 'datetime', 'enumeration', 'bool']),
  fieldType: z.string(),
  groupName: z.string(),
  description: z.string().default(''),
  hasUniqueValue: z.boolean().default(false),
  hidden: z.boolean().default(false),
  options: z
    .array(z.object({ label: z.string(), value: z.string(), displayOrder: z.number(), hidden: z.boolean() }))
    .default([]),
})
const batchSchema = z.object({ inputs: z.array(createSchema) })
const groupSchema = z.object({ name: z.string(), label: z.string() })

export function propertyEndpoints(context: SimulatorContext): Endpoint[] {
  const scopes = (access: Access) => (params: Params) => ({
    needed: schemaScopes(typeInPath(params), access, context.rules),
  })
  const read = { method: 'get', policy: 'core', scopes: scopes('read') } as const
  const write = { method: 'post', policy: 'core', scopes: scopes('write') } as const
  const all = '/crm/properties/:version/:type'
  return [
    { ...read, path: `${all}/groups`, handle: listGroups },
    { ...write, path: `${all}/groups`, handle: createGroup },
    { ...read, path: all, handle: list },
    { ...write, path: all, handle: (call) => create(context, call) },
    { ...write, path: `${all}/batch/create`, handle: (call) => createSome(context, call) },
    { ...read, path: `${all}/:name`, handle: readOne },
    { ...write, method: 'delete', path: `${all}/:name`, handle: archive },
  ]
}

function list(call: PortalCall): Answer {
  const definitions = call.portal.definitions[typeInPath(call.params)]
  return { status: 200, body: { results: [...definitions.values()].map(show) } }
}

function readOne(call: PortalCall): Answer {
  const name = call.params.name ?? ''
  const property = findProperty(call.portal, typeInPath(call.params), name)
  if (!property) throw notFound(`Property ${name} does not exist`)
  return { status: 200, body: show(property) }
}

function create(context: SimulatorContext, call: PortalCall): Answer {
  return { status: 201, body: show(define(context, call, readBody(createSchema, call.body))) }
}

// Those that can be made are, and the others are named.
function createSome(context: SimulatorContext, call: PortalCall): Answer {
  const { inputs } = readBody(batchSchema, call.body)
  requireSize(inputs.length, largestBatch)
  const made: Property[] = []
  const errors: BatchError[] = []
  for (const given of inputs) {
    try {
      made.push(define(context, call, given))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const { category = 'VALIDATION_ERROR', message } = error.body
      errors.push({ status: 'error', category, message, context: { name: [given.name] } })
    }
  }
  return batchAnswer(context, 201, made.map(show), errors)
}

function define(context: SimulatorContext, call: PortalCall, given: z.infer<typeof createSchema>): Property {
  const type = typeInPath(call.params)
  requireTier(context, type, given.hasUniqueValue)
  if (!/^[a-z][a-z0-9_]*$/.test(given.name)) throw invalid(`Property name ${given.name} is not valid.`)
  if (!fieldTypes[given.type].includes(given.fieldType))
    throw invalid(`Field type ${given.fieldType} is not valid for type ${given.type}.`)
  if (given.type === 'enumeration' && given.options.length === 0)
    throw invalid('An enumeration needs at least one option.')
  if (!groupsOf(call.portal, type).some((group) => group.name === given.groupName))
    throw invalid(`Property group ${given.groupName} does not exist.`)
  if (findProperty(call.portal, type, given.name))
    throw new ApiError(409, {
      message: `A property named '${given.name}' already exists.`,
      category: 'OBJECT_ALREADY_EXISTS',
    })
  if (given.hasUniqueValue) requireRoomForUnique(call.portal, type)
  const property: Property = {
    ...given,
    hubspotDefined: false,
    readOnlyValue: false,
    calculated: false,
    referenced: 'none',
  }
  addCustomProperty(call.portal, type, property)
  return property
}

function requireTier(context: SimulatorContext, type: ObjectType, isUnique: boolean): void {
  if (!isEngagementType(type)) return
  const tier = context.rules.engagementKeyTier[type]
  if (tier === 'none') throw missingScopes([`crm.schemas.${type}.write`])
  if (tier === 'plain' && isUnique)
    throw invalid(`hasUniqueValue is not supported for properties of ${loudNameOf(type)}.`)
}

function requireRoomForUnique(portal: Portal, type: ObjectType): void {
  const unique = [...portal.definitions[type].values()].filter((property) => property.hasUniqueValue)
  if (unique.length >= mostUnique)
    throw invalid(`${loudNameOf(type)} already has ${mostUnique} properties with unique values.`)
}

function archive(call: PortalCall): Answer {
  const type = typeInPath(call.params)
  const name = call.params.name ?? ''
  const property = findProperty(call.portal, type, name)
  if (!property) throw notFound(`Property ${name} does not exist`)
  if (property.hubspotDefined) throw invalid(`Property ${name} is defined by HubSpot and cannot be archived.`)
  removeCustomProperty(call.portal, type, name)
  return { status: 204 }
}

function groupsOf(portal: Portal, type: ObjectType): { name: string; label: string }[] {
  return [standardGroups[type], ...portal.account.customGroups.filter((group) => group.type === type)]
}

function listGroups(call: PortalCall): Answer {
  const groups = groupsOf(call.portal, typeInPath(call.params))
  return { status: 200, body: { results: groups.map(showGroup) } }
}

function createGroup(call: PortalCall): Answer {
  const type = typeInPath(call.params)
  const given = readBody(groupSchema, call.body)
  if (groupsOf(call.portal, type).some((group) => group.name === given.name))
    throw new ApiError(409, {
      message: `Property group ${given.name} already exists.`,
      category: 'OBJECT_ALREADY_EXISTS',
    })
  call.portal.account.customGroups.push({ type, ...given })
  return { status: 201, body: showGroup(given) }
}

function showGroup({ name, label }: { name: string; label: string }) {
  return { name, label, displayOrder: -1, archived: false }
}

function show(property: Property) {
  const { readOnlyValue, referenced, options, ...rest } = property
  return {
    ...rest,
    displayOrder: -1,
    archived: false,
    formField: false,
    externalOptions: referenced !== 'none',
    ...(referenced === 'owner' ? { referencedObjectType: 'OWNER' } : {}),
    options: options.map((option, displayOrder) => ({ ...option, displayOrder, hidden: false })),
    modificationMetadata: {
      archivable: !property.hubspotDefined,
      readOnlyDefinition: property.hubspotDefined,
      readOnlyOptions: property.hubspotDefined,
      readOnlyValue,
    },
  }
}
