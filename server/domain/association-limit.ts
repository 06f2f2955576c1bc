// How many records may be associated with one: HubSpot counts from either side, so a company may be full of emails, and an email of contacts.
import type { EngagementType } from './engagement.ts'
import type { FullRecord, RecordTypeId } from './record.ts'

export type LinkedType = RecordTypeId | EngagementType

/** As HubSpot counts: the most `to` that one `from` may have, and how many `from` have (nearly) that many. */
export type AssociationLimit = {
  from: LinkedType
  to: LinkedType
  most: number
  atLimit: number
  nearLimit: number
}

/** A record that takes no more engagements of a type, as HubSpot itself names it. */
export type NamedFull = FullRecord & { engagementType: EngagementType }

/** The most records of a type that one engagement may have, by engagementLimitKey. */
export type EngagementLimits = ReadonlyMap<string, number>

export function engagementLimitKey(engagementType: EngagementType, recordType: RecordTypeId): string {
  return `${engagementType}:${recordType}`
}
