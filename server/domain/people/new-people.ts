// The contacts and companies that a whole claim needs and HubSpot does not have: each once, with what any of its events knows of it.
import type { ActivityEvent, AnyCounterpart } from '../activity-event.ts'
import { isOnlyInBcc } from '../counterparts.ts'
import { type Gates, gatesOf } from '../gates/gate-event.ts'
import { touchOf } from '../may-touch.ts'
import type { Owner } from '../record.ts'
import type { Settings } from '../settings/settings.ts'
import {
  type ChosenCompany,
  type CompanyFacts,
  companyFor,
  isMissing,
  type NewCompanies,
  type NewCompany,
} from './choose-company.ts'
import { type Awaited, awaitedAmong, type CompanyJoin, planJoins } from './complete-companies.ts'
import { findPerson, type MatchFacts } from './find-person.ts'
import { groupStrangers, type Stranger } from './group-strangers.ts'
import { linkedinProfile, profileUrl } from './linkedin-url.ts'
import { domainOfPerson, type KnownPerson, kindOfKey, type PersonKey, peopleOf } from './person-key.ts'

export type { NewCompany } from './choose-company.ts'

export type PeopleFacts = MatchFacts &
  CompanyFacts & {
    owners: readonly Owner[]
    settings: Settings
    /** By key: when somebody deleted the contact that had it. */
    deletions?: ReadonlyMap<PersonKey, Date>
    /** By key: what events said of somebody that wait until more is known of them. */
    saidBefore?: ReadonlyMap<PersonKey, readonly AnyCounterpart[]>
    awaited?: Awaited
    /** Keys that HubSpot could not be asked for: a contact of theirs may be there. */
    notAsked?: ReadonlySet<PersonKey>
  }

export type NewContact = ChosenCompany & {
  /** Names it until HubSpot gives it an id: the surest of its keys. */
  key: PersonKey
  keys: PersonKey[]
  name: string
  properties: Record<string, string>
}

export type NewPeople = {
  contacts: ReadonlyMap<PersonKey, NewContact>
  companies: ReadonlyMap<string, NewCompany>
  /** By domain: who waited for a company and joins it now. */
  joins: ReadonlyMap<string, CompanyJoin>
  /** By key: what must be known of a person before a contact may be made, and is not. */
  incomplete: ReadonlyMap<PersonKey, string[]>
  /** Keys that several new people have: until they are in HubSpot nobody can tell who is meant. */
  shared: ReadonlySet<PersonKey>
}

/**
 * By default a stranger becomes a contact when we wrote to them or they answered; who merely wrote in, or opened something, does not. Nobody
 * is created by whoever may not touch them.
 */
export function createsContacts(event: ActivityEvent, settings: Settings): boolean {
  const { contacts } = settings.record_creation
  if (touchOf(event.member, settings).contacts === 'none') return false
  if (!contacts.is_on || !contacts.types.includes(event.type)) return false
  // Whom we called is somebody we know; whoever called us may be anybody.
  return event.type !== 'call.completed' || event.call.direction === 'outbound'
}

/** A colleague in copy would bring our own company into the CRM as a customer. */
export function isColleague(email: string, { owners }: Pick<PeopleFacts, 'owners'>): boolean {
  return owners.some((owner) => owner.email === email && !owner.isArchived)
}

/** What a person deleted does not come back by a mail from before. A later mail starts anew. */
export function wasDeletedSince(event: ActivityEvent, key: PersonKey, { deletions }: PeopleFacts): boolean {
  const deletedAt = deletions?.get(key)
  return deletedAt !== undefined && new Date(event.occurred_at) < deletedAt
}

/** Looks at all events of a claim before any is planned, so that their order does not matter: not even of a mail and its first open. */
export function planNewPeople(
  events: readonly ActivityEvent[],
  facts: PeopleFacts,
  gates: Gates = gatesOf(facts.settings, facts),
): NewPeople {
  const { settings } = facts
  const logged = events.filter((event) => !gates.ofEvent(event))
  const told = logged
    .filter((event) => createsContacts(event, settings))
    .flatMap((event) => peopleOf(event).filter((one) => isStranger(one, event, facts, gates)))
  const keys = new Set(told.flatMap((one) => one.keys))
  const before = [...keys].flatMap((key) =>
    (facts.saidBefore?.get(key) ?? []).map((person): KnownPerson => ({ person, keys: [key] })),
  )
  const { all, byKey, shared } = groupStrangers([...told, ...before])
  const rules = settings.record_creation
  const incomplete = new Map<PersonKey, string[]>()
  for (const stranger of all) {
    const missing = missingOf(stranger, rules.contacts.mandatory)
    if (missing.length > 0) for (const key of stranger.keys) incomplete.set(key, missing)
  }
  const complete = all.filter(({ key }) => !incomplete.has(key))
  const awaited = facts.awaited ?? new Map()
  const reaching = logged.filter((event) => touchOf(event.member, settings).companies !== 'none')
  const reached = reaching.flatMap((event) => peopleOf(event).filter((one) => !gates.ofPerson(event, one)))
  const reachedKeys = new Set(reached.flatMap((one) => one.keys))
  const joining = complete.filter((one) => one.keys.some((key) => reachedKeys.has(key)))
  const returning = awaitedAmong(
    reached.map(({ person }) => person),
    awaited,
  )
  const companies = planCompanies([...joining.map(({ person }) => person), ...returning], facts)
  const made = new Map(complete.map((stranger) => [stranger.key, toContact(stranger, facts, companies)]))
  const contacts = [...byKey].flatMap(([key, stranger]) => {
    const contact = made.get(stranger.key)
    return contact ? [[key, contact] as const] : []
  })
  const joins = planJoins(returning, awaited, facts, companies)
  return { contacts: new Map(contacts), companies: companies.made, joins, incomplete, shared }
}

/** Whether a contact has to be made of somebody for the sake of this event. */
function isStranger(one: KnownPerson, event: ActivityEvent, facts: PeopleFacts, gates: Gates): boolean {
  const { keys } = one
  const { email } = one.person
  const [key] = keys
  if (key === undefined || facts.notAsked?.has(key)) return false
  // What was decided once holds for what waited; what came later is looked at when it is planned itself.
  if (findPerson(keys, facts, new Date(0)).kind !== 'nobody') return false
  if (wasDeletedSince(event, key, facts)) return false
  if (gates.ofPerson(event, one, [])) return false
  return email === undefined || (!isColleague(email, facts) && !isOnlyInBcc(event, email))
}

function planCompanies(people: readonly AnyCounterpart[], facts: PeopleFacts): NewCompanies {
  const { is_on, mandatory, defaults } = facts.settings.record_creation.companies
  const companies = new Map<string, NewCompany>()
  const incomplete = new Map<string, string[]>()
  if (!is_on) return { made: companies, incomplete }
  for (const person of people) {
    const domain = domainOfPerson(person)
    if (domain === null || !isMissing(domain, facts)) continue
    const named = companies.get(domain)?.properties.name ?? person.company
    companies.set(domain, { domain, properties: { domain, ...(named && { name: named }) } })
  }
  for (const [domain, { properties }] of companies) {
    const missing = missingProperties(properties, mandatory)
    if (missing.length > 0) incomplete.set(domain, missing)
    // A company without a name is called by its domain.
    companies.set(domain, { domain, properties: { ...defaults, name: domain, ...properties } })
  }
  for (const domain of incomplete.keys()) companies.delete(domain)
  return { made: companies, incomplete }
}

/** HubSpot makes no contact of a profile or a number alone. */
const NAMES = ['firstname', 'lastname']

function missingOf({ key, person }: Stranger, mandatory: readonly (readonly string[])[]): string[] {
  const groups = kindOfKey(key) === 'email' ? mandatory : [NAMES, ...mandatory]
  return [...new Set(missingProperties(propertiesOf(person), groups))]
}

/** Of each group that has no value at all, its names. A default is no value of the record's own: it does not count. */
function missingProperties(
  properties: Readonly<Record<string, string>>,
  groups: readonly (readonly string[])[],
): string[] {
  return groups.filter((group) => group.every((name) => !properties[name])).map((group) => group.join(' / '))
}

function toContact({ key, keys, person }: Stranger, facts: PeopleFacts, companies: NewCompanies): NewContact {
  const name = [person.first_name, person.last_name].filter(Boolean).join(' ') || key
  const properties = { ...facts.settings.record_creation.contacts.defaults, ...propertiesOf(person) }
  return { key, keys, name, properties, ...companyFor(person, facts, companies) }
}

function propertiesOf(person: AnyCounterpart): Record<string, string> {
  const profile = person.linkedin_url === undefined ? null : linkedinProfile(person.linkedin_url)
  return dropEmpty({
    email: person.email,
    firstname: person.first_name,
    lastname: person.last_name,
    company: person.company,
    jobtitle: person.job_title,
    phone: person.phone,
    // A company's page or a post would be found by nobody.
    hs_linkedin_url: profile === null ? undefined : profileUrl(profile),
  })
}

function dropEmpty(properties: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}
