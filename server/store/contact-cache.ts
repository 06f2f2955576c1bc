// Contacts with their companies, deals and tickets as HubSpot last told them, by address, profile or number. Never trusted against HubSpot's own word, nor once it
// has told us that one of these records changed.
import { kindOfKey } from '../domain/people/person-key.ts'
import {
  COMPANY,
  CONTACT,
  type Contact,
  DEAL,
  type Deal,
  type LinkedCompany,
  TICKET,
  type Ticket,
} from '../domain/record.ts'
import type { Db } from './database.ts'
import { recordName } from './hubspot-news.ts'
import { toStorableJson } from './json.ts'

export type ContactFacts = {
  contact: Contact
  companies: LinkedCompany[]
  deals: Deal[]
  /** Left out where nobody asked; null where HubSpot did not show them. */
  tickets?: Ticket[] | null
}

/** What HubSpot answers may lag a little behind what it told us: what was asked this soon after the news is asked again. */
const LAG_S = 5

/** None of the records was touched since HubSpot was asked about them. */
const IS_UNTOUCHED = `not exists (
  select 1 from touched_records as touched
  where touched.portal_id = :portalId and touched.record = any(entry.records)
    and touched.touched_at >= entry.asked_at - :lag * interval '1 second')`

/** By what was asked for, those that were read after `since` and not touched since. */
export async function findCachedContacts(
  db: Db,
  portalId: string,
  emails: readonly string[],
  since: Date,
): Promise<Map<string, ContactFacts>> {
  const { rows } = await db.raw(
    `select email, facts from contact_cache as entry
     where portal_id = :portalId and read_at > :since and email = any(:emails) and ${IS_UNTOUCHED}`,
    { portalId, since, emails: [...emails], lag: LAG_S },
  )
  const found: { email: string; facts: ContactFacts }[] = rows
  return new Map(found.map(({ email, facts }) => [email, facts]))
}

/** The time by the one clock that all processes share: to be read before HubSpot is asked. */
export async function readClock(db: Db): Promise<Date> {
  const { rows } = await db.raw('select clock_timestamp() as now')
  return rows[0].now
}

/**
 * Keeps what HubSpot told, and to which contact each address belongs. What was touched while HubSpot was being asked is not kept: it may
 * be old already, or about somebody who is to be forgotten.
 */
export async function cacheContacts(
  db: Db,
  portalId: string,
  contacts: ReadonlyMap<string, ContactFacts>,
  { now, askedAt }: { now: Date; askedAt: Date },
): Promise<void> {
  if (contacts.size === 0) return
  const rows = [...contacts].map(([email, facts]) => ({
    email,
    facts,
    contact_id: facts.contact.id,
    asked_at: askedAt,
    records: recordsOf(facts),
    addresses: [...new Set([email, ...facts.contact.emails])].filter((key) => kindOfKey(key) === 'email'),
    keys: [email].filter((key) => kindOfKey(key) !== 'email'),
  }))
  await db.raw(
    `with entry as materialized (
       select * from jsonb_to_recordset(cast(:rows as jsonb)) as entry(
         email text, facts jsonb, contact_id bigint, asked_at timestamptz, records text[], addresses text[], keys text[])
       where ${IS_UNTOUCHED.replace(':lag', '0')}
     ), known as (
       insert into contact_addresses as owned (portal_id, email, contact_id)
       select distinct on (address) :portalId, address, contact_id
       from entry, unnest(addresses) as address order by address, contact_id
       on conflict (portal_id, email) do update set contact_id = excluded.contact_id
       where owned.contact_id <> excluded.contact_id
     ), keyed as (
       insert into contact_keys (portal_id, person_key, contact_id)
       select distinct cast(:portalId as bigint), key, contact_id from entry, unnest(keys) as key order by 2, 3
       on conflict do nothing
     )
     insert into contact_cache (portal_id, email, read_at, facts, contact_id, asked_at, records)
     select :portalId, email, :now, facts, contact_id, asked_at, records from entry order by email
     on conflict (portal_id, email) do update set read_at = excluded.read_at, facts = excluded.facts,
       contact_id = excluded.contact_id, asked_at = excluded.asked_at, records = excluded.records`,
    { portalId, now, rows: toStorableJson(rows) },
  )
}

function recordsOf({ contact, companies, deals, tickets }: ContactFacts): string[] {
  return [
    recordName({ type: CONTACT, id: contact.id }),
    ...companies.map(({ id }) => recordName({ type: COMPANY, id })),
    ...deals.map(({ id }) => recordName({ type: DEAL, id })),
    ...(tickets ?? []).map(({ id }) => recordName({ type: TICKET, id })),
  ]
}

/** Contacts that we have just created: their address belongs to them, although nobody has read them yet. */
export async function saveAddresses(
  db: Db,
  portalId: string,
  contactIds: ReadonlyMap<string, string>,
): Promise<void> {
  if (contactIds.size === 0) return
  const rows = [...contactIds].map(([email, contact_id]) => ({ portal_id: portalId, email, contact_id }))
  rows.sort((a, b) => (a.email < b.email ? -1 : 1))
  await db('contact_addresses').insert(rows).onConflict(['portal_id', 'email']).merge(['contact_id'])
}

export async function dropCachedOf(db: Db, portalId: string, contactIds: readonly string[]): Promise<void> {
  await db('contact_cache')
    .where('portal_id', portalId)
    .whereRaw('contact_id = any(cast(? as bigint[]))', [[...contactIds]])
    .delete()
}

export async function dropCachedContacts(db: Db, portalId: string, emails: readonly string[]): Promise<void> {
  await db('contact_cache')
    .where('portal_id', portalId)
    .whereRaw('email = any(?)', [[...emails]])
    .delete()
}
