// The keys that administer an account by API: made here, shown once, kept only as a hash. A key carries its account's id, in the open.
import { createHash, randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { type AdminKey, findLiveAdminKey, insertAdminKey } from '../store/admin-keys.ts'
import type { Db } from '../store/database.ts'

const KEY = /^lba_live_(\d{1,18})_[A-Za-z0-9_-]{43}$/

export const FIRST_ADMIN_KEY = 'Admin'

/** One for each thing that administers an account, and a second while the first is replaced. */
const LIVE_KEYS = 10

export class TooManyAdminKeys extends Error {
  constructor() {
    super(`The account has ${LIVE_KEYS} live admin keys. Revoke one before you create another.`)
  }
}

/** Makes a key. It is returned once and never again; `name` is what the history of the settings calls it by. */
export async function createAdminKey(db: Db, portalId: string, name: string, now: Date): Promise<string> {
  const key = `lba_live_${portalId}_${randomBytes(32).toString('base64url')}`
  const isMade = await insertAdminKey(
    db,
    { portalId, keyId: uuidv7(), name, hash: hashOf(key), now },
    LIVE_KEYS,
  )
  if (!isMade) throw new TooManyAdminKeys()
  return key
}

/** The live key that was sent, or null. Which account it is for follows from the key alone. */
export async function readAdminKey(db: Db, key: string): Promise<AdminKey | null> {
  const portalId = KEY.exec(key)?.[1]
  return portalId === undefined ? null : findLiveAdminKey(db, portalId, hashOf(key))
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
