// The keys that sources send with: made here, shown once, kept only as a hash. A key carries its account's id, in the open.
import { createHash, randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { lockAccount } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { countLiveKeys, findLiveKey, insertKey, type KeyMode, type LiveKey } from '../store/source-keys.ts'
import { findSourceByName, insertSource, lockSource, type Source, testSourceOf } from '../store/sources.ts'

const KEY = /^lbk_(?:live|test)_(\d{1,18})_[A-Za-z0-9_-]{43}$/

export const FIRST_SOURCE = 'My sending tool'

/** Two of each mode, so that a tool can be given a new key before the old one is revoked. */
export const LIVE_KEYS = 2

/** So much of a key is shown, to tell it by. */
const HINT_LENGTH = 4

export class TooManyKeys extends Error {
  constructor(source: string) {
    super(`The source "${source}" has ${LIVE_KEYS} such keys. Revoke one before you create another.`)
  }
}

type KeyOptions = { mode?: KeyMode; by?: string | null }

/** Makes a key for the source of this name, and the source too when it is new. The key is returned once and never again. */
export async function createKey(
  db: Db,
  portalId: string,
  sourceName: string,
  now: Date,
  options: KeyOptions = {},
): Promise<string> {
  return db.transaction(async (trx) => {
    // Two who make the same source at the same time take turns.
    await lockAccount(trx, portalId)
    const known = await findSourceByName(trx, portalId, sourceName)
    const sourceId = known?.sourceId ?? uuidv7()
    if (!known) await insertSource(trx, { portalId, sourceId, name: sourceName }, now)
    const source = await lockSource(trx, portalId, sourceId)
    if (!source) throw new Error(`Source ${sourceId} was neither found nor made.`)
    return createKeyOf(trx, source, now, options)
  })
}

/** Makes a key for a source that is locked. What a test key sends is decided and shown, and never written to HubSpot. */
export async function createKeyOf(
  trx: Db,
  source: Source,
  now: Date,
  { mode = 'live', by: madeBy = null }: KeyOptions = {},
): Promise<string> {
  const { portalId } = source
  const sourceId =
    mode === 'live' ? source.sourceId : await testSourceOf(trx, source, { sourceId: uuidv7(), now })
  if ((await countLiveKeys(trx, portalId, sourceId)) >= LIVE_KEYS) throw new TooManyKeys(source.name)
  const key = `lbk_${mode}_${portalId}_${randomBytes(32).toString('base64url')}`
  const hint = key.slice(-HINT_LENGTH)
  await insertKey(trx, { portalId, keyId: uuidv7(), sourceId, mode, hash: hashOf(key), hint, madeBy, now })
  return key
}

/** The live key that was sent, or null. What it may do follows from the key alone. */
export async function readKey(db: Db, key: string): Promise<LiveKey | null> {
  const portalId = KEY.exec(key)?.[1]
  return portalId === undefined ? null : findLiveKey(db, portalId, hashOf(key))
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
