// How many records of one type may be associated with one record of another: HubSpot's number, or the lower one that an admin has set.
// HubSpot: https://knowledge.hubspot.com/object-settings/set-limits-for-record-associations
import { type ApiError, invalid } from '../api-error.ts'
import { linksOf } from '../associations.ts'
import type { SimulatorContext } from '../context.ts'
import { loudNameOf, type ObjectType } from '../object-types.ts'
import type { Portal, RecordRef } from '../state.ts'

export function associationLimit(
  { rules }: SimulatorContext,
  { account }: Portal,
  from: ObjectType,
  to: ObjectType,
): number {
  const own = account.associationLimits.find((limit) => limit.fromType === from && limit.toType === to)
  return Math.min(own?.most ?? rules.associationsPerRecord, rules.associationsPerRecord)
}

// `coming` others are about to be linked with it too.
export function requireRoom(
  context: SimulatorContext,
  portal: Portal,
  from: RecordRef,
  to: RecordRef,
  coming = 0,
): void {
  const links = linksOf(portal, from, to.type)
  if (links.has(to.id)) return
  if (links.size + coming >= associationLimit(context, portal, from.type, to.type))
    throw full(`${loudNameOf(from.type)} ${from.id} has reached its limit of associations.`)
}

// A record that is about to be created has no links yet.
export function requireRoomOnNew(
  context: SimulatorContext,
  portal: Portal,
  type: ObjectType,
  targets: RecordRef[],
): void {
  for (const [toType, group] of Map.groupBy(targets, (target) => target.type)) {
    const count = new Set(group.map(({ id }) => id)).size
    if (count > associationLimit(context, portal, type, toType))
      throw full(
        `${count} ${loudNameOf(toType)} are above the limit of associations of one ${loudNameOf(type)}.`,
      )
  }
}

function full(message: string): ApiError {
  return invalid(message, { subCategory: 'crm.associations.ASSOCIATION_LIMIT_EXCEEDED' })
}
