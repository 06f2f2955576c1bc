// Reads what a drain needs to know of an account beforehand: its owners, and how surely engagement keys can be found again there.
import { ENGAGEMENT_TYPES, type EngagementTier, type EngagementTiers } from '../domain/engagement.ts'
import type { Owner } from '../domain/record.ts'
import type { Settings } from '../domain/settings/settings.ts'
import { SyncError } from '../domain/sync-error.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { ensureKeyProperty } from '../hubspot/key-property.ts'
import { readOwners } from '../hubspot/records.ts'
import { readRolesOfUsers } from '../hubspot/roles.ts'
import { ensureWishProperties } from '../hubspot/wish-properties.ts'
import { type Account, findAccount, saveDealTier, saveDefaultOwner, saveTiers } from '../store/accounts.ts'
import { settingsFor } from '../store/current-settings.ts'
import type { Db } from '../store/database.ts'
import { listOwners, replaceOwners } from '../store/owners.ts'
import { saveHasWishProperties } from '../store/wishes.ts'

export type PrepareDeps = { db: Db; hubspot: HubSpotClient; now: () => Date }

/**
 * Reads the owners again, and who has which role where the settings (those in force, unless told otherwise) name roles: others pay no
 * call for it. The first time, whoever installed becomes the default owner.
 */
export async function refreshOwners(
  { db, hubspot, now }: PrepareDeps,
  account: Account,
  settings?: Settings,
): Promise<Owner[]> {
  const { portalId } = account
  const { activities } = settings ?? (await settingsFor(db, account))
  const asksRoles = activities.roles.length > 0
  const [listed, told] = await Promise.all([
    readOwners(hubspot, portalId),
    asksRoles ? readRolesOfUsers(hubspot, portalId) : null,
  ])
  const withRoles = listed.map(({ userId, ...owner }) => ({
    ...owner,
    roles: told?.ofUser(userId) ?? null,
  }))
  const read = { owners: withRoles, roles: told?.roles ?? [], hidesRoles: asksRoles && told === null }
  const owners = await replaceOwners(db, portalId, read, now())
  const installer = owners.find((owner) => owner.email === account.installedBy && !owner.isArchived)
  if (installer) await saveDefaultOwner(db, portalId, installer.id)
  return owners
}

/** What a drain may rely on is good enough for people as well. */
const OWNERS_AGE_MS = 10 * 60_000

/** The owners as a drain would see them now; those of before where HubSpot cannot be asked. */
export async function currentOwners(
  deps: PrepareDeps,
  account: Account,
): Promise<{ owners: Owner[]; defaultOwnerId: string | null }> {
  const { db, now } = deps
  const { portalId, ownersReadAt, status } = account
  const isOld = now().getTime() - (ownersReadAt?.getTime() ?? 0) >= OWNERS_AGE_MS
  if (isOld && status === 'connected') {
    await refreshOwners(deps, account).catch((error: unknown) => {
      if (!(error instanceof SyncError)) throw error
    })
  }
  const [owners, fresh] = await Promise.all([listOwners(db, portalId), findAccount(db, portalId)])
  return { owners, defaultOwnerId: fresh?.defaultOwnerId ?? null }
}

/** Makes the engagement key's property where HubSpot lets us, and keeps which tier each engagement type got. */
export async function probeTiers({ db, hubspot }: PrepareDeps, portalId: string): Promise<EngagementTiers> {
  const probed = ENGAGEMENT_TYPES.map(
    async (type) => [type, await ensureKeyProperty(hubspot, portalId, type)] as const,
  )
  const tiers: EngagementTiers = Object.fromEntries(await Promise.all(probed))
  await saveTiers(db, portalId, tiers)
  return tiers
}

/** Makes the deal key's property where HubSpot lets us, and keeps which kind the account has. */
export async function probeDealTier({ db, hubspot }: PrepareDeps, portalId: string): Promise<EngagementTier> {
  const tier = await ensureKeyProperty(hubspot, portalId, 'deals')
  await saveDealTier(db, portalId, tier)
  return tier
}

/** Makes the properties that show what a lead wants, where HubSpot lets us, and keeps whether the account has them. */
export async function probeWishProperties({ db, hubspot }: PrepareDeps, portalId: string): Promise<boolean> {
  const has = await ensureWishProperties(hubspot, portalId)
  await saveHasWishProperties(db, portalId, has)
  return has
}
