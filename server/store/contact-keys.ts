// Which contacts carry a LinkedIn profile or a phone number, as far as we know, and contacts that are about to be made by one.
import type { PersonKey } from '../domain/people/person-key.ts'
import type { Db } from './database.ts'
import { checkFence, type Lease } from './drains.ts'

export type KeyOwner = { key: PersonKey; contactId: string }

/** A tool that tells one number for everybody must not cost a call for each of them. */
const MOST_OWNERS = 20

const OVER_AFTER_MS = 24 * 60 * 60_000

/** By key, the contacts that we know under it. */
export async function findKeyOwners(
  db: Db,
  portalId: string,
  keys: readonly PersonKey[],
): Promise<KeyOwner[]> {
  if (keys.length === 0) return []
  const { rows } = await db.raw(
    `select person_key as key, contact_id as "contactId"
     from (
       select person_key, contact_id, row_number() over (partition by person_key order by contact_id) as place
       from contact_keys where portal_id = :portalId and person_key = any(:keys)
     ) as owned where place <= :most`,
    { portalId, keys: [...keys], most: MOST_OWNERS },
  )
  return rows
}

/** Contacts that we know by a profile or a number and to which these addresses were told to belong, although HubSpot has none there. */
export async function findAddressOwners(
  db: Db,
  portalId: string,
  emails: readonly string[],
): Promise<Map<string, string>> {
  if (emails.length === 0) return new Map()
  const { rows } = await db.raw(
    `select email, contact_id as "contactId" from contact_addresses as address
     where portal_id = :portalId and email = any(:emails) and exists (
       select from contact_keys as owned
       where owned.portal_id = :portalId and owned.contact_id = address.contact_id)`,
    { portalId, emails: [...emails] },
  )
  const found: { email: string; contactId: string }[] = rows
  return new Map(found.map(({ email, contactId }) => [email, contactId]))
}

/** Remembers them; what is known already stays. */
export async function saveKeyOwners(db: Db, portalId: string, owners: readonly KeyOwner[]): Promise<void> {
  if (owners.length === 0) return
  await db.raw(
    `insert into contact_keys (portal_id, person_key, contact_id)
     select distinct cast(:portalId as bigint), key, "contactId"
     from jsonb_to_recordset(cast(:owners as jsonb)) as owner(key text, "contactId" bigint)
     order by 2, 3
     on conflict do nothing`,
    { portalId, owners: JSON.stringify(owners) },
  )
}

/** When contacts were about to be made that may or may not be there, by key. */
export async function findContactIntents(
  db: Db,
  portalId: string,
  keys: readonly PersonKey[],
): Promise<Map<PersonKey, Date>> {
  if (keys.length === 0) return new Map()
  const rows: { key: string; intentAt: Date }[] = await db('contact_intents')
    .select({ key: 'person_key', intentAt: 'intent_at' })
    .where('portal_id', portalId)
    .whereRaw('person_key = any(?)', [[...keys]])
  return new Map(rows.map(({ key, intentAt }) => [key, intentAt]))
}

/** From here on a crash is ambiguous: whoever takes over asks HubSpot's search before these contacts are made again. */
export async function intendContacts(
  db: Db,
  lease: Lease,
  keys: readonly PersonKey[],
  now: Date,
): Promise<void> {
  if (keys.length === 0) return
  const rows = [...new Set(keys)].map((key) => ({
    portal_id: lease.portalId,
    person_key: key,
    intent_at: now,
  }))
  await db.transaction(async (trx) => {
    await checkFence(trx, lease)
    // Long since HubSpot's search shows whatever came of them.
    const before = new Date(now.getTime() - OVER_AFTER_MS)
    await trx('contact_intents').where('portal_id', lease.portalId).where('intent_at', '<', before).delete()
    await trx('contact_intents').insert(rows).onConflict(['portal_id', 'person_key']).merge()
  })
}

/** Only for who holds the lease: somebody else's intent must not be forgotten. */
export async function forgetContactIntents(db: Db, lease: Lease, keys: readonly PersonKey[]): Promise<void> {
  if (keys.length === 0) return
  await db.transaction(async (trx) => {
    await checkFence(trx, lease)
    await trx('contact_intents')
      .where('portal_id', lease.portalId)
      .whereRaw('person_key = any(?)', [[...keys]])
      .delete()
  })
}
