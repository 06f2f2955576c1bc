// The contacts that carry a LinkedIn profile or a phone number: what HubSpot's search finds, and what it has not seen yet but we know.

import type { PersonKey } from '../domain/people/person-key.ts'
import { CONTACT, type Contact } from '../domain/record.ts'
import { SyncError } from '../domain/sync-error.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { readCarriers, searchContacts } from '../hubspot/search-contacts.ts'
import { findKeyOwners } from '../store/contact-keys.ts'
import type { Db } from '../store/database.ts'
import { findSurvivors } from '../store/merges.ts'

export type KeyedDeps = {
  db: Db
  hubspot: HubSpotClient
  log: { warn(facts: object, message: string): void }
}

export type Keyed = {
  found: Map<PersonKey, Contact[]>
  /** HubSpot would not search for these. */
  notAsked: ReadonlySet<PersonKey>
}

/** By key, all contacts that carry it, once each. */
export async function findKeyed(
  { db, hubspot, log }: KeyedDeps,
  portalId: string,
  keys: readonly PersonKey[],
): Promise<Keyed> {
  if (keys.length === 0) return { found: new Map(), notAsked: new Set() }
  const [searched, owners] = await Promise.all([
    search(hubspot, portalId, keys, log),
    findKeyOwners(db, portalId, keys),
  ])
  const unseen = owners.filter(
    ({ key, contactId }) => !searched?.get(key)?.some(({ id }) => id === contactId),
  )
  const hits = [...(searched?.values() ?? [])].flat()
  const ids = [...hits.map(({ id }) => id), ...unseen.map(({ contactId }) => contactId)]
  const survivors = await findSurvivors(db, portalId, CONTACT, ids)
  const standing = (id: string) => survivors.get(id) ?? id
  const unseenIds = unseen.map(({ contactId }) => standing(contactId))
  const carriers = new Map(
    (await readCarriers(hubspot, portalId, unseenIds)).map((carrier) => [carrier.contact.id, carrier]),
  )
  const unseenOf = Map.groupBy(unseen, ({ key }) => key)
  const found = new Map<PersonKey, Contact[]>()
  for (const key of keys) {
    const remembered = (unseenOf.get(key) ?? []).flatMap(({ contactId }) => {
      const carrier = carriers.get(standing(contactId))
      return carrier?.mayCarry(key) ? [carrier.contact] : []
    })
    const all = [...(searched?.get(key) ?? []), ...remembered]
    const byId = new Map(all.map((contact) => [standing(contact.id), contact]))
    if (byId.size > 0)
      found.set(
        key,
        [...byId].map(([id, contact]) => ({ ...contact, id })),
      )
  }
  return { found, notAsked: new Set(searched ? [] : keys.filter((key) => !found.has(key))) }
}

/** Null where HubSpot refuses such a search: an account may lack the property. Whoever cannot be looked up is not made a second time. */
async function search(
  hubspot: HubSpotClient,
  portalId: string,
  keys: readonly PersonKey[],
  log: KeyedDeps['log'],
): Promise<Map<PersonKey, Contact[]> | null> {
  try {
    return await searchContacts(hubspot, portalId, keys)
  } catch (error) {
    if (!(error instanceof SyncError) || error.code !== 'hubspot_refused') throw error
    log.warn({ portalId, facts: error.facts }, 'HubSpot does not search for contacts by profile or number')
    return null
  }
}
