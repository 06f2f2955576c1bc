// The accounts Logbook is installed on.
import type { EngagementTier, EngagementTiers } from '../domain/engagement.ts'
import type { Db } from './database.ts'

export type AccountStatus = 'connected' | 'paused' | 'revoked' | 'disconnected'

export type Account = {
  portalId: string
  domain: string
  name: string
  timeZone: string
  uiDomain: string
  status: AccountStatus
  scopes: string[]
  installedBy: string
  installedAt: Date
  defaultOwnerId: string | null
  ownersReadAt: Date | null
  /** Asked who has which role, HubSpot refused the last time. */
  hidesRoles: boolean
  /** What the roles that HubSpot ever listed are called, by id: known once the settings have named a role. */
  roleNames: Record<string, string>
  engagementTiers: EngagementTiers
  /** Whether contacts have the properties that show what they want; null when nobody has looked yet. */
  hasWishProperties: boolean | null
  /** How surely a deal of ours can be found again; null when nobody has looked yet. */
  dealTier: EngagementTier | null
  /** The stages whose tickets are closed; null when nobody has asked yet. */
  closedTicketStages: string[] | null
  ticketStagesReadAt: Date | null
  /** The account's own cap; null for HubSpot's limit. */
  callsPerTenSeconds: number | null
  /** The settings in force; 0 for the defaults. */
  settingsVersion: number
  /** Reading by address misses additional addresses there. */
  searchesSecondAddresses: boolean
}

export type Installation = Omit<
  Account,
  | 'status'
  | 'defaultOwnerId'
  | 'ownersReadAt'
  | 'hidesRoles'
  | 'roleNames'
  | 'engagementTiers'
  | 'hasWishProperties'
  | 'dealTier'
  | 'closedTicketStages'
  | 'ticketStagesReadAt'
  | 'callsPerTenSeconds'
  | 'settingsVersion'
  | 'searchesSecondAddresses'
>

const COLUMNS = {
  portalId: 'portal_id',
  domain: 'domain',
  name: 'name',
  timeZone: 'time_zone',
  uiDomain: 'ui_domain',
  status: 'status',
  scopes: 'scopes',
  installedBy: 'installed_by',
  installedAt: 'installed_at',
  defaultOwnerId: 'default_owner_id',
  ownersReadAt: 'owners_read_at',
  hidesRoles: 'hides_roles',
  roleNames: 'role_names',
  engagementTiers: 'engagement_tiers',
  hasWishProperties: 'has_wish_properties',
  dealTier: 'deal_tier',
  closedTicketStages: 'closed_ticket_stages',
  ticketStagesReadAt: 'ticket_stages_read_at',
  callsPerTenSeconds: 'calls_per_ten_seconds',
  settingsVersion: 'settings_version',
  searchesSecondAddresses: 'searches_second_addresses',
}

/** Books an installation. Installing again replaces what HubSpot told us and connects the account; settings and data stay. */
export async function saveInstallation(db: Db, installation: Installation): Promise<{ isFirst: boolean }> {
  const row = {
    portal_id: installation.portalId,
    domain: installation.domain,
    name: installation.name,
    time_zone: installation.timeZone,
    ui_domain: installation.uiDomain,
    status: 'connected',
    scopes: installation.scopes,
    installed_by: installation.installedBy,
    installed_at: installation.installedAt,
    // Other scopes may let us make them now.
    has_wish_properties: null,
    deal_tier: null,
    left_at: null,
  }
  const [saved] = await db('accounts')
    .insert(row)
    .onConflict('portal_id')
    .merge()
    .returning(db.raw('(xmax = 0) as "isFirst"'))
  await db('drains').insert({ portal_id: installation.portalId }).onConflict().ignore()
  return { isFirst: saved?.isFirst === true }
}

export async function findAccount(db: Db, portalId: string): Promise<Account | null> {
  return (await db('accounts').select(COLUMNS).where('portal_id', portalId).first()) ?? null
}

/** Those who would change the same account wait for each other until the transaction ends. */
export async function lockAccount(trx: Db, portalId: string): Promise<void> {
  await trx('accounts').select('portal_id').where('portal_id', portalId).forNoKeyUpdate()
}

export async function listAccounts(db: Db): Promise<Account[]> {
  return db('accounts').select(COLUMNS).orderBy('portal_id')
}

/** Changes the status when it is one of `from`; false when it was not. From the moment an account leaves, its data has a set time left. */
export async function changeStatus(
  db: Db,
  portalId: string,
  from: readonly AccountStatus[],
  to: AccountStatus,
): Promise<boolean> {
  const hasLeft = to === 'revoked' || to === 'disconnected'
  const leaving = { left_at: db.raw('coalesce(left_at, now())') }
  const changed = await db('accounts')
    .where('portal_id', portalId)
    .whereIn('status', from)
    .update({ status: to, ...(hasLeft && leaving) })
  return changed > 0
}

export async function saveTicketStages(
  db: Db,
  portalId: string,
  closed: readonly string[],
  readAt: Date,
): Promise<void> {
  const row = { closed_ticket_stages: [...closed], ticket_stages_read_at: readAt }
  await db('accounts').where('portal_id', portalId).update(row)
}

export async function saveDefaultOwner(db: Db, portalId: string, ownerId: string): Promise<void> {
  await db('accounts')
    .where('portal_id', portalId)
    .whereNull('default_owner_id')
    .update('default_owner_id', ownerId)
}

/** An account that was installed before then, and is not any more; false when it was installed again since, or is not known. */
export async function markUninstalled(db: Db, portalId: string, at: Date): Promise<boolean> {
  const left = await db('accounts')
    .where('portal_id', portalId)
    .where('installed_at', '<', at)
    .whereNot('status', 'disconnected')
    .update({ status: 'disconnected', left_at: db.raw('coalesce(left_at, now())') })
  return left > 0
}

/** Caps the calls of an account below HubSpot's limit; null lifts the cap. False when there is no such account. */
export async function saveCallCap(db: Db, portalId: string, calls: number | null): Promise<boolean> {
  return (await db('accounts').where('portal_id', portalId).update({ calls_per_ten_seconds: calls })) > 0
}

/** From now on additional addresses are searched for. */
export async function markSecondAddresses(db: Db, portalId: string): Promise<void> {
  await db('accounts').where('portal_id', portalId).update('searches_second_addresses', true)
}

/** Has the owners read again before they are relied on. */
export async function forgetOwners(db: Db, portalId: string): Promise<void> {
  await db('accounts').where('portal_id', portalId).update({ owners_read_at: null })
}

export async function saveDealTier(db: Db, portalId: string, tier: EngagementTier | null): Promise<void> {
  await db('accounts').where('portal_id', portalId).update('deal_tier', tier)
}

export async function saveTiers(db: Db, portalId: string, tiers: EngagementTiers): Promise<void> {
  await db('accounts').where('portal_id', portalId).update('engagement_tiers', JSON.stringify(tiers))
}
