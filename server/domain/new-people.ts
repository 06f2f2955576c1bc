// The contacts and companies that a whole claim needs and HubSpot does not have: each once, with what any of its events knows of it.
import type { ActivityEvent, Counterpart } from './activity-event.ts'
import { counterpartsOf, isOnlyInBcc } from './counterparts.ts'
import { companyDomain } from './email-domain.ts'
import { type Gates, gatesOf } from './gates/gate-event.ts'
import { COMPANY, type Company, type Contact, type Owner, type RecordRef } from './record.ts'
import type { Settings } from './settings/settings.ts'
import type { TraceStep } from './trace.ts'

export type PeopleFacts = {
  /** By address; a contact stands under each of its addresses that were asked for. */
  contacts: ReadonlyMap<string, Contact>
  companiesByDomain: ReadonlyMap<string, readonly Company[]>
  owners: readonly Owner[]
  settings: Settings
  /** By address: when somebody deleted the contact that had it. */
  deletions?: ReadonlyMap<string, Date>
}

export type NewCompany = { domain: string; properties: Record<string, string> }
export type NewContact = {
  email: string
  name: string
  properties: Record<string, string>
  company: { record: RecordRef; name: string } | null
  /** Why it has this company, or none. */
  step: TraceStep
}

export type NewPeople = {
  contacts: ReadonlyMap<string, NewContact>
  companies: ReadonlyMap<string, NewCompany>
  /** By address: what must be known of a person before a contact may be made, and is not. */
  incomplete: ReadonlyMap<string, string[]>
}

/** By default a stranger becomes a contact when we wrote to them or they answered; who merely wrote in, or opened something, does not. */
export function createsContacts(event: ActivityEvent, { record_creation: { contacts } }: Settings): boolean {
  if (!contacts.is_on || !contacts.types.includes(event.type)) return false
  // Whom we called is somebody we know; whoever called us may be anybody.
  return event.type !== 'call.completed' || event.call.direction === 'outbound'
}

/** A colleague in copy would bring our own company into the CRM as a customer. */
export function isColleague(email: string, { owners }: Pick<PeopleFacts, 'owners'>): boolean {
  return owners.some((owner) => owner.email === email && !owner.isArchived)
}

/** What a person deleted does not come back by a mail from before. A later mail starts anew. */
export function wasDeletedSince(event: ActivityEvent, email: string, { deletions }: PeopleFacts): boolean {
  const deletedAt = deletions?.get(email)
  return deletedAt !== undefined && new Date(event.occurred_at) < deletedAt
}

/** Looks at all events of a claim before any is planned, so that their order does not matter: not even of a mail and its first open. */
export function planNewPeople(
  events: readonly ActivityEvent[],
  facts: PeopleFacts,
  gates: Gates = gatesOf(facts.settings),
): NewPeople {
  const { settings } = facts
  const strangers = new Map<string, Counterpart>()
  for (const event of events) {
    if (!createsContacts(event, settings) || gates.ofEvent(event)) continue
    for (const person of counterpartsOf(event)) {
      const { email } = person
      if (facts.contacts.has(email) || isColleague(email, facts) || isOnlyInBcc(event, email)) continue
      if (wasDeletedSince(event, email, facts) || gates.ofPerson(event, email)) continue
      strangers.set(email, { ...person, ...strangers.get(email) })
    }
  }
  const rules = settings.record_creation
  const incomplete = new Map<string, string[]>()
  for (const [email, person] of strangers) {
    const missing = missingProperties(propertiesOf(person), rules.contacts.mandatory)
    if (missing.length > 0) incomplete.set(email, missing)
  }
  const complete = [...strangers.values()].filter(({ email }) => !incomplete.has(email))
  const companies = planCompanies(complete, facts)
  const contacts = complete.map((person) => toContact(person, facts, companies))
  return { contacts: new Map(contacts.map((contact) => [contact.email, contact])), companies, incomplete }
}

function planCompanies(people: readonly Counterpart[], facts: PeopleFacts): Map<string, NewCompany> {
  const { is_on, mandatory, defaults } = facts.settings.record_creation.companies
  const companies = new Map<string, NewCompany>()
  if (!is_on) return companies
  for (const { email, company } of people) {
    const domain = companyDomain(email)
    if (domain === null || facts.companiesByDomain.has(domain)) continue
    const named = companies.get(domain)?.properties.name ?? company
    companies.set(domain, { domain, properties: { domain, ...(named && { name: named }) } })
  }
  for (const [domain, { properties }] of companies) {
    if (missingProperties(properties, mandatory).length > 0) companies.delete(domain)
    // A company without a name is called by its domain.
    else companies.set(domain, { domain, properties: { ...defaults, name: domain, ...properties } })
  }
  return companies
}

/** Of each group that has no value at all, its names. A default is no value of the record's own: it does not count. */
function missingProperties(
  properties: Readonly<Record<string, string>>,
  groups: readonly (readonly string[])[],
): string[] {
  return groups.filter((group) => group.every((name) => !properties[name])).map((group) => group.join(' / '))
}

function toContact(
  person: Counterpart,
  facts: PeopleFacts,
  companies: ReadonlyMap<string, NewCompany>,
): NewContact {
  const { email } = person
  const name = [person.first_name, person.last_name].filter(Boolean).join(' ') || email
  // Whether an account has this property is not sure, and one unknown property costs the whole contact: it is asked for, never written.
  const { hs_linkedin_url: _asked, ...known } = propertiesOf(person)
  const properties = { ...facts.settings.record_creation.contacts.defaults, ...known }
  return { email, name, properties, ...companyFor(email, facts, companies) }
}

function propertiesOf(person: Counterpart): Record<string, string> {
  return dropEmpty({
    email: person.email,
    firstname: person.first_name,
    lastname: person.last_name,
    company: person.company,
    jobtitle: person.job_title,
    phone: person.phone,
    hs_linkedin_url: person.linkedin_url,
  })
}

function companyFor(
  email: string,
  facts: PeopleFacts,
  companies: ReadonlyMap<string, NewCompany>,
): Pick<NewContact, 'company' | 'step'> {
  const domain = companyDomain(email)
  if (domain === null) return { company: null, step: { rule: 'company.freemail', facts: { email } } }
  const found = facts.companiesByDomain.get(domain) ?? []
  const [only] = found
  if (found.length > 1) {
    // A guess would put mail on a stranger's company.
    const names = found.map(({ name }) => name)
    return {
      company: null,
      step: { rule: 'company.ambiguous', facts: { domain, found: found.length, names } },
    }
  }
  if (only) {
    const record: RecordRef = { kind: 'existing', type: COMPANY, id: only.id }
    const step: TraceStep = { rule: 'company.by_domain', facts: { domain, company: only.name } }
    return { company: { record, name: only.name }, step }
  }
  const created = companies.get(domain)
  if (!created) return { company: null, step: { rule: 'company.not_created', facts: { domain } } }
  const name = created.properties.name ?? domain
  const record: RecordRef = { kind: 'new', type: COMPANY, key: domain }
  return { company: { record, name }, step: { rule: 'company.created', facts: { domain, company: name } } }
}

function dropEmpty(properties: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}
