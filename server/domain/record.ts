// Records and owners as the rules see them: only what decisions need. HubSpot ids are strings.

export const CONTACT = '0-1'
export const COMPANY = '0-2'
export const DEAL = '0-3'
export const TICKET = '0-5'

/** The property by which HubSpot's records name their owner. */
export const OWNER_PROPERTY = 'hubspot_owner_id'

export type RecordTypeId = typeof CONTACT | typeof COMPANY | typeof DEAL | typeof TICKET

export type Contact = {
  id: string
  name: string
  emails: string[]
  ownerId: string | null
  /** ISO 8601; null where HubSpot does not say. */
  createdAt: string | null
}
export type Company = { id: string; name: string; ownerId: string | null }
export type LinkedCompany = Company & { isPrimary: boolean; labels: string[] }
export type Deal = {
  id: string
  name: string
  createdAt: string
  isClosed: boolean
  closedAt: string | null
  pipeline: string
  ownerId: string | null
}
export type Ticket = {
  id: string
  name: string
  createdAt: string
  isClosed: boolean
  ownerId: string | null
}
/** HubSpot's pages call it a permission set. */
export type Role = { id: string; name: string }
export type Owner = {
  id: string
  email: string
  name: string
  isArchived: boolean
  teamIds: string[]
  /** Null where HubSpot was not asked, because no settings named a role, or does not tell. */
  roles: Role[] | null
  former: FormerGroups
}

/** Ids of teams and roles that somebody was in when HubSpot was asked before, and is in no more. */
export type FormerGroups = { teamIds: string[]; roleIds: string[] }

/** A record that exists in HubSpot, or one that this plan creates, named by what makes it unique (of a person or a company: address or domain). */
export type RecordRef =
  | { kind: 'existing'; type: RecordTypeId; id: string }
  | { kind: 'new'; type: RecordTypeId; key: string }

/** A record that was looked at for an event, so that its page can say what was or was not logged there. */
export type ConsideredRecord = {
  record: RecordRef
  name: string
  /** Who owns it in HubSpot; absent of a record that is created. */
  ownerId?: string | null
  isChosen: boolean
  why:
    | 'counterpart'
    | 'primary_company'
    | 'not_primary'
    | 'newest_open_deal'
    | 'opened_deal'
    | 'any_company'
    | 'labelled_company'
    | 'other_label'
    | 'recently_closed_deal'
    | 'closed_deal'
    | 'older_deal'
    | 'other_pipeline'
    | 'not_own_deal'
    | 'newest_open_ticket'
    | 'newest_ticket'
    | 'closed_ticket'
    | 'older_ticket'
    | 'out_of_reach'
    | 'possible_match'
    | 'record_full'
    | 'engagement_full'
}

/** A record that takes no more engagements of a type. */
export type FullRecord = { type: RecordTypeId; id: string }

export function fullRecordKey(engagementType: string, { type, id }: FullRecord): string {
  return `${engagementType}:${type}/${id}`
}

export function refKey(ref: RecordRef): string {
  return ref.kind === 'existing' ? `${ref.type}/${ref.id}` : `${ref.type}/new/${ref.key}`
}
