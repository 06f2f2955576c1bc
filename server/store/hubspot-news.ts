// News from HubSpot: what they make us forget at once, and the work that they leave for later, once each.
import type { News, NewsWork, RecordKey } from '../domain/webhook-item.ts'
import type { Db } from './database.ts'

export type DueNews = {
  portalId: string
  key: string
  occurredAt: Date
  receivedAt: Date
  work: NewsWork
  progress: unknown
  attempts: number
}

export type KeptNews = { kept: number; repeats: number }

/** Classifies our advisory locks among others in this database. */
const NEWS_LOCK = 4105

/** One statement's worth of an account's news, in the order of their keys, so that two deliveries of the same never deadlock. */
export async function insertNews(
  db: Db,
  portalId: string,
  news: readonly (Pick<News, 'key' | 'occurredAt'> & { work: NewsWork })[],
  now: Date,
): Promise<KeptNews> {
  if (news.length === 0) return { kept: 0, repeats: 0 }
  const rows = news.map(({ key, occurredAt, work }) => ({ key, occurredAt, work }))
  const { rows: inserted } = await db.raw(
    `insert into hubspot_news (portal_id, news_key, occurred_at, received_at, work, due_at)
     select :portalId, key, "occurredAt", :now, work, :now
     from jsonb_to_recordset(cast(:rows as jsonb)) as news(key text, "occurredAt" timestamptz, work jsonb)
     order by key
     on conflict do nothing
     returning news_key`,
    { portalId, now, rows: JSON.stringify(rows) },
  )
  return { kept: inserted.length, repeats: news.length - inserted.length }
}

/** From now on nothing that was asked of HubSpot before is good enough for these records. Judged by the database's clock. */
export async function touchRecords(db: Db, portalId: string, records: readonly RecordKey[]): Promise<void> {
  const names = [...new Set(records.map(recordName))].toSorted()
  if (names.length === 0) return
  await db.raw(
    `insert into touched_records as touched (portal_id, record, touched_at)
     select :portalId, name, clock_timestamp() from unnest(cast(:names as text[])) as name
     on conflict (portal_id, record) do update set touched_at = greatest(touched.touched_at, excluded.touched_at)`,
    { portalId, names },
  )
}

export function recordName({ type, id }: RecordKey): string {
  return `${type}/${id}`
}

/** Which of these accounts we know. */
export async function knownPortals(db: Db, portalIds: readonly string[]): Promise<Set<string>> {
  const known: string[] = await db('accounts')
    .whereRaw('portal_id = any(cast(? as bigint[]))', [[...portalIds]])
    .pluck('portal_id')
  return new Set(known)
}

/** Accounts with work that is due. */
export async function portalsWithNews(db: Db, now: Date): Promise<string[]> {
  return db('hubspot_news').distinct('portal_id').where('due_at', '<=', now).pluck('portal_id')
}

/**
 * Locks an account's news until the transaction ends and answers the first that is due, by when it happened; null when nothing is, or
 * when another process is at it.
 */
export async function takeNews(trx: Db, portalId: string, now: Date): Promise<DueNews | null> {
  const { rows } = await trx.raw('select pg_try_advisory_xact_lock(?, hashtext(?)) as "isOurs"', [
    NEWS_LOCK,
    portalId,
  ])
  if (rows[0]?.isOurs !== true) return null
  const columns = {
    portalId: 'portal_id',
    key: 'news_key',
    occurredAt: 'occurred_at',
    receivedAt: 'received_at',
    work: 'work',
    progress: 'progress',
    attempts: 'attempts',
  }
  const first = trx('hubspot_news').select(columns).where('portal_id', portalId).where('due_at', '<=', now)
  return (await first.orderBy(['occurred_at', 'news_key']).first()) ?? null
}

export type NewsUpdate = { dueAt: Date | null; progress?: object; attempts?: number; work?: NewsWork }

export async function updateNews(
  db: Db,
  { portalId, key }: Pick<DueNews, 'portalId' | 'key'>,
  { dueAt, progress, attempts, work }: NewsUpdate,
): Promise<void> {
  await db('hubspot_news')
    .where({ portal_id: portalId, news_key: key })
    .update({
      due_at: dueAt,
      ...(progress && { progress: JSON.stringify(progress) }),
      ...(attempts !== undefined && { attempts }),
      ...(work && { work: JSON.stringify(work) }),
    })
}

/** HubSpot repeats a delivery for a day; what is done is remembered a little longer than that, touches as long as caches may live. */
export async function dropOldNews(db: Db, { doneBefore, touchedBefore }: OldNews): Promise<void> {
  await db('hubspot_news').whereNull('due_at').where('received_at', '<', doneBefore).delete()
  await db('touched_records').where('touched_at', '<', touchedBefore).delete()
}

export type OldNews = { doneBefore: Date; touchedBefore: Date }
