// What an app asked to be told, as it stands in its project's webhooks manifest, and whether a change is among it.
// HubSpot: https://developers.hubspot.com/docs/apps/developer-platform/add-features/configure-webhooks
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { findObjectType, type ObjectType, objectTypeIdOf, singularOf } from '../object-types.ts'
import { objectScopes } from '../scopes.ts'
import type { Change } from './change.ts'

const kinds = [
  'creation',
  'propertyChange',
  'deletion',
  'merge',
  'restore',
  'associationChange',
  'privacyDeletion',
]

export type Subscription = {
  id: number
  // As it stands in deliveries: object.merge, contact.merge, contact.privacyDeletion.
  subscriptionType: string
  kind: string
  objectType: ObjectType
  // Of a property change: which property.
  propertyName: string | null
}

const active = { active: z.boolean().default(true), propertyName: z.string().optional() }
const manifestSchema = z.object({
  config: z.object({
    subscriptions: z.object({
      crmObjects: z
        .array(
          z.object({
            subscriptionType: z.string().startsWith('object.'),
            objectType: z.string(),
            ...active,
          }),
        )
        .default([]),
      legacyCrmObjects: z.array(z.object({ subscriptionType: z.string(), ...active })).default([]),
      hubEvents: z.array(z.object({ subscriptionType: z.string(), ...active })).default([]),
    }),
  }),
})

export function readSubscriptions(path: string): Subscription[] {
  const { crmObjects, legacyCrmObjects, hubEvents } = manifestSchema.parse(
    JSON.parse(readFileSync(path, 'utf8')),
  ).config.subscriptions
  const rows = [...crmObjects, ...legacyCrmObjects.map(named), ...hubEvents.map(named)]
  return rows.flatMap((row, index) =>
    row.active ? [subscription(9_001 + index, row.subscriptionType, row.objectType, row.propertyName)] : [],
  )
}

// contact.merge names its object type by itself.
function named<T extends { subscriptionType: string }>(row: T): T & { objectType: string } {
  return { ...row, objectType: row.subscriptionType.split('.')[0] ?? '' }
}

export function subscription(
  id: number,
  subscriptionType: string,
  objectTypeName: string,
  propertyName?: string,
): Subscription {
  const objectType = findObjectType(objectTypeName)
  const kind = subscriptionType.split('.')[1] ?? ''
  if (!objectType || !kinds.includes(kind))
    throw new Error(`There is no subscription ${subscriptionType} for ${objectTypeName}.`)
  if ((kind === 'propertyChange') !== (propertyName !== undefined))
    throw new Error(
      `A subscription to a property change, and no other, names its property: ${subscriptionType}.`,
    )
  return { id, subscriptionType, kind, objectType, propertyName: propertyName ?? null }
}

// An app hears only of what it may read.
export function isHeard(wanted: Subscription, change: Change, scopes: readonly string[]): boolean {
  if (wanted.kind !== change.kind || wanted.objectType !== change.record.type) return false
  if (change.kind === 'propertyChange' && wanted.propertyName !== change.name) return false
  const types =
    change.kind === 'associationChange' ? [change.record.type, change.to.type] : [change.record.type]
  return types.flatMap((type) => objectScopes(type, 'read')).every((scope) => scopes.includes(scope))
}

// The fields of an item that say what happened; ids are numbers here.
export function fieldsOf(change: Change): Record<string, unknown> {
  const { type, id } = change.record
  const about = { objectId: Number(id), objectTypeId: objectTypeIdOf(type) }
  switch (change.kind) {
    case 'creation':
      return { ...about, changeFlag: 'CREATED' }
    case 'deletion':
      return { ...about, changeFlag: 'DELETED' }
    case 'restore':
    case 'privacyDeletion':
      return about
    case 'propertyChange':
      return { ...about, propertyName: change.name, propertyValue: change.value, isSensitive: false }
    case 'merge':
      return {
        ...about,
        primaryObjectId: Number(change.primaryId),
        mergedObjectIds: change.mergedIds.map(Number),
        newObjectId: Number(id),
        numberOfPropertiesMoved: change.propertiesMoved,
      }
    case 'associationChange':
      return {
        associationType: `${singularOf(type)}_to_${singularOf(change.to.type)}`.toUpperCase(),
        associationCategory: 'HUBSPOT_DEFINED',
        associationTypeId: change.typeId,
        fromObjectId: Number(id),
        fromObjectTypeId: objectTypeIdOf(type),
        toObjectId: Number(change.to.id),
        toObjectTypeId: objectTypeIdOf(change.to.type),
        associationRemoved: change.removed,
        isPrimaryAssociation: change.primary,
      }
  }
}
