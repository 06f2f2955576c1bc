// Contacts with their companies and deals as HubSpot last told them, by address. Never trusted against HubSpot's own word.
import type { Contact, Deal, LinkedCompany } from '../domain/record.ts'
import type { Db } from './database.ts'
import { toStorableJson } from './json.ts'

export type ContactFacts = { contact: Contact; companies: LinkedCompany[]; deals: Deal[] }

/** By address, those that were read after `since`. */
export async function findCachedContacts(
  db: Db,
  portalId: string,
  emails: readonly string[],
  since: Date,
): Promise<Map<string, ContactFacts>> {
  const rows: { email: string; facts: ContactFacts }[] = await db('contact_cache')
    .select('email', 'facts')
    .where('portal_id', portalId)
    .where('read_at', '>', since)
    .whereRaw('email = any(?)', [[...emails]])
  return new Map(rows.map(({ email, facts }) => [email, facts]))
}

export async function cacheContacts(
  db: Db,
  portalId: string,
  contacts: ReadonlyMap<string, ContactFacts>,
  now: Date,
): Promise<void> {
  if (contacts.size === 0) return
  const rows = [...contacts].map(([email, facts]) => ({ email, facts }))
  await db.raw(
    `insert into contact_cache (portal_id, email, read_at, facts)
     select :portalId, email, :now, facts from jsonb_to_recordset(cast(:rows as jsonb)) as row(email text, facts jsonb)
     on conflict (portal_id, email) do update set read_at = excluded.read_at, facts = excluded.facts`,
    { portalId, now, rows: toStorableJson(rows) },
  )
}

export async function dropCachedContacts(db: Db, portalId: string, emails: readonly string[]): Promise<void> {
  await db('contact_cache')
    .where('portal_id', portalId)
    .whereRaw('email = any(?)', [[...emails]])
    .delete()
}
