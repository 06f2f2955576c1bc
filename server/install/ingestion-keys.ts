// The keys that sources send with: made here, shown once, kept only as a hash. A key carries its account's id, in the open.
import { createHash, randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../store/database.ts'
import {
  countLiveKeys,
  findLiveKey,
  findSourceByName,
  insertKey,
  insertSource,
  type StoredKey,
} from '../store/sources.ts'

const KEY = /^lbk_live_(\d{1,18})_[A-Za-z0-9_-]{43}$/

export const FIRST_SOURCE = 'My sending tool'

/** Two, so that a tool can be given a new key before the old one is revoked. */
const LIVE_KEYS = 2

export class TooManyKeys extends Error {
  constructor(source: string) {
    super(`The source "${source}" has ${LIVE_KEYS} live keys. Revoke one before you create another.`)
  }
}

/** Makes a key for the source of this name, and the source too when it is new. The key is returned once and never again. */
export async function createKey(db: Db, portalId: string, sourceName: string, now: Date): Promise<string> {
  const key = `lbk_live_${portalId}_${randomBytes(32).toString('base64url')}`
  await db.transaction(async (trx) => {
    const known = await findSourceByName(trx, portalId, sourceName)
    const source = known ?? { portalId, sourceId: uuidv7(), name: sourceName }
    if (!known) await insertSource(trx, source, now)
    const live = await countLiveKeys(trx, portalId, source.sourceId)
    if (live >= LIVE_KEYS) throw new TooManyKeys(sourceName)
    await insertKey(trx, { portalId, keyId: uuidv7(), sourceId: source.sourceId, hash: hashOf(key), now })
  })
  return key
}

/** The live key that was sent, or null. What it may do follows from the key alone. */
export async function readKey(db: Db, key: string): Promise<StoredKey | null> {
  const portalId = KEY.exec(key)?.[1]
  return portalId === undefined ? null : findLiveKey(db, portalId, hashOf(key))
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
