// The contacts of a claim with their companies and deals: from the cache where it is fresh, the rest from HubSpot in batches.
import {
  COMPANY,
  CONTACT,
  type Contact,
  DEAL,
  type Deal,
  type LinkedCompany,
  type RecordTypeId,
} from '../domain/record.ts'
import { type Linked, readAssociations } from '../hubspot/associations.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { readCompanies, readContacts, readContactsByEmail, readDeals } from '../hubspot/records.ts'
import { type ContactFacts, cacheContacts, findCachedContacts, readClock } from '../store/contact-cache.ts'
import type { Db } from '../store/database.ts'
import { findSurvivors } from '../store/merges.ts'

/** How long HubSpot's word about a contact, its companies and deals is good enough. A closed deal may get mail this much longer. */
export const CACHE_AGE_MS = 10 * 60_000

/** Addresses that HubSpot said belong to a contact, although reading by address did not find it. */
export type Aliases = ReadonlyMap<string, string>

type GatherDeps = { db: Db; hubspot: HubSpotClient; now: () => Date }

/** By address. Who is not in HubSpot is not in the answer, and is asked for again next time. */
export async function gatherContacts(
  { db, hubspot, now }: GatherDeps,
  portalId: string,
  emails: readonly string[],
  aliases: Aliases,
): Promise<Map<string, ContactFacts>> {
  const since = new Date(now().getTime() - CACHE_AGE_MS)
  const cached = await findCachedContacts(db, portalId, emails, since)
  const missing = emails.filter((email) => !cached.has(email))
  if (missing.length === 0) return cached
  const askedAt = await readClock(db)
  const contacts = await findContacts(hubspot, portalId, missing, await followAliases(db, portalId, aliases))
  const contactIds = [...new Set([...contacts.values()].map(({ id }) => id))]
  const [companies, deals] = await Promise.all([
    companiesOf({ db, hubspot }, portalId, contactIds),
    dealsOf({ db, hubspot }, portalId, contactIds),
  ])
  const fresh = new Map(
    [...contacts].map(([email, contact]) => [
      email,
      { contact, companies: companies.get(contact.id) ?? [], deals: deals.get(contact.id) ?? [] },
    ]),
  )
  await cacheContacts(db, portalId, fresh, { now: now(), askedAt })
  return new Map([...cached, ...fresh])
}

async function findContacts(
  hubspot: HubSpotClient,
  portalId: string,
  emails: readonly string[],
  aliases: Aliases,
): Promise<Map<string, Contact>> {
  const [found, aliased] = await Promise.all([
    readContactsByEmail(hubspot, portalId, emails),
    aliases.size > 0 ? readContacts(hubspot, portalId, [...aliases.values()]) : [],
  ])
  const asked = new Set(emails)
  const byEmail = found.flatMap((contact) =>
    contact.emails.filter((email) => asked.has(email)).map((email) => [email, contact] as const),
  )
  const byAlias = [...aliases].flatMap(([email, id]) => {
    const contact = aliased.find((one) => one.id === id)
    return contact ? [[email, contact] as const] : []
  })
  return new Map([...byAlias, ...byEmail])
}

type ReadDeps = Pick<GatherDeps, 'db' | 'hubspot'>

async function companiesOf(
  { db, hubspot }: ReadDeps,
  portalId: string,
  contactIds: readonly string[],
): Promise<Map<string, LinkedCompany[]>> {
  const read = await readAssociations(hubspot, portalId, 'contacts', 'companies', contactIds)
  const links = await followMerges(db, portalId, COMPANY, read)
  const ids = [...links.values()].flat().map(({ id }) => id)
  const byId = new Map((await readCompanies(hubspot, portalId, ids)).map((company) => [company.id, company]))
  return mapLinks(links, ({ id, isPrimary, labels }) => {
    const company = byId.get(id)
    return company && { ...company, isPrimary, labels }
  })
}

async function dealsOf(
  { db, hubspot }: ReadDeps,
  portalId: string,
  contactIds: readonly string[],
): Promise<Map<string, Deal[]>> {
  const read = await readAssociations(hubspot, portalId, 'contacts', 'deals', contactIds)
  const links = await followMerges(db, portalId, DEAL, read)
  const ids = [...links.values()].flat().map(({ id }) => id)
  const byId = new Map((await readDeals(hubspot, portalId, ids)).map((deal) => [deal.id, deal]))
  return mapLinks(links, ({ id }) => byId.get(id))
}

/** HubSpot may still name the contact that an address belonged to before a merge. */
async function followAliases(db: Db, portalId: string, aliases: Aliases): Promise<Aliases> {
  const survivors = await findSurvivors(db, portalId, CONTACT, [...aliases.values()])
  return new Map([...aliases].map(([email, id]) => [email, survivors.get(id) ?? id]))
}

/** Links that still lead to a record which was merged away lead to its survivor, once. */
async function followMerges(
  db: Db,
  portalId: string,
  type: RecordTypeId,
  links: Map<string, Linked[]>,
): Promise<Map<string, Linked[]>> {
  const ids = [...links.values()].flat().map(({ id }) => id)
  const survivors = await findSurvivors(db, portalId, type, ids)
  if (survivors.size === 0) return links
  return new Map([...links].map(([from, list]) => [from, joined(list, survivors)]))
}

function joined(list: readonly Linked[], survivors: ReadonlyMap<string, string>): Linked[] {
  const byId = new Map<string, Linked>()
  for (const link of list) {
    const id = survivors.get(link.id) ?? link.id
    const known = byId.get(id)
    const labels = [...new Set([...(known?.labels ?? []), ...link.labels])]
    byId.set(id, { id, isPrimary: link.isPrimary || known?.isPrimary === true, labels })
  }
  return [...byId.values()]
}

/** The links of each record, turned into what they lead to; what has vanished meanwhile is left out. */
function mapLinks<L, V>(links: Map<string, L[]>, toValue: (link: L) => V | undefined): Map<string, V[]> {
  return new Map(
    [...links].map(([id, list]) => [id, list.map(toValue).filter((value) => value !== undefined)]),
  )
}
