// Reads and writes an account's records without judging them, and keeps the unique values findable.
import { dropAllLinks } from './associations.ts'
import { isEngagementType, type ObjectType } from './object-types.ts'
import { type CrmRecord, nextId, type Portal, type PropertyValues, type World } from './state.ts'
import { announce } from './webhooks/announce.ts'

// A merge tells of itself, and of none of the values it moves.
const told = { isTold: true }

export function createRecord(
  world: World,
  portal: Portal,
  type: ObjectType,
  properties: PropertyValues,
  now: Date,
  { isTold } = told,
): CrmRecord {
  const at = now.toISOString()
  const id = nextId(world)
  const modified = type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate'
  const created = isEngagementType(type) ? 'hs_createdate' : 'createdate'
  const record: CrmRecord = {
    id,
    properties: { ...properties, hs_object_id: id, [created]: at, [modified]: at },
    createdAt: at,
    updatedAt: at,
    archived: false,
    changedAt: now.getTime(),
    indexed: null,
  }
  putRecord(portal, type, record)
  if (isTold) {
    announce(portal, { kind: 'creation', record: { type, id } })
    tellChanges(portal, type, id, {}, properties)
  }
  return record
}

export function putRecord(portal: Portal, type: ObjectType, record: CrmRecord): void {
  portal.records[type].set(record.id, record)
  if (!record.archived) claimUniqueValues(portal, type, record)
}

// An empty value clears the property, as in HubSpot.
export function updateRecord(
  portal: Portal,
  type: ObjectType,
  record: CrmRecord,
  changes: PropertyValues,
  now: Date,
  searchLagMs: number,
  { isTold } = told,
): void {
  const before = { ...record.properties }
  if (now.getTime() - record.changedAt >= searchLagMs) record.indexed = { ...record.properties }
  releaseUniqueValues(portal, type, record)
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') delete record.properties[name]
    else record.properties[name] = value
  }
  record.updatedAt = now.toISOString()
  if (!isEngagementType(type)) keepHistory(record, before, changes)
  record.properties[type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate'] = record.updatedAt
  record.changedAt = now.getTime()
  claimUniqueValues(portal, type, record)
  if (isTold) tellChanges(portal, type, record.id, before, changes)
}

function keepHistory(record: CrmRecord, before: PropertyValues, changes: PropertyValues): void {
  for (const [name, value] of Object.entries(changes)) {
    if (value === (before[name] ?? '')) continue
    record.history ??= {}
    record.history[name] ??= before[name] ? [{ value: before[name], timestamp: record.createdAt }] : []
    record.history[name].push({ value, timestamp: record.updatedAt })
  }
}

function tellChanges(
  portal: Portal,
  type: ObjectType,
  id: string,
  before: PropertyValues,
  changes: PropertyValues,
): void {
  for (const [name, value] of Object.entries(changes))
    if (value !== (before[name] ?? ''))
      announce(portal, { kind: 'propertyChange', record: { type, id }, name, value })
}

export function archiveRecord(portal: Portal, type: ObjectType, record: CrmRecord, now: Date): void {
  releaseUniqueValues(portal, type, record)
  dropAllLinks(portal, { type, id: record.id })
  record.archived = true
  record.updatedAt = now.toISOString()
  announce(portal, { kind: 'deletion', record: { type, id: record.id } })
}

// Its associations stay lost.
export function restoreRecord(portal: Portal, type: ObjectType, record: CrmRecord, now: Date): void {
  record.archived = false
  record.updatedAt = now.toISOString()
  claimUniqueValues(portal, type, record)
  announce(portal, { kind: 'restore', record: { type, id: record.id } })
}

export function findRecord(portal: Portal, type: ObjectType, id: string): CrmRecord | null {
  const record = portal.records[type].get(id)
  return record && !record.archived ? record : null
}

// A contact is found by each of its addresses, the secondary ones too.
export function findByUniqueValue(
  portal: Portal,
  type: ObjectType,
  name: string,
  value: string,
): CrmRecord | null {
  const id = portal.uniqueValues.get(`${type}.${name}`)?.get(uniqueForm(type, name, value))
  return id === undefined ? null : findRecord(portal, type, id)
}

export function isUniqueProperty(portal: Portal, type: ObjectType, name: string): boolean {
  return (
    (type === 'contacts' && name === 'email') || Boolean(portal.definitions[type].get(name)?.hasUniqueValue)
  )
}

export function uniqueForm(type: ObjectType, name: string, value: string): string {
  return type === 'contacts' && name === 'email' ? value.trim().toLowerCase() : value
}

export function liveRecords(portal: Portal, type: ObjectType): CrmRecord[] {
  return [...portal.records[type].values()].filter((record) => !record.archived)
}

function uniqueValuesOf(portal: Portal, type: ObjectType, record: CrmRecord): [string, string][] {
  const found: [string, string][] = []
  for (const { type: customType, property } of portal.account.customProperties) {
    const value = record.properties[property.name]
    if (customType === type && property.hasUniqueValue && value) found.push([property.name, value])
  }
  if (type === 'contacts') {
    const addresses = [
      record.properties.email ?? '',
      ...(record.properties.hs_additional_emails ?? '').split(';'),
    ]
    for (const address of addresses)
      if (address) found.push(['email', uniqueForm('contacts', 'email', address)])
  }
  return found
}

function claimUniqueValues(portal: Portal, type: ObjectType, record: CrmRecord): void {
  for (const [name, value] of uniqueValuesOf(portal, type, record)) {
    const key = `${type}.${name}`
    const values = portal.uniqueValues.get(key) ?? new Map<string, string>()
    values.set(value, record.id)
    portal.uniqueValues.set(key, values)
  }
}

function releaseUniqueValues(portal: Portal, type: ObjectType, record: CrmRecord): void {
  for (const [name, value] of uniqueValuesOf(portal, type, record)) {
    const values = portal.uniqueValues.get(`${type}.${name}`)
    if (values?.get(value) === record.id) values.delete(value)
  }
}
