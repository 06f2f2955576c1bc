// What an account really has, as far as settings may name it. Each part may be unknown: HubSpot may not let us see it, or be away.

/** The kinds of things that are read one by one, and only when somebody needs them. */
export const LIVE_PARTS = [
  'owners',
  'teams',
  'roles',
  'pipelines',
  'contacts',
  'companies',
  'deals',
  'labels',
] as const
export type LivePart = (typeof LIVE_PARTS)[number]
/** The parts that are properties of records. */
export type PropertyPart = 'contacts' | 'companies' | 'deals'

export type LiveOwner = { id: string; email: string; name: string; isArchived: boolean; teams: LiveTeam[] }
export type LiveTeam = { id: string; name: string }
/** HubSpot's pages call it a permission set. An account whose subscription has none of its own has none. */
export type LiveRole = { id: string; name: string }
export type LivePipeline = {
  id: string
  label: string
  stages: { id: string; label: string; isClosed: boolean }[]
}
export type LiveProperty = {
  name: string
  label: string
  type: string
  fieldType: string
  options: { value: string; label: string }[]
  isReadOnly: boolean
  isUnique: boolean
  isHidden: boolean
  /** Its values are ids of owners. */
  isOwner: boolean
  /** Its options are kept elsewhere and are not in the definition. */
  hasOtherOptions: boolean
}

export type Known<T> =
  | { isKnown: true; value: T }
  /** scope: HubSpot does not let us. away: it gave no answer. not_connected: nobody may ask. not_asked: nobody needed it. */
  | { isKnown: false; why: 'scope' | 'away' | 'not_connected' | 'not_asked'; scopes: string[] }

export type LiveAccount = {
  owners: Known<LiveOwner[]>
  /** Not complete: only teams that some owner is in. */
  teams: Known<{ teams: LiveTeam[]; isComplete: boolean }>
  roles: Known<LiveRole[]>
  pipelines: Known<LivePipeline[]>
  contacts: Known<LiveProperty[]>
  companies: Known<LiveProperty[]>
  deals: Known<LiveProperty[]>
  /** Labels between contact and company, as seen from the contact. */
  labels: Known<string[]>
}

/** What was seen of an account beside HubSpot. */
export type SeenFacts = {
  /** Who owns what nobody else fits, when the settings name nobody. */
  fallbackOwnerId: string | null
  /** Addresses of members in events. */
  members: readonly string[]
  /** What roles are or were called, by id; left out where nobody looked. */
  roleNames?: Readonly<Record<string, string>>
  /** What HubSpot has not granted of what the settings would need beside the usual; left out where nobody looked. */
  ungranted?: readonly string[]
}
