// Addresses about which nothing may be kept any more. Kept as keyed fingerprints: they can be recognised, not read.
import { v7 as uuidv7 } from 'uuid'
import type { Db } from './database.ts'
import { insertNews } from './hubspot-news.ts'

/** Keeps that HubSpot refuses these addresses for good, so that what is known about them is erased once their events are settled. */
export async function keepBlocklisted(
  db: Db,
  portalId: string,
  emails: readonly string[],
  now: Date,
): Promise<void> {
  const work = { kind: 'blocklisted' as const, emails: [...emails] }
  if (emails.length > 0) await insertNews(db, portalId, [{ key: uuidv7(), occurredAt: now, work }], now)
}

/** Whether anybody was ever erased in this account: most never need to ask more. */
export async function hasErasedAddresses(db: Db, portalId: string): Promise<boolean> {
  return (await db('erased_addresses').select('portal_id').where('portal_id', portalId).first()) !== undefined
}

/** Which of these fingerprints are of addresses about which nothing may be kept. */
export async function findErasedAddresses(
  db: Db,
  portalId: string,
  fingerprints: readonly string[],
): Promise<Set<string>> {
  const erased: string[] = await db('erased_addresses')
    .where('portal_id', portalId)
    .whereRaw('fingerprint = any(?)', [[...fingerprints]])
    .pluck('fingerprint')
  return new Set(erased)
}

export async function saveErasedAddresses(
  db: Db,
  portalId: string,
  fingerprints: readonly string[],
  at: Date,
): Promise<void> {
  const rows = fingerprints
    .toSorted()
    .map((fingerprint) => ({ portal_id: portalId, fingerprint, erased_at: at }))
  if (rows.length > 0)
    await db('erased_addresses').insert(rows).onConflict(['portal_id', 'fingerprint']).merge()
}

/** Somebody came back by themselves: HubSpot has a contact with this address again, made after it was erased. */
export async function liftErasedAddresses(
  db: Db,
  portalId: string,
  fingerprints: readonly string[],
  before: Date,
): Promise<void> {
  await db('erased_addresses')
    .where('portal_id', portalId)
    .where('erased_at', '<', before)
    .whereRaw('fingerprint = any(?)', [[...fingerprints]])
    .delete()
}
