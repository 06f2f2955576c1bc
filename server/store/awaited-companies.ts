// Contacts that Logbook made without a company, because too little was known of it.
import type { Db } from './database.ts'

export type Awaiting = { domain: string; contactId: string }

/** More than these join HubSpot's company by its own means, or by hand. */
const MOST_CONTACTS = 500

/** Remembers them, and forgets who has waited in vain. */
export async function saveAwaiting(
  db: Db,
  portalId: string,
  awaiting: readonly Awaiting[],
  { now, endsAfterMs }: { now: Date; endsAfterMs: number },
): Promise<void> {
  if (awaiting.length === 0) return
  await db('awaited_companies')
    .where('portal_id', portalId)
    .where('since', '<', new Date(now.getTime() - endsAfterMs))
    .delete()
  const rows = awaiting.map(({ domain, contactId }) => ({
    portal_id: portalId,
    domain,
    contact_id: contactId,
    since: now,
  }))
  await db('awaited_companies').insert(rows).onConflict(['portal_id', 'domain', 'contact_id']).ignore()
}

/** By domain, the contacts that wait for its company. */
export async function findAwaiting(
  db: Db,
  portalId: string,
  domains: readonly string[],
): Promise<Map<string, string[]>> {
  if (domains.length === 0) return new Map()
  const rows: Awaiting[] = await db('awaited_companies')
    .select({ domain: 'domain', contactId: 'contact_id' })
    .where('portal_id', portalId)
    .whereRaw('domain = any(?)', [[...domains]])
    .limit(MOST_CONTACTS)
  const groups = Map.groupBy(rows, ({ domain }) => domain)
  return new Map([...groups].map(([domain, all]) => [domain, all.map(({ contactId }) => contactId)]))
}

/** They wait no longer. */
export async function dropAwaiting(db: Db, portalId: string, domains: readonly string[]): Promise<void> {
  if (domains.length === 0) return
  await db('awaited_companies')
    .where('portal_id', portalId)
    .whereRaw('domain = any(?)', [[...domains]])
    .delete()
}
