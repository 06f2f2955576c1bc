// HubSpot's owners as last read, so that a drain need not ask for them each time.
import type { Owner } from '../domain/record.ts'
import type { Db } from './database.ts'

export async function replaceOwners(
  db: Db,
  portalId: string,
  owners: readonly Owner[],
  now: Date,
): Promise<void> {
  await db.transaction(async (trx) => {
    // Two readers may come at once; the account's row lets one after the other in.
    await trx('accounts').where('portal_id', portalId).update('owners_read_at', now)
    await trx('owners').where('portal_id', portalId).delete()
    // One who is archived while the pages are read stands on both lists.
    const once = [...new Map(owners.map((owner) => [owner.id, owner])).values()]
    const rows = once.map(({ id, email, name, isArchived, teamIds }) => ({
      portal_id: portalId,
      owner_id: id,
      email,
      name,
      is_archived: isArchived,
      team_ids: teamIds,
    }))
    if (rows.length > 0) await trx('owners').insert(rows)
  })
}

export async function listOwners(db: Db, portalId: string): Promise<Owner[]> {
  const columns = {
    id: 'owner_id',
    email: 'email',
    name: 'name',
    isArchived: 'is_archived',
    teamIds: 'team_ids',
  }
  return db('owners').select(columns).where('portal_id', portalId).orderBy('owner_id')
}
