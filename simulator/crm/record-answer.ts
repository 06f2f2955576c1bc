// Shows a record as HubSpot answers it: the properties asked for, null where nothing is set, and some always.
import { associationTypesBetween } from '../association-types.ts'
import { linksOf } from '../associations.ts'
import { type EngagementType, isEngagementType, type ObjectType, singularOf } from '../object-types.ts'
import type { CrmRecord, Portal, PropertyValues } from '../state.ts'

type Shown = {
  id: string
  properties: Record<string, string | null>
  createdAt: string
  updatedAt: string
  archived: boolean
}

const always: Record<Exclude<ObjectType, EngagementType>, string[]> = {
  contacts: ['email', 'firstname', 'lastname', 'createdate', 'lastmodifieddate', 'hs_object_id'],
  companies: ['name', 'domain', 'createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  deals: [
    'dealname',
    'amount',
    'closedate',
    'dealstage',
    'pipeline',
    'createdate',
    'hs_lastmodifieddate',
    'hs_object_id',
  ],
  tickets: [
    'subject',
    'content',
    'hs_pipeline',
    'hs_pipeline_stage',
    'hs_ticket_priority',
    'createdate',
    'hs_lastmodifieddate',
    'hs_object_id',
  ],
}

export function showWritten(record: CrmRecord): Shown {
  return shown(record, { ...record.properties })
}

export function showRead(
  type: ObjectType,
  record: CrmRecord,
  wanted: string[],
  values: PropertyValues = record.properties,
): Shown {
  const usual = isEngagementType(type)
    ? ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id']
    : always[type]
  const basic = wanted.length === 0 ? usual : usual.filter((name) => /date$|^hs_object_id$/.test(name))
  const names = [...new Set([...basic, ...wanted])]
  return shown(record, Object.fromEntries(names.map((name) => [name, values[name] ?? null])))
}

// Every value with when it was set, the newest first; nothing of properties that do not exist.
export function showHistory(portal: Portal, type: ObjectType, record: CrmRecord, wanted: string[]) {
  const names = wanted.filter((name) => portal.definitions[type].has(name))
  const entries = names.map((name) => {
    const born = record.properties[name]
    const kept = record.history?.[name] ?? (born ? [{ value: born, timestamp: record.createdAt }] : [])
    return [name, kept.toReversed()]
  })
  return { propertiesWithHistory: Object.fromEntries(entries) }
}

function shown(record: CrmRecord, properties: Record<string, string | null>): Shown {
  const { id, createdAt, updatedAt, archived } = record
  return { id, properties, createdAt, updatedAt, archived }
}

// Inside a record an association is one entry per type, named in words: email_to_contact.
export function showAssociations(portal: Portal, type: ObjectType, id: string, toTypes: ObjectType[]) {
  const shownTypes = toTypes.flatMap((toType) => {
    const links = [...linksOf(portal, { type, id }, toType)]
    const types = associationTypesBetween(portal, type, toType)
    const results = links.flatMap(([toId, typeIds]) =>
      types
        .filter(({ typeId }) => typeIds.has(typeId))
        .map(({ label }) => ({ id: toId, type: typeInWords(type, toType, label) })),
    )
    return results.length > 0 ? [[toType, { results }]] : []
  })
  return Object.fromEntries(shownTypes)
}

function typeInWords(from: ObjectType, to: ObjectType, label: string | null): string {
  const words = `${singularOf(from)}_to_${singularOf(to)}`
  const isLabelled = to === 'companies' && (from === 'contacts' || from === 'deals')
  return label === null && isLabelled ? `${words}_unlabeled` : words
}
