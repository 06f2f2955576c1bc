// Links records to each other: both directions always in step, at most one primary company, found by record.
import {
  associationTypesBetween,
  defaultAssociationType,
  findAssociationType,
  primaryCompanyTypeIds,
} from './association-types.ts'
import { isEngagementType, type ObjectType } from './object-types.ts'
import type { Links, Portal, RecordRef } from './state.ts'
import { announce } from './webhooks/announce.ts'

const noLinks: Links = new Map()

export function linksOf(portal: Portal, from: RecordRef, toType: ObjectType): Links {
  return portal.links.get(`${from.type}:${from.id}`)?.get(toType) ?? noLinks
}

// Adds these association types to whatever already links the two. The unlabelled type is always among them.
// A set with own labels replaces the own labels that were there: HubSpot takes it as the full set.
export function link(
  portal: Portal,
  from: RecordRef,
  to: RecordRef,
  typeIds: number[],
  { isTold } = { isTold: true },
): void {
  const before = new Set(linksOf(portal, from, to.type).get(to.id))
  const types = typeIds.flatMap((typeId) => findAssociationType(portal, from.type, to.type, typeId) ?? [])
  if (types.some((type) => type.category === 'USER_DEFINED')) dropOwnLabels(portal, from, to)
  const unlabelled = defaultAssociationType(from.type, to.type)
  if (unlabelled) addType(portal, from, to, unlabelled.typeId, unlabelled.inverseTypeId)
  for (const type of types) {
    if (primaryCompanyTypeIds.has(type.typeId)) dropPrimary(portal, from, to.type)
    if (primaryCompanyTypeIds.has(type.inverseTypeId)) dropPrimary(portal, to, from.type)
    addType(portal, from, to, type.typeId, type.inverseTypeId)
  }
  makeFirstCompanyPrimary(portal, from, to)
  makeFirstCompanyPrimary(portal, to, from)
  const after = linksOf(portal, from, to.type).get(to.id) ?? new Set()
  if (isTold && (before.size === 0 || [...after].some((typeId) => isPrimary(typeId) && !before.has(typeId))))
    tell(portal, from, to, { removed: false, primary: [...after].some(isPrimary) })
}

function isPrimary(typeId: number): boolean {
  return [1, 2, 5, 6].includes(typeId)
}

// Each side is told by itself. What an engagement stands on is nobody's subscription here.
function tell(
  portal: Portal,
  a: RecordRef,
  b: RecordRef,
  change: { removed: boolean; primary: boolean },
): void {
  if (isEngagementType(a.type) || isEngagementType(b.type)) return
  for (const [record, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const typeId = defaultAssociationType(record.type, to.type)?.typeId ?? 0
    announce(portal, { kind: 'associationChange', record, to, typeId, ...change })
  }
}

export function unlink(portal: Portal, from: RecordRef, to: RecordRef): void {
  const types = linksOf(portal, from, to.type).get(to.id)
  if (types) tell(portal, from, to, { removed: true, primary: [...types].some(isPrimary) })
  portal.links.get(`${from.type}:${from.id}`)?.get(to.type)?.delete(to.id)
  portal.links.get(`${to.type}:${to.id}`)?.get(from.type)?.delete(from.id)
}

export function unlinkTypes(portal: Portal, from: RecordRef, to: RecordRef, typeIds: number[]): void {
  const here = linksOf(portal, from, to.type).get(to.id)
  const there = linksOf(portal, to, from.type).get(from.id)
  for (const typeId of typeIds) {
    const type = findAssociationType(portal, from.type, to.type, typeId)
    if (!type) continue
    here?.delete(type.typeId)
    there?.delete(type.inverseTypeId)
  }
  if (here?.size === 0 || there?.size === 0) unlink(portal, from, to)
}

export function dropAllLinks(portal: Portal, ref: RecordRef): void {
  const key = `${ref.type}:${ref.id}`
  for (const [toType, links] of portal.links.get(key) ?? [])
    for (const id of links.keys()) portal.links.get(`${toType}:${id}`)?.get(ref.type)?.delete(ref.id)
  portal.links.delete(key)
}

function addType(portal: Portal, from: RecordRef, to: RecordRef, typeId: number, inverseTypeId: number) {
  addOneWay(portal, from, to, typeId)
  addOneWay(portal, to, from, inverseTypeId)
}

export function addOneWay(portal: Portal, from: RecordRef, to: RecordRef, typeId: number): void {
  const key = `${from.type}:${from.id}`
  const byType = portal.links.get(key) ?? new Map<ObjectType, Links>()
  portal.links.set(key, byType)
  const links: Links = byType.get(to.type) ?? new Map()
  byType.set(to.type, links)
  const types = links.get(to.id) ?? new Set()
  links.set(to.id, types)
  types.add(typeId)
}

function dropOwnLabels(portal: Portal, from: RecordRef, to: RecordRef): void {
  const own = associationTypesBetween(portal, from.type, to.type).filter(
    (type) => type.category === 'USER_DEFINED',
  )
  const here = linksOf(portal, from, to.type).get(to.id)
  const there = linksOf(portal, to, from.type).get(from.id)
  for (const type of own) {
    here?.delete(type.typeId)
    there?.delete(type.inverseTypeId)
  }
}

function dropPrimary(portal: Portal, ref: RecordRef, companies: ObjectType): void {
  const primary = primaryIds(ref.type)
  if (!primary) return
  for (const [companyId, types] of linksOf(portal, ref, companies)) {
    if (!types.delete(primary.here)) continue
    linksOf(portal, { type: companies, id: companyId }, ref.type).get(ref.id)?.delete(primary.there)
  }
}

function makeFirstCompanyPrimary(portal: Portal, ref: RecordRef, company: RecordRef): void {
  const primary = primaryIds(ref.type)
  if (company.type !== 'companies' || !primary) return
  const links = linksOf(portal, ref, 'companies')
  if (links.size !== 1) return
  addType(portal, ref, company, primary.here, primary.there)
}

function primaryIds(type: ObjectType): { here: number; there: number } | null {
  if (type === 'contacts') return { here: 1, there: 2 }
  if (type === 'deals') return { here: 5, there: 6 }
  return type === 'tickets' ? { here: 26, there: 25 } : null
}
