// Merges two records of a type. What the survivor lacks comes from the other; both lose their ids when a new record takes their place.
// HubSpot: https://knowledge.hubspot.com/records/merge-records
import { ApiError, invalid } from '../api-error.ts'
import { link } from '../associations.ts'
import type { SimulatorContext } from '../context.ts'
import { loudNameOf, type ObjectType, objectTypes } from '../object-types.ts'
import { archiveRecord, createRecord, findRecord, updateRecord } from '../records.ts'
import type { CrmRecord, Portal, PropertyValues } from '../state.ts'
import { announce } from '../webhooks/announce.ts'

export const mergeableTypes: ObjectType[] = ['contacts', 'companies', 'deals', 'tickets']

export type Merge = { type: ObjectType; primaryId: string; otherId: string }

export function mergeRecords(
  { world, rules, now }: SimulatorContext,
  portal: Portal,
  { type, primaryId, otherId }: Merge,
  makesNewRecord = rules.mergeMakesNewRecord,
): CrmRecord {
  if (!mergeableTypes.includes(type)) throw invalid(`${loudNameOf(type)} objects cannot be merged.`)
  if (primaryId === otherId) throw invalid('A record cannot be merged with itself.')
  const [primary, other] = [existing(portal, type, primaryId), existing(portal, type, otherId)]
  const gone = makesNewRecord ? [primary, other] : [other]
  const links = gone.flatMap((record) => linksFrom(portal, type, record.id))
  const { merged, propertiesMoved } = mergedValues(type, primary, other)
  // The losers let go of their addresses before the survivor takes them.
  for (const record of gone) archiveRecord(portal, type, record, now())
  const survivor = makesNewRecord ? createRecord(world, portal, type, merged, now()) : primary
  if (!makesNewRecord) updateRecord(portal, type, primary, merged, now(), 0, { isTold: false })
  survivor.properties.hs_merged_object_ids = [
    primary.properties.hs_merged_object_ids,
    ...gone.map(({ id }) => id),
  ]
    .filter(Boolean)
    .join(';')
  for (const { to, typeIds } of links) link(portal, { type, id: survivor.id }, to, typeIds, { isTold: false })
  announce(portal, {
    kind: 'merge',
    record: { type, id: survivor.id },
    primaryId,
    mergedIds: [otherId],
    propertiesMoved,
  })
  return survivor
}

function existing(portal: Portal, type: ObjectType, id: string): CrmRecord {
  const record = findRecord(portal, type, id)
  if (!record)
    throw new ApiError(404, {
      message: `${loudNameOf(type)} ${id} does not exist.`,
      category: 'OBJECT_NOT_FOUND',
    })
  return record
}

function linksFrom(portal: Portal, type: ObjectType, id: string) {
  const byType = portal.links.get(`${type}:${id}`)
  return objectTypes.flatMap((toType) =>
    [...(byType?.get(toType) ?? [])].map(([toId, typeIds]) => ({
      to: { type: toType, id: toId },
      typeIds: [...typeIds],
    })),
  )
}

const own = ['hs_object_id', 'createdate', 'lastmodifieddate', 'hs_lastmodifieddate', 'hs_merged_object_ids']

// The primary's values win. A contact keeps the other's addresses beside its own.
function mergedValues(
  type: ObjectType,
  primary: CrmRecord,
  other: CrmRecord,
): { merged: PropertyValues; propertiesMoved: number } {
  const given = (values: PropertyValues) =>
    Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== '' && !own.includes(name)))
  const [ours, theirs] = [given(primary.properties), given(other.properties)]
  const merged = { ...theirs, ...ours }
  const propertiesMoved = Object.keys(theirs).filter((name) => !(name in ours)).length
  if (type !== 'contacts') return { merged, propertiesMoved }
  const addresses = [primary, other].flatMap(({ properties }) => [
    properties.email ?? '',
    ...(properties.hs_additional_emails ?? '').split(';'),
  ])
  const [email = '', ...more] = [...new Set(addresses.filter((address) => address !== ''))]
  return { merged: { ...merged, email, hs_additional_emails: more.join(';') }, propertiesMoved }
}
