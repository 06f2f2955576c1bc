// The contacts of a claim with their companies and deals: from the cache where it is fresh, the rest from HubSpot in batches.
import { type KnownPerson, kindOfKey, type PersonKey } from '../domain/people/person-key.ts'
import { CONTACT, type Contact } from '../domain/record.ts'
import { readContacts, readContactsByEmail } from '../hubspot/records.ts'
import { searchSecondAddresses } from '../hubspot/search-contacts.ts'
import { type Account, markSecondAddresses } from '../store/accounts.ts'
import { type ContactFacts, cacheContacts, findCachedContacts, readClock } from '../store/contact-cache.ts'
import { findAddressOwners } from '../store/contact-keys.ts'
import type { Db } from '../store/database.ts'
import type { KeptChoice } from '../store/match-choices.ts'
import { findSurvivors } from '../store/merges.ts'
import { findKeyed, type KeyedDeps } from './find-keyed.ts'
import { companiesOf, dealsOf, ticketsOf } from './gather-around.ts'
import type { TicketAccount } from './gather-tickets.ts'

/** How long HubSpot's word about a contact, its companies and deals is good enough. A closed deal may get mail this much longer. */
export const CACHE_AGE_MS = 10 * 60_000

/** Addresses that HubSpot said belong to a contact, although reading by address did not find it. */
export type Aliases = ReadonlyMap<string, string>

type GatherDeps = KeyedDeps & { now: () => Date }

export type WantedPeople = {
  people: readonly KnownPerson[]
  aliases: Aliases
  /** Whether their tickets are to be read, too. */
  withTickets: boolean
  /** What people chose among several contacts, by key. */
  choices: ReadonlyMap<PersonKey, KeptChoice>
}

export type GatheredContacts = {
  /** By key. Who is not in HubSpot is not here, and is asked for again next time. */
  people: Map<PersonKey, ContactFacts>
  /** By key that several contacts carry. */
  rivals: Map<PersonKey, Contact[]>
  /** By id, those who may have been chosen among several. */
  chosen: Map<string, ContactFacts>
  notAsked: ReadonlySet<PersonKey>
}

export async function gatherContacts(
  deps: GatherDeps,
  account: TicketAccount & Pick<Account, 'searchesSecondAddresses'>,
  { people, aliases, choices, withTickets }: WantedPeople,
): Promise<GatheredContacts> {
  const { portalId } = account
  const { db, now } = deps
  const since = new Date(now().getTime() - CACHE_AGE_MS)
  const keys = [...new Set(people.flatMap((person) => person.keys))]
  const kept = await findCachedContacts(db, portalId, keys, since)
  // What was read while nobody wanted tickets does not know them.
  const cached = new Map([...kept].filter(([, facts]) => !withTickets || facts.tickets !== undefined))
  const askedAt = await askingFrom(db, keys, cached)
  const isOpen = (key: PersonKey | undefined) => key !== undefined && !cached.has(key)
  const emails = keys.filter((key) => kindOfKey(key) === 'email' && isOpen(key))
  const plain = people.filter(({ person }) => person.email === undefined).flatMap((one) => one.keys)
  const [byEmail, decided] = await Promise.all([
    findByEmail(deps, account, emails, aliases),
    readChosen(deps, portalId, { choices, cached }),
  ])
  // Where a rule says who it is, nobody else is looked for.
  const isAsked = (key: PersonKey) => isOpen(key) && !decided.byRule.has(key)
  const byKey = await findKeyed(deps, portalId, [...new Set(plain)].filter(isAsked))
  // Only of people whose address HubSpot does not know the profile is asked, too.
  const strangers = people.filter(
    ({ person, keys: [key] }) => person.email !== undefined && isOpen(key) && !byEmail.has(key ?? ''),
  )
  const beside = strangers
    .flatMap((one) => one.keys.slice(1))
    .filter((key) => isAsked(key) && !plain.includes(key))
  const more = await findKeyed(deps, portalId, [...new Set(beside)])
  const keyed = [...byKey.found, ...more.found]
  const single = new Map(
    keyed.flatMap(([key, [only, ...others]]) => (only && !others[0] ? [[key, only]] : [])),
  )
  const toRead = new Map([...single, ...byEmail, ...decided.byRule])
  const fresh = await withAround(deps, account, toRead, withTickets)
  await cacheContacts(db, portalId, fresh, { now: now(), askedAt })
  const found = new Map([...cached, ...fresh])
  const once = await withAround(deps, account, decided.once, withTickets)
  return {
    people: found,
    rivals: new Map(keyed.filter(([, found]) => found.length > 1)),
    chosen: new Map([...found.values(), ...once.values()].map((facts) => [facts.contact.id, facts])),
    notAsked: new Set([...byKey.notAsked, ...more.notAsked]),
  }
}

/** The time before HubSpot is asked, where it is asked at all. */
async function askingFrom(
  db: Db,
  keys: readonly PersonKey[],
  cached: ReadonlyMap<PersonKey, ContactFacts>,
): Promise<Date> {
  return keys.every((key) => cached.has(key)) ? new Date(0) : readClock(db)
}

async function findByEmail(
  { db, hubspot }: GatherDeps,
  { portalId, searchesSecondAddresses }: Pick<Account, 'portalId' | 'searchesSecondAddresses'>,
  emails: readonly string[],
  aliases: Aliases,
): Promise<Map<string, Contact>> {
  const [found, told] = await Promise.all([
    readContactsByEmail(hubspot, portalId, emails),
    findAddressOwners(db, portalId, emails),
  ])
  const byEmail = byAddress(found, emails)
  const strangers = emails.filter((email) => !byEmail.has(email))
  const second = searchesSecondAddresses ? await searchSecondAddresses(hubspot, portalId, strangers) : []
  const known = new Map([...byAddress(second, strangers), ...byEmail])
  const wanted = [...told].filter(([email]) => !known.has(email))
  const all = await followMerged(db, portalId, new Map([...wanted, ...aliases]))
  const read = new Map(
    (await readContacts(hubspot, portalId, [...all.values()])).map((contact) => [contact.id, contact]),
  )
  const byId = [...all].flatMap(([email, id]) => {
    const contact = read.get(id)
    // What HubSpot says of an address counts more than what we were told.
    return contact && (aliases.has(email) || contact.emails.length === 0) ? [[email, contact] as const] : []
  })
  // It is an additional address there, and reading by it found nobody.
  const isMissed = byId.some(
    ([
      email,
      {
        emails: [first, ...others],
      },
    ]) => first !== email && others.includes(email),
  )
  if (isMissed && !searchesSecondAddresses) await markSecondAddresses(db, portalId)
  return new Map([...byId, ...known])
}

/** Those of these addresses that belong to one of the contacts. */
function byAddress(contacts: readonly Contact[], emails: readonly string[]): Map<string, Contact> {
  const asked = new Set(emails)
  return new Map(
    contacts.flatMap((contact) =>
      contact.emails.filter((email) => asked.has(email)).map((email) => [email, contact] as const),
    ),
  )
}

type Decided = {
  /** By key: whom a rule names, unless that is known already. */
  byRule: Map<PersonKey, Contact>
  /** By id: who was chosen for what waited. */
  once: Map<string, Contact>
}

/** Whom people chose, as far as they are still there. */
async function readChosen(
  { hubspot }: Pick<GatherDeps, 'hubspot'>,
  portalId: string,
  { choices, cached }: Pick<WantedPeople, 'choices'> & { cached: ReadonlyMap<PersonKey, ContactFacts> },
): Promise<Decided> {
  const open = [...choices.values()].filter(
    ({ key, type, recordId }) =>
      type === CONTACT && recordId !== null && cached.get(key)?.contact.id !== recordId,
  )
  const ids = open.flatMap(({ recordId }) => recordId ?? [])
  const read = new Map((await readContacts(hubspot, portalId, ids)).map((contact) => [contact.id, contact]))
  const living = open.flatMap(({ key, recordId, isAlways }) => {
    const contact = read.get(recordId ?? '')
    return contact ? [{ key, contact, isAlways }] : []
  })
  const rules = living.filter(({ isAlways }) => isAlways)
  const others = living.filter(({ isAlways }) => !isAlways)
  return {
    byRule: new Map(rules.map(({ key, contact }) => [key, contact])),
    once: new Map(others.map(({ contact }) => [contact.id, contact])),
  }
}

/** Contacts with their companies and deals, and tickets if wanted, under the same names. */
async function withAround(
  deps: Pick<GatherDeps, 'db' | 'hubspot' | 'now'>,
  account: TicketAccount,
  contacts: ReadonlyMap<string, Contact>,
  withTickets: boolean,
): Promise<Map<string, ContactFacts>> {
  const ids = [...new Set([...contacts.values()].map(({ id }) => id))]
  const [companies, deals, tickets] = await Promise.all([
    companiesOf(deps, account.portalId, ids),
    dealsOf(deps, account.portalId, ids),
    withTickets ? ticketsOf(deps, account, ids) : undefined,
  ])
  const around = ({ id }: Contact) => ({
    companies: companies.get(id) ?? [],
    deals: deals.get(id) ?? [],
    ...(tickets !== undefined && { tickets: tickets && (tickets.get(id) ?? []) }),
  })
  return new Map([...contacts].map(([name, contact]) => [name, { contact, ...around(contact) }]))
}

/** HubSpot may still name the contact that an address belonged to before a merge. */
async function followMerged(db: Db, portalId: string, owners: Aliases): Promise<Aliases> {
  const survivors = await findSurvivors(db, portalId, CONTACT, [...owners.values()])
  return new Map([...owners].map(([email, id]) => [email, survivors.get(id) ?? id]))
}
