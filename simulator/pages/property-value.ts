// Shows a property's value the way people read it: owners by name, stages by label, dates in the account's time.
import type { Property } from '../account.ts'
import type { ObjectType } from '../object-types.ts'
import { type CrmRecord, findProperty, type Portal } from '../state.ts'
import { dayTag, momentTag, readMoment } from './account-time.ts'
import type { Part } from './html.ts'

export function ownerName(portal: Portal, ownerId: string | undefined): string {
  if (!ownerId) return 'No owner'
  const owner = portal.account.owners.find(({ id }) => id === ownerId)
  if (!owner) return `Unknown owner ${ownerId}`
  const name = `${owner.firstName} ${owner.lastName}`.trim() || owner.email
  return owner.archived ? `${name} (deactivated)` : name
}

export function propertyLabel(portal: Portal, type: ObjectType, name: string): string {
  return findProperty(portal, type, name)?.label ?? name
}

export function propertyValue(portal: Portal, type: ObjectType, record: CrmRecord, name: string): Part {
  const value = record.properties[name]
  if (name === 'hubspot_owner_id') return ownerName(portal, value)
  if (!value) return '--'
  if (name === 'amount') return writeAmount(portal, record)
  const property = findProperty(portal, type, name)
  return property ? shownAs(portal, record, property, value) : value
}

export function writeAmount(portal: Portal, { properties }: CrmRecord): string {
  const amount = Number(properties.amount)
  if (!properties.amount || Number.isNaN(amount)) return '--'
  const currency = properties.deal_currency_code || portal.account.companyCurrency
  const written = new Intl.NumberFormat('en-US', { minimumFractionDigits: amount % 1 ? 2 : 0 }).format(amount)
  return `${written} ${currency}`
}

function shownAs(portal: Portal, record: CrmRecord, property: Property, value: string): Part {
  const { timeZone, pipelines, ticketPipelines } = portal.account
  const at = property.type === 'datetime' || property.type === 'date' ? readMoment(value) : null
  if (at) return property.type === 'date' ? dayTag(at, timeZone) : momentTag(at, timeZone)
  const { pipeline: ofDeal, hs_pipeline: ofTicket } = record.properties
  const pipeline =
    ofTicket === undefined
      ? pipelines.find(({ id }) => id === ofDeal)
      : ticketPipelines.find(({ id }) => id === ofTicket)
  if (property.referenced === 'pipeline') return pipeline?.label ?? value
  if (property.referenced === 'stage') return pipeline?.stages.find(({ id }) => id === value)?.label ?? value
  const labels = value
    .split(';')
    .map((part) => property.options.find((option) => option.value === part)?.label ?? part)
  return labels.join(', ')
}
