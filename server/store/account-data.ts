// Deletes everything that is kept about an account, whatever tables there are: whoever adds one need not remember this.
import type { Db } from './database.ts'
import { stopIntake } from './drains.ts'

/** Accounts that left before then, and did not come back. */
export async function accountsThatLeft(db: Db, before: Date): Promise<string[]> {
  return db('accounts').where('left_at', '<', before).pluck('portal_id')
}

/**
 * Deletes up to `limit` rows of each table; answers how many rows there were. Zero: the account itself is deleted now, and nothing is left.
 * An installation that comes at the same moment waits for this step, and ends it: then null is answered.
 */
export async function deleteAccountData(
  db: Db,
  portalId: string,
  { before, limit }: { before: Date; limit: number },
): Promise<number | null> {
  return db.transaction(async (trx) => {
    await stopIntake(trx, portalId)
    const account = await trx('accounts')
      .select('portal_id')
      .where('portal_id', portalId)
      .where('left_at', '<', before)
      .forUpdate()
      .first()
    if (!account) return null
    // No keys, no new events.
    await trx('ingestion_keys').where('portal_id', portalId).delete()
    // An installation may come between two steps: the account must not name settings that are half gone.
    await trx('settings_versions').where('portal_id', portalId).delete()
    await trx('accounts').where('portal_id', portalId).update('settings_version', 0)
    let deleted = 0
    for (const table of await accountTables(trx)) {
      const { rowCount } = await trx.raw(
        `delete from ?? where portal_id = ? and ctid = any(array(select ctid from ?? where portal_id = ? limit ?))`,
        [table, portalId, table, portalId, limit],
      )
      deleted += rowCount
    }
    if (deleted === 0) await trx('accounts').where('portal_id', portalId).delete()
    return deleted
  })
}

/** Every table that has rows of accounts, but the accounts themselves and what goes with them. */
async function accountTables(db: Db): Promise<string[]> {
  const { rows } = await db.raw(
    `select table_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = current_schema() and table_type = 'BASE TABLE' and column_name = 'portal_id'
       and table_name not in ('accounts', 'drains')
     order by table_name`,
  )
  const tables: { table_name: string }[] = rows
  return tables.map((row) => row.table_name)
}
