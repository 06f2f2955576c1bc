// Reads what the decisions about a claim need, in as few calls as possible. Decides nothing.
import { counterpartsOf } from '../domain/counterparts.ts'
import { companyDomain } from '../domain/email-domain.ts'
import { engagementKey, messageIdOf } from '../domain/engagement.ts'
import { createsContacts } from '../domain/new-people.ts'
import type { DueEvent, PlanFacts } from '../domain/plan.ts'
import type { Company, Contact, Deal, LinkedCompany, Owner } from '../domain/record.ts'
import { readAssociations } from '../hubspot/associations.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import {
  readCompanies,
  readContacts,
  readContactsByEmail,
  readDeals,
  searchCompaniesByDomain,
} from '../hubspot/records.ts'
import { refreshOwners } from '../install/prepare-account.ts'
import { type Account, findAccount } from '../store/accounts.ts'
import { findCompanyDomains } from '../store/company-domains.ts'
import type { Db } from '../store/database.ts'
import { findEngagements, type KnownEngagement } from '../store/engagements.ts'
import { findSubjects } from '../store/events.ts'
import { listOwners } from '../store/owners.ts'

export type GatherDeps = { db: Db; hubspot: HubSpotClient; now: () => Date }

export type Gathered = PlanFacts & {
  /** Engagements that we wrote or meant to write, open intents among them. */
  known: ReadonlyMap<string, KnownEngagement>
  /** Domains of companies that may or may not have been created a moment ago, with when. */
  openCompanies: ReadonlyMap<string, Date>
}

/** Addresses that HubSpot said belong to a contact, although reading by address did not find it. */
export type Aliases = ReadonlyMap<string, string>

const OWNERS_AGE_MS = 10 * 60_000
/** A new colleague's first mail must not wait ten minutes, and a stranger's must not cost a call each time. */
const OWNERS_AGE_FOR_STRANGER_MS = 60_000

export async function gather(
  deps: GatherDeps,
  account: Account,
  due: readonly DueEvent[],
  aliases: Aliases,
): Promise<Gathered> {
  const { db, hubspot } = deps
  const { portalId } = account
  const keys = due.map(({ eventId, event }) => engagementKey(event, eventId))
  const messageIds = due
    .filter(({ event }) => event.message.subject === undefined)
    .map(({ event }) => messageIdOf(event))
    .filter((id) => id !== undefined)
  const [contacts, ownerFacts, known, subjects] = await Promise.all([
    gatherContacts(hubspot, portalId, due, aliases),
    gatherOwners(deps, account, due),
    findEngagements(db, portalId, keys),
    findSubjects(db, portalId, messageIds),
  ])
  const contactIds = [...contacts.values()].map(({ id }) => id)
  const [companies, deals, byDomain] = await Promise.all([
    gatherCompanies(hubspot, portalId, contactIds),
    gatherDeals(hubspot, portalId, contactIds),
    gatherCompaniesByDomain(deps, portalId, due, contacts),
  ])
  const engagements = new Map(
    [...known].flatMap(([key, { id }]) => (id === null ? [] : [[key, { id }] as const])),
  )
  return { contacts, companies, deals, ...byDomain, ...ownerFacts, known, engagements, subjects }
}

async function gatherContacts(
  hubspot: HubSpotClient,
  portalId: string,
  due: readonly DueEvent[],
  aliases: Aliases,
): Promise<Map<string, Contact>> {
  const emails = [...new Set(due.flatMap(({ event }) => counterpartsOf(event).map((person) => person.email)))]
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

async function gatherCompanies(
  hubspot: HubSpotClient,
  portalId: string,
  contactIds: readonly string[],
): Promise<Map<string, LinkedCompany[]>> {
  const links = await readAssociations(hubspot, portalId, 'contacts', 'companies', contactIds)
  const ids = [...links.values()].flat().map(({ id }) => id)
  const byId = new Map((await readCompanies(hubspot, portalId, ids)).map((company) => [company.id, company]))
  return mapValues(links, ({ id, isPrimary }) => {
    const company = byId.get(id)
    return company && { ...company, isPrimary }
  })
}

async function gatherDeals(
  hubspot: HubSpotClient,
  portalId: string,
  contactIds: readonly string[],
): Promise<Map<string, Deal[]>> {
  const links = await readAssociations(hubspot, portalId, 'contacts', 'deals', contactIds)
  const ids = [...links.values()].flat().map(({ id }) => id)
  const byId = new Map((await readDeals(hubspot, portalId, ids)).map((deal) => [deal.id, deal]))
  return mapValues(links, ({ id }) => byId.get(id))
}

/** Companies for the strangers who will become contacts. */
async function gatherCompaniesByDomain(
  { db, hubspot }: GatherDeps,
  portalId: string,
  due: readonly DueEvent[],
  contacts: ReadonlyMap<string, Contact>,
): Promise<{ companiesByDomain: Map<string, Company[]>; openCompanies: Map<string, Date> }> {
  const strangers = due
    .filter(({ event }) => createsContacts(event))
    .flatMap(({ event }) => counterpartsOf(event).map((person) => person.email))
    .filter((email) => !contacts.has(email))
  const domains = [...new Set(strangers.map(companyDomain).filter((domain) => domain !== null))]
  if (domains.length === 0) return { companiesByDomain: new Map(), openCompanies: new Map() }
  const [remembered, found] = await Promise.all([
    findCompanyDomains(db, portalId, domains),
    searchCompaniesByDomain(hubspot, portalId, domains),
  ])
  const ours = remembered.flatMap(({ domain, companyId, name }) =>
    companyId === null ? [] : [{ id: companyId, domain, name }],
  )
  const unseen = ours.filter(({ id }) => !found.some((company) => company.id === id))
  // Search has not seen them yet, or somebody deleted them: only reading them tells.
  const unseenIds = unseen.map(({ id }) => id)
  const living = new Set((await readCompanies(hubspot, portalId, unseenIds)).map(({ id }) => id))
  const usable = [...found, ...unseen.filter(({ id }) => living.has(id))]
  const companiesByDomain = Map.groupBy(usable, (company) => company.domain)
  const open = remembered.filter(
    ({ domain, companyId }) => companyId === null && !companiesByDomain.has(domain),
  )
  return { companiesByDomain, openCompanies: new Map(open.map(({ domain, intentAt }) => [domain, intentAt])) }
}

async function gatherOwners(
  deps: GatherDeps,
  account: Account,
  due: readonly DueEvent[],
): Promise<{ owners: Owner[]; defaultOwnerId: string | null }> {
  const { db, now } = deps
  const { portalId } = account
  const ageMs = now().getTime() - (account.ownersReadAt?.getTime() ?? 0)
  const owners = await listOwners(db, portalId)
  const known = new Set(owners.map((owner) => owner.email))
  const hasStranger = due.some(({ event }) => event.member && !known.has(event.member.email))
  if (ageMs < (hasStranger ? OWNERS_AGE_FOR_STRANGER_MS : OWNERS_AGE_MS)) {
    return { owners, defaultOwnerId: account.defaultOwnerId }
  }
  await refreshOwners(deps, account)
  const fresh = await findAccount(db, portalId)
  return { owners: await listOwners(db, portalId), defaultOwnerId: fresh?.defaultOwnerId ?? null }
}

/** The links of each record, turned into what they lead to; what has vanished meanwhile is left out. */
function mapValues<L, V>(links: Map<string, L[]>, toValue: (link: L) => V | undefined): Map<string, V[]> {
  return new Map(
    [...links].map(([id, list]) => [id, list.map(toValue).filter((value) => value !== undefined)]),
  )
}
