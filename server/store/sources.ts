// The tools that send events to an account, and the hashes of their keys. A key itself is never stored.
import type { Db } from './database.ts'

export type Source = { portalId: string; sourceId: string; name: string }
export type StoredKey = {
  keyId: string
  portalId: string
  sourceId: string
  sourceName: string
  createdAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}
type NewKey = { portalId: string; keyId: string; sourceId: string; hash: Buffer; now: Date }

export async function insertSource(db: Db, source: Source, now: Date): Promise<void> {
  const { portalId, sourceId, name } = source
  await db('sources').insert({ portal_id: portalId, source_id: sourceId, name, created_at: now })
}

export async function findSourceByName(db: Db, portalId: string, name: string): Promise<Source | null> {
  const columns = { portalId: 'portal_id', sourceId: 'source_id', name: 'name' }
  return (await db('sources').select(columns).where({ portal_id: portalId, name }).first()) ?? null
}

/** By source id. */
export async function namesOfSources(
  db: Db,
  portalId: string,
  sourceIds: readonly string[],
): Promise<Map<string, string>> {
  const rows: { source_id: string; name: string }[] = await db('sources')
    .select('source_id', 'name')
    .where('portal_id', portalId)
    .whereRaw('source_id = any(?)', [[...new Set(sourceIds)]])
  return new Map(rows.map((row) => [row.source_id, row.name]))
}

export async function hasSources(db: Db, portalId: string): Promise<boolean> {
  return (await db('sources').select('source_id').where('portal_id', portalId).first()) !== undefined
}

export async function insertKey(db: Db, { portalId, keyId, sourceId, hash, now }: NewKey): Promise<void> {
  await db('ingestion_keys').insert({
    portal_id: portalId,
    key_id: keyId,
    source_id: sourceId,
    key_hash: hash,
    created_at: now,
  })
}

const KEY_COLUMNS = {
  keyId: 'k.key_id',
  portalId: 'k.portal_id',
  sourceId: 'k.source_id',
  sourceName: 's.name',
  createdAt: 'k.created_at',
  lastUsedAt: 'k.last_used_at',
  revokedAt: 'k.revoked_at',
}

function keys(db: Db) {
  return db('ingestion_keys as k')
    .join('sources as s', (on) => on.on('s.portal_id', 'k.portal_id').andOn('s.source_id', 'k.source_id'))
    .select(KEY_COLUMNS)
}

/** The live key with this hash. The hash is of 256 random bits, so looking it up by index tells an attacker nothing. */
export async function findLiveKey(db: Db, portalId: string, hash: Buffer): Promise<StoredKey | null> {
  const live = keys(db).where({ 'k.portal_id': portalId, 'k.key_hash': hash }).whereNull('k.revoked_at')
  // Asked by nearly every request: planned once for each connection.
  return (await live.first().options({ name: 'find-live-key' })) ?? null
}

export async function listKeys(db: Db, portalId?: string): Promise<StoredKey[]> {
  const all = keys(db).orderBy([{ column: 'k.portal_id' }, { column: 'k.created_at' }])
  return portalId === undefined ? all : all.where('k.portal_id', portalId)
}

export async function countLiveKeys(db: Db, portalId: string, sourceId: string): Promise<number> {
  const live = await db('ingestion_keys')
    .where({ portal_id: portalId, source_id: sourceId, revoked_at: null })
    .pluck('key_id')
  return live.length
}

export async function revokeKey(db: Db, keyId: string, now: Date): Promise<boolean> {
  const live = db('ingestion_keys').where('key_id', keyId).whereNull('revoked_at')
  return (await live.update('revoked_at', now)) > 0
}

/** Last use is shown to the minute, so that a busy key costs no write per request. */
export async function touchKey(db: Db, portalId: string, keyId: string, now: Date): Promise<void> {
  const aMinuteAgo = new Date(now.getTime() - 60_000)
  await db('ingestion_keys')
    .where({ portal_id: portalId, key_id: keyId })
    .where((old) => old.whereNull('last_used_at').orWhere('last_used_at', '<', aMinuteAgo))
    .update('last_used_at', now)
}
