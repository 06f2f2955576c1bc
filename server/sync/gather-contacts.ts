// The contacts of a claim with their companies and deals: from the cache where it is fresh, the rest from HubSpot in batches.
import type { Contact, Deal, LinkedCompany } from '../domain/record.ts'
import { readAssociations } from '../hubspot/associations.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { readCompanies, readContacts, readContactsByEmail, readDeals } from '../hubspot/records.ts'
import { type ContactFacts, cacheContacts, findCachedContacts } from '../store/contact-cache.ts'
import type { Db } from '../store/database.ts'

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
  const contacts = await findContacts(hubspot, portalId, missing, aliases)
  const contactIds = [...new Set([...contacts.values()].map(({ id }) => id))]
  const [companies, deals] = await Promise.all([
    companiesOf(hubspot, portalId, contactIds),
    dealsOf(hubspot, portalId, contactIds),
  ])
  const fresh = new Map(
    [...contacts].map(([email, contact]) => [
      email,
      { contact, companies: companies.get(contact.id) ?? [], deals: deals.get(contact.id) ?? [] },
    ]),
  )
  await cacheContacts(db, portalId, fresh, now())
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

async function companiesOf(
  hubspot: HubSpotClient,
  portalId: string,
  contactIds: readonly string[],
): Promise<Map<string, LinkedCompany[]>> {
  const links = await readAssociations(hubspot, portalId, 'contacts', 'companies', contactIds)
  const ids = [...links.values()].flat().map(({ id }) => id)
  const byId = new Map((await readCompanies(hubspot, portalId, ids)).map((company) => [company.id, company]))
  return mapLinks(links, ({ id, isPrimary }) => {
    const company = byId.get(id)
    return company && { ...company, isPrimary }
  })
}

async function dealsOf(
  hubspot: HubSpotClient,
  portalId: string,
  contactIds: readonly string[],
): Promise<Map<string, Deal[]>> {
  const links = await readAssociations(hubspot, portalId, 'contacts', 'deals', contactIds)
  const ids = [...links.values()].flat().map(({ id }) => id)
  const byId = new Map((await readDeals(hubspot, portalId, ids)).map((deal) => [deal.id, deal]))
  return mapLinks(links, ({ id }) => byId.get(id))
}

/** The links of each record, turned into what they lead to; what has vanished meanwhile is left out. */
function mapLinks<L, V>(links: Map<string, L[]>, toValue: (link: L) => V | undefined): Map<string, V[]> {
  return new Map(
    [...links].map(([id, list]) => [id, list.map(toValue).filter((value) => value !== undefined)]),
  )
}
