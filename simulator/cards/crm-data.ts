// What cards ask HubSpot itself: a record's properties and what it is associated with.
import { associationTypesBetween } from '../association-types.ts'
import { linksOf } from '../associations.ts'
import { findObjectType } from '../object-types.ts'
import { propertyText } from '../pages/property-text.ts'
import { findRecord } from '../records.ts'
import { type CrmRecord, findProperty, type Portal, type RecordRef } from '../state.ts'
import type { Answer, AssociationsRequest, HookOptions, Properties } from './protocol.ts'

export type AssociationsAnswer = {
  results: {
    toObjectId: number
    associationTypes: { category: string; typeId: number; label: string }[]
    properties: Properties
  }[]
  hasMore: boolean
  nextOffset: number
}

const pageLength = 10

export function readProperties(
  portal: Portal,
  ref: RecordRef,
  names: string[] | '*',
  options: HookOptions = {},
): Answer<Properties> {
  const record = findRecord(portal, ref.type, ref.id)
  if (!record) return { error: 'This record does not exist.' }
  const wanted = names === '*' ? Object.keys(record.properties) : names
  const unknown = wanted.find((name) => !findProperty(portal, ref.type, name) && !(name in record.properties))
  if (unknown) return { error: `There is no property ${unknown}.` }
  return { data: valuesOf(portal, ref.type, record, wanted, options) }
}

export function readAssociations(
  portal: Portal,
  ref: RecordRef,
  request: AssociationsRequest,
  options: HookOptions = {},
): Answer<AssociationsAnswer> {
  const type = findObjectType(request.toObjectType)
  if (!type) return { error: `There is no object type ${request.toObjectType}.` }
  const types = associationTypesBetween(portal, ref.type, type)
  const linked = [...linksOf(portal, ref, type)]
  const from = request.offset ?? 0
  const until = from + (request.pageLength ?? pageLength)
  const results = linked.slice(from, until).flatMap(([id, typeIds]) => {
    const record = findRecord(portal, type, id)
    if (!record) return []
    const associationTypes = types
      .filter(({ typeId }) => typeIds.has(typeId))
      .map(({ category, typeId, label }) => ({ category, typeId, label: label ?? '' }))
    const properties = valuesOf(portal, type, record, request.properties ?? [], options)
    return [{ toObjectId: Number(id), associationTypes, properties }]
  })
  return { data: { results, hasMore: until < linked.length, nextOffset: until } }
}

function valuesOf(
  portal: Portal,
  type: RecordRef['type'],
  record: CrmRecord,
  names: string[],
  { propertiesToFormat = [] }: HookOptions,
): Properties {
  return Object.fromEntries(
    names.map((name) => {
      const isFormatted = propertiesToFormat === 'all' || propertiesToFormat.includes(name)
      const value = record.properties[name] ?? null
      return [name, value !== null && isFormatted ? propertyText(portal, type, record, name) : value]
    }),
  )
}
