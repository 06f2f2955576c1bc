// Decides whether a write would be accepted before anything is written, so that a batch can be refused whole.
import { z } from 'zod'
import { type ApiError, conflict, invalid, notFound } from '../api-error.ts'
import { findAssociationType } from '../association-types.ts'
import { link } from '../associations.ts'
import type { SimulatorContext } from '../context.ts'
import { loudNameOf, type ObjectType, objectTypeIdOf, objectTypes } from '../object-types.ts'
import {
  createRecord,
  findByUniqueValue,
  findRecord,
  isUniqueProperty,
  uniqueForm,
  updateRecord,
} from '../records.ts'
import { missingScopes, objectScopes } from '../scopes.ts'
import type { CrmRecord, Portal, PropertyValues, RecordRef } from '../state.ts'
import { requireRoom, requireRoomOnNew } from './limits.ts'
import { badValues, type GivenValues, readValues } from './property-values.ts'
import { derivedValues, requireProperties, requireValidStage } from './whole-record.ts'

export const propertiesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

export const inlineAssociationSchema = z.object({
  to: z.object({ id: z.coerce.string() }),
  types: z.array(
    z.object({
      associationCategory: z.enum(['HUBSPOT_DEFINED', 'USER_DEFINED', 'INTEGRATOR_DEFINED']),
      associationTypeId: z.number(),
    }),
  ),
})
export type InlineAssociation = z.infer<typeof inlineAssociationSchema>

// `claimed` holds the unique values that earlier inputs of the same batch are about to take, `coming` how many of them are about to be
// linked with each record.
export type WriteScope = {
  context: SimulatorContext
  portal: Portal
  granted: readonly string[]
  type: ObjectType
  version: string
  claimed: Set<string>
  coming: Map<string, number>
}

export type PlannedWrite = () => CrmRecord

export function planCreate(
  scope: WriteScope,
  given: GivenValues,
  associations: InlineAssociation[],
): PlannedWrite {
  const { context, portal, type } = scope
  const { values, problems } = readValues(portal, type, given)
  if (problems.length > 0) throw badValues(problems)
  const set = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
  requireProperties(portal, type, set, scope.version)
  requireValidStage(portal, type, set)
  if (portal.records[type].size >= context.rules.recordsPerType)
    throw invalid(`The account has reached its limit of ${loudNameOf(type)} records.`)
  claimUnique(scope, set, null)
  const targets = associations.map((association) => readTarget(scope, association))
  requireSeen(scope, targets)
  requireExisting(portal, targets)
  requireRoomForAll(
    scope,
    targets.map(({ to }) => to),
  )
  const derived = derivedValues(portal, type, set, set)
  return () => {
    const record = createRecord(context.world, portal, type, { ...set, ...derived }, context.now())
    for (const { to, typeIds } of targets) link(portal, { type, id: record.id }, to, typeIds)
    return record
  }
}

// As with associations on their own: an app must be able to see the other record.
function requireSeen({ granted }: WriteScope, targets: { to: RecordRef }[]): void {
  const needed = targets.flatMap(({ to }) => objectScopes(to.type, 'read'))
  const missing = needed.filter((scope) => !granted.includes(scope))
  if (missing.length > 0) throw missingScopes([...new Set(missing)])
}

function requireRoomForAll({ context, portal, type, coming }: WriteScope, targets: RecordRef[]): void {
  requireRoomOnNew(context, portal, type, targets)
  const keys = targets.map((to) => `${to.type}:${to.id}`)
  for (const [index, to] of targets.entries())
    requireRoom(context, portal, to, { type, id: '' }, coming.get(keys[index] ?? '') ?? 0)
  for (const key of new Set(keys)) coming.set(key, (coming.get(key) ?? 0) + 1)
}

export function planUpdate(
  scope: WriteScope,
  record: CrmRecord | null,
  id: string,
  given: GivenValues,
): PlannedWrite {
  const { context, portal, type } = scope
  if (!record) throw notFound(`Object not found. objectId are usually numeric. (${loudNameOf(type)} ${id})`)
  const { values, problems } = readValues(portal, type, given)
  if (problems.length > 0) throw badValues(problems)
  const whole = { ...record.properties, ...values }
  const { pipeline, dealstage, hs_pipeline, hs_pipeline_stage } = values
  if (pipeline || dealstage || hs_pipeline || hs_pipeline_stage) requireValidStage(portal, type, whole)
  claimUnique(scope, values, record.id)
  const changes = { ...values, ...derivedValues(portal, type, whole, values) }
  return () => {
    updateRecord(portal, type, record, changes, context.now(), context.rules.searchLagMs)
    return record
  }
}

function claimUnique(
  { portal, type, claimed }: WriteScope,
  values: PropertyValues,
  ownId: string | null,
): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === '' || !isUniqueProperty(portal, type, name)) continue
    const existing = findByUniqueValue(portal, type, name, value)
    if (existing && existing.id !== ownId) throw alreadyExists(type, name, value, existing.id)
    const claim = `${name}:${uniqueForm(type, name, value)}`
    if (claimed.has(claim)) throw invalid(`Duplicate value ${value} of ${name} found in batch input.`)
    claimed.add(claim)
  }
}

function alreadyExists(type: ObjectType, name: string, value: string, id: string): ApiError {
  return type === 'contacts' && name === 'email'
    ? conflict(`Contact already exists. Existing ID: ${id}`)
    : conflict(`Cannot set ${name}=${value} on this ${loudNameOf(type)}. ${id} already has that value.`)
}

// The type id says which type of record is on the other side; the id alone does not.
function readTarget(scope: WriteScope, association: InlineAssociation): { to: RecordRef; typeIds: number[] } {
  const { portal, type } = scope
  const first = association.types[0]
  const toType = objectTypes.find(
    (candidate) => first && findAssociationType(portal, type, candidate, first.associationTypeId),
  )
  if (!toType) throw invalid(`Association types are not valid for ${objectTypeIdOf(type)}.`)
  for (const given of association.types) {
    const known = findAssociationType(portal, type, toType, given.associationTypeId)
    if (!known || known.category !== given.associationCategory)
      throw badAssociationType(type, toType, given.associationTypeId)
  }
  return {
    to: { type: toType, id: association.to.id },
    typeIds: association.types.map((given) => given.associationTypeId),
  }
}

export function badAssociationType(from: ObjectType, to: ObjectType, typeId: number): ApiError {
  return invalid(
    `Association type ${typeId} is not valid from ${objectTypeIdOf(from)} to ${objectTypeIdOf(to)}.`,
    {
      subCategory: 'crm.associations.INVALID_ASSOCIATION_TYPE',
      context: { associationTypeId: [String(typeId)] },
    },
  )
}

export function requireExisting(portal: Portal, targets: { to: RecordRef }[]): void {
  const missing = targets.filter(({ to }) => !findRecord(portal, to.type, to.id))
  if (missing.length === 0) return
  const named = missing.map(({ to }) => `${loudNameOf(to.type)}=${to.id} is not valid`)
  throw invalid(`One or more object IDs are not valid: ${named.join(', ')}`, {
    context: { INVALID_OBJECT_IDS: named },
  })
}
