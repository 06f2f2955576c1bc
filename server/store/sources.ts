// The tools that send events to an account. What the test keys of a source send belongs to a source beside it, which nobody sees.
import type { Db } from './database.ts'

export type Source = {
  portalId: string
  sourceId: string
  name: string
  createdAt: Date
  pausedAt: Date | null
  pausedBy: string | null
  /** Its own limit; null for the usual one. */
  eventsPerMinute: number | null
}

const COLUMNS = {
  portalId: 'portal_id',
  sourceId: 'source_id',
  name: 'name',
  createdAt: 'created_at',
  pausedAt: 'paused_at',
  pausedBy: 'paused_by',
  eventsPerMinute: 'events_per_minute',
}

function sources(db: Db, portalId: string) {
  return db('sources').select(COLUMNS).where('portal_id', portalId).whereNull('test_of')
}

/** False when the account has a source of this name. */
export async function insertSource(
  db: Db,
  { portalId, sourceId, name }: Pick<Source, 'portalId' | 'sourceId' | 'name'>,
  now: Date,
): Promise<boolean> {
  const row = { portal_id: portalId, source_id: sourceId, name, created_at: now }
  const inserted = await db('sources').insert(row).onConflict().ignore().returning('source_id')
  return inserted.length > 0
}

export async function findSourceByName(db: Db, portalId: string, name: string): Promise<Source | null> {
  return (await sources(db, portalId).where('name', name).first()) ?? null
}

export async function findSource(db: Db, portalId: string, sourceId: string): Promise<Source | null> {
  return (await sources(db, portalId).where('source_id', sourceId).first()) ?? null
}

/** By name. */
export async function listSources(db: Db, portalId: string): Promise<Source[]> {
  return sources(db, portalId).orderBy(['name', 'source_id'])
}

/** Keeps others who would change this source, or make keys for it, waiting until the transaction ends. */
export async function lockSource(trx: Db, portalId: string, sourceId: string): Promise<Source | null> {
  return (await sources(trx, portalId).where('source_id', sourceId).forNoKeyUpdate().first()) ?? null
}

/** Where the events of its test keys go. */
export async function testSourceOf(
  trx: Db,
  { portalId, sourceId, name, eventsPerMinute, pausedAt, pausedBy }: Source,
  made: { sourceId: string; now: Date },
): Promise<string> {
  const row = {
    ...{ portal_id: portalId, source_id: made.sourceId, test_of: sourceId, name, created_at: made.now },
    ...{ events_per_minute: eventsPerMinute, paused_at: pausedAt, paused_by: pausedBy },
  }
  await trx('sources').insert(row).onConflict().ignore()
  const [found]: { source_id: string }[] = await trx('sources')
    .select('source_id')
    .where({ portal_id: portalId, test_of: sourceId })
  return found?.source_id ?? made.sourceId
}

export type SourceChange = {
  name?: string | undefined
  eventsPerMinute?: number | null | undefined
  paused?: { at: Date; by: string } | null | undefined
}

/** What is true of a source is true of its tests. False when another source has the name. */
export async function changeSource(
  trx: Db,
  portalId: string,
  sourceId: string,
  { name, eventsPerMinute, paused }: SourceChange,
): Promise<boolean> {
  const named = name === undefined ? null : await findSourceByName(trx, portalId, name)
  if (named && named.sourceId !== sourceId) return false
  const columns = {
    ...(name !== undefined && { name }),
    ...(eventsPerMinute !== undefined && { events_per_minute: eventsPerMinute }),
    ...(paused !== undefined && { paused_at: paused?.at ?? null, paused_by: paused?.by ?? null }),
  }
  if (Object.keys(columns).length > 0) await withTests(trx, portalId, sourceId).update(columns)
  return true
}

/** The ids of a source and of its tests. */
export async function idsOfSource(db: Db, portalId: string, sourceId: string): Promise<string[]> {
  return withTests(db, portalId, sourceId).pluck('source_id')
}

function withTests(db: Db, portalId: string, sourceId: string) {
  return db('sources')
    .where('portal_id', portalId)
    .where((one) => one.where('source_id', sourceId).orWhere('test_of', sourceId))
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
