// HubSpot's owners as last read, so that a drain need not ask for them each time; and with them their roles, where the settings name some.
import { formerGroups, presentGroups } from '../domain/gone-groups.ts'
import { waitedForOwners } from '../domain/known-owners.ts'
import type { Owner, Role } from '../domain/record.ts'
import { releaseHeldEvents } from './claims.ts'
import type { Db } from './database.ts'
import { stopDrain } from './drains.ts'

export type ReadOwners = {
  owners: readonly Omit<Owner, 'former'>[]
  /** All that the account has; none where HubSpot was not asked. */
  roles: readonly Role[]
  /** HubSpot was asked for them and refused. */
  hidesRoles: boolean
}

/** Answers who is there now. What waited to know them goes on; it is picked up by the sweep, or by the drain that asks. */
export async function replaceOwners(
  db: Db,
  portalId: string,
  { owners, roles, hidesRoles }: ReadOwners,
  readAt: Date,
): Promise<Owner[]> {
  // One who is archived while the pages are read stands on both lists.
  const once = [...new Map(owners.map((owner) => [owner.id, owner])).values()]
  return db.transaction(async (trx) => {
    // Two readers may come at once; the drain's row lets one after the other in.
    await stopDrain(trx, portalId)
    const before = await listOwners(trx, portalId)
    const account: { hidesRoles: boolean } | undefined = await trx('accounts')
      .select({ hidesRoles: 'hides_roles' })
      .where('portal_id', portalId)
      .first()
    const names = JSON.stringify(Object.fromEntries(roles.map(({ id, name }) => [id, name])))
    await trx('accounts')
      .where('portal_id', portalId)
      .update({
        owners_read_at: readAt,
        hides_roles: hidesRoles,
        role_names: trx.raw('role_names || cast(:names as jsonb)', { names }),
      })
    const present = presentGroups(once)
    const byId = new Map(before.map((owner) => [owner.id, owner]))
    const now = once.map((owner) => ({ ...owner, former: formerGroups(byId.get(owner.id), present) }))
    await trx('owners').where('portal_id', portalId).delete()
    const rows = now.map(({ id, email, name, isArchived, teamIds, roles: theirs, former }) => ({
      portal_id: portalId,
      owner_id: id,
      email,
      name,
      is_archived: isArchived,
      team_ids: teamIds,
      roles: theirs && JSON.stringify(theirs),
      former,
    }))
    if (rows.length > 0) await trx('owners').insert(rows)
    const known = { owners: before, hidesRoles: account?.hidesRoles === true }
    const waited = waitedForOwners(known, { owners: now, hidesRoles })
    if (waited.length > 0) await releaseHeldEvents(trx, portalId, waited, readAt)
    return now
  })
}

export async function listOwners(db: Db, portalId: string): Promise<Owner[]> {
  const columns = {
    id: 'owner_id',
    email: 'email',
    name: 'name',
    isArchived: 'is_archived',
    teamIds: 'team_ids',
    roles: 'roles',
    former: 'former',
  }
  return db('owners').select(columns).where('portal_id', portalId).orderBy('owner_id')
}
