// The hashes of the keys that sources send with. A key itself is never stored.
import type { Db } from './database.ts'

export type KeyMode = 'live' | 'test'

export type StoredKey = {
  keyId: string
  portalId: string
  /** Whose key it is. */
  sourceId: string
  sourceName: string
  mode: KeyMode
  hint: string | null
  madeBy: string | null
  createdAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
  revokedBy: string | null
}

/** What a key lets somebody do, asked with every request. */
export type LiveKey = Pick<StoredKey, 'keyId' | 'portalId' | 'mode' | 'sourceName'> & {
  /** Where its events go: for a test key not the source itself. */
  sourceId: string
  /** The source's own limit; null for the usual one. */
  eventsPerMinute: number | null
}

type NewKey = {
  portalId: string
  keyId: string
  /** Where its events go. */
  sourceId: string
  mode: KeyMode
  hash: Buffer
  hint: string
  madeBy: string | null
  now: Date
}

export async function insertKey(db: Db, key: NewKey): Promise<void> {
  const { portalId, keyId, sourceId, mode, hash, hint, madeBy, now } = key
  await db('ingestion_keys').insert({
    portal_id: portalId,
    key_id: keyId,
    source_id: sourceId,
    key_hash: hash,
    created_at: now,
    made_by: madeBy,
    ...{ mode, hint },
  })
}

function keys(db: Db) {
  return db('ingestion_keys as k').join('sources as s', (on) =>
    on.on('s.portal_id', 'k.portal_id').andOn('s.source_id', 'k.source_id'),
  )
}

/** The live key with this hash. The hash is of 256 random bits, so looking it up by index tells an attacker nothing. */
export async function findLiveKey(db: Db, portalId: string, hash: Buffer): Promise<LiveKey | null> {
  const live = keys(db)
    .select({
      keyId: 'k.key_id',
      portalId: 'k.portal_id',
      mode: 'k.mode',
      sourceId: 'k.source_id',
      sourceName: 's.name',
      eventsPerMinute: 's.events_per_minute',
    })
    .where({ 'k.portal_id': portalId, 'k.key_hash': hash })
    .whereNull('k.revoked_at')
  // Asked by nearly every request: planned once for each connection.
  return (await live.first().options({ name: 'find-live-key' })) ?? null
}

/** The oldest first. */
export async function listKeys(db: Db, portalId?: string): Promise<StoredKey[]> {
  const all = keys(db)
    .select({
      keyId: 'k.key_id',
      portalId: 'k.portal_id',
      sourceId: db.raw('coalesce(s.test_of, s.source_id)'),
      sourceName: 's.name',
      mode: 'k.mode',
      hint: 'k.hint',
      madeBy: 'k.made_by',
      createdAt: 'k.created_at',
      lastUsedAt: 'k.last_used_at',
      revokedAt: 'k.revoked_at',
      revokedBy: 'k.revoked_by',
    })
    .orderBy([{ column: 'k.portal_id' }, { column: 'k.created_at' }, { column: 'k.key_id' }])
  return portalId === undefined ? all : all.where('k.portal_id', portalId)
}

/** `sourceId`: where their events go. */
export async function countLiveKeys(db: Db, portalId: string, sourceId: string): Promise<number> {
  const live = await db('ingestion_keys')
    .where({ portal_id: portalId, source_id: sourceId, revoked_at: null })
    .pluck('key_id')
  return live.length
}

/** From the moment it is committed the key lets nobody in, in no process: each request asks. False when there is no such live key. */
export async function revokeKey(
  db: Db,
  keyId: string,
  now: Date,
  { portalId, by = null }: { portalId?: string; by?: string | null } = {},
): Promise<boolean> {
  const live = db('ingestion_keys').where('key_id', keyId).whereNull('revoked_at')
  if (portalId !== undefined) live.where('portal_id', portalId)
  return (await live.update({ revoked_at: now, revoked_by: by })) > 0
}

/** Last use is shown to the minute, so that a busy key costs no write per request. */
export async function touchKey(db: Db, portalId: string, keyId: string, now: Date): Promise<void> {
  const aMinuteAgo = new Date(now.getTime() - 60_000)
  await db('ingestion_keys')
    .where({ portal_id: portalId, key_id: keyId })
    .where((old) => old.whereNull('last_used_at').orWhere('last_used_at', '<', aMinuteAgo))
    .update('last_used_at', now)
}
