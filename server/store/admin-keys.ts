// The keys by which operators and developers administer an account, as hashes. A key itself is never stored.
import { lockAccount } from './accounts.ts'
import type { Db } from './database.ts'

export type AdminKey = {
  portalId: string
  keyId: string
  name: string
  createdAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

const COLUMNS = {
  portalId: 'portal_id',
  keyId: 'key_id',
  name: 'name',
  createdAt: 'created_at',
  lastUsedAt: 'last_used_at',
  revokedAt: 'revoked_at',
}

type NewAdminKey = { portalId: string; keyId: string; name: string; hash: Buffer; now: Date }

/** False when the account has `most` live ones already. */
export async function insertAdminKey(db: Db, key: NewAdminKey, most: number): Promise<boolean> {
  const { portalId, keyId, name, hash, now } = key
  return db.transaction(async (trx) => {
    // Two who make a key at the same time take turns.
    await lockAccount(trx, portalId)
    const live = await trx('admin_keys').where({ portal_id: portalId, revoked_at: null }).pluck('key_id')
    if (live.length >= most) return false
    await trx('admin_keys').insert({
      portal_id: portalId,
      key_id: keyId,
      name,
      key_hash: hash,
      created_at: now,
    })
    return true
  })
}

/** The live key with this hash. The hash is of 256 random bits, so looking it up by index tells an attacker nothing. */
export async function findLiveAdminKey(db: Db, portalId: string, hash: Buffer): Promise<AdminKey | null> {
  const live = db('admin_keys')
    .select(COLUMNS)
    .where({ portal_id: portalId, key_hash: hash, revoked_at: null })
  return (await live.first()) ?? null
}

export async function listAdminKeys(db: Db, portalId?: string): Promise<AdminKey[]> {
  const all = db('admin_keys')
    .select(COLUMNS)
    .orderBy([{ column: 'portal_id' }, { column: 'created_at' }])
  return portalId === undefined ? all : all.where('portal_id', portalId)
}

export async function revokeAdminKey(db: Db, keyId: string, now: Date): Promise<boolean> {
  return (await db('admin_keys').where({ key_id: keyId, revoked_at: null }).update('revoked_at', now)) > 0
}

/** Last use is shown to the minute. */
export async function touchAdminKey(db: Db, { portalId, keyId }: AdminKey, now: Date): Promise<void> {
  const aMinuteAgo = new Date(now.getTime() - 60_000)
  await db('admin_keys')
    .where({ portal_id: portalId, key_id: keyId })
    .where((old) => old.whereNull('last_used_at').orWhere('last_used_at', '<', aMinuteAgo))
    .update('last_used_at', now)
}
