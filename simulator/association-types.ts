// HubSpot's association type ids for each pair of object types, each with the id seen from the other side.
// HubSpot: https://developers.hubspot.com/docs/api-reference/crm-associations-v4/guide (association type id values)
import type { AssociationLabel } from './account.ts'
import type { ObjectType } from './object-types.ts'
import type { Portal } from './state.ts'

export type AssociationType = {
  fromType: ObjectType
  toType: ObjectType
  typeId: number
  inverseTypeId: number
  label: string | null
  category: 'HUBSPOT_DEFINED' | 'USER_DEFINED'
}

type Row = [from: ObjectType, to: ObjectType, typeId: number, inverseTypeId: number, label: string | null]

const rows: Row[] = [
  ['contacts', 'companies', 279, 280, null],
  ['contacts', 'companies', 1, 2, 'Primary'],
  ['deals', 'contacts', 3, 4, null],
  ['deals', 'companies', 341, 342, null],
  ['deals', 'companies', 5, 6, 'Primary'],
  ['contacts', 'contacts', 449, 449, null],
  ['companies', 'companies', 450, 450, null],
  ['companies', 'companies', 13, 14, 'Child Company'],
  ['deals', 'deals', 451, 451, null],
  ['tickets', 'contacts', 16, 15, null],
  ['tickets', 'companies', 339, 340, null],
  ['tickets', 'companies', 26, 25, 'Primary'],
  ['tickets', 'deals', 28, 27, null],
  ['emails', 'contacts', 198, 197, null],
  ['emails', 'companies', 186, 185, null],
  ['emails', 'deals', 210, 209, null],
  ['emails', 'tickets', 224, 223, null],
  ['notes', 'contacts', 202, 201, null],
  ['notes', 'companies', 190, 189, null],
  ['notes', 'deals', 214, 213, null],
  ['notes', 'tickets', 228, 227, null],
  ['calls', 'contacts', 194, 193, null],
  ['calls', 'companies', 182, 181, null],
  ['calls', 'deals', 206, 205, null],
  ['calls', 'tickets', 220, 219, null],
  ['communications', 'contacts', 81, 82, null],
  ['communications', 'companies', 87, 88, null],
  ['communications', 'deals', 85, 86, null],
  ['communications', 'tickets', 83, 84, null],
  ['meetings', 'contacts', 200, 199, null],
  ['meetings', 'companies', 188, 187, null],
  ['meetings', 'deals', 212, 211, null],
  ['meetings', 'tickets', 226, 225, null],
  ['tasks', 'contacts', 204, 203, null],
  ['tasks', 'companies', 192, 191, null],
  ['tasks', 'deals', 216, 215, null],
  ['tasks', 'tickets', 230, 229, null],
]

const hubspotDefined = new Map<string, AssociationType[]>()
for (const [from, to, typeId, inverseTypeId, label] of rows) {
  remember(from, to, typeId, inverseTypeId, label)
  if (from !== to) remember(to, from, inverseTypeId, typeId, label)
  else if (typeId !== inverseTypeId) remember(from, to, inverseTypeId, typeId, 'Parent Company')
}

function remember(from: ObjectType, to: ObjectType, typeId: number, inverse: number, label: string | null) {
  const types = hubspotDefined.get(`${from}:${to}`) ?? []
  types.push({
    fromType: from,
    toType: to,
    typeId,
    inverseTypeId: inverse,
    label,
    category: 'HUBSPOT_DEFINED',
  })
  hubspotDefined.set(`${from}:${to}`, types)
}

export const primaryCompanyTypeIds = new Set([1, 5, 26])

export function associationTypesBetween(portal: Portal, from: ObjectType, to: ObjectType): AssociationType[] {
  const own = portal.account.labels
  const defined = hubspotDefined.get(`${from}:${to}`) ?? []
  if (own.length === 0) return defined
  return [...defined, ...own.flatMap((label) => seenFrom(label, from, to))]
}

export function defaultAssociationType(from: ObjectType, to: ObjectType): AssociationType | null {
  return hubspotDefined.get(`${from}:${to}`)?.find((type) => type.label === null) ?? null
}

export function findAssociationType(
  portal: Portal,
  from: ObjectType,
  to: ObjectType,
  typeId: number,
): AssociationType | null {
  return associationTypesBetween(portal, from, to).find((type) => type.typeId === typeId) ?? null
}

function seenFrom(label: AssociationLabel, from: ObjectType, to: ObjectType): AssociationType[] {
  const category = 'USER_DEFINED' as const
  const seen: AssociationType[] = []
  if (label.fromType === from && label.toType === to) seen.push({ ...label, category })
  if (label.fromType === to && label.toType === from && label.inverseTypeId !== label.typeId)
    seen.push({
      fromType: from,
      toType: to,
      typeId: label.inverseTypeId,
      inverseTypeId: label.typeId,
      label: label.label,
      category,
    })
  return seen
}
