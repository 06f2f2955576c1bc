// The contacts and companies that a whole claim needs and HubSpot does not have: each once, with what any of its events knows of it.
import type { ActivityEvent, Counterpart } from './activity-event.ts'
import { counterpartsOf, isOnlyInBcc } from './counterparts.ts'
import { companyDomain } from './email-domain.ts'
import { COMPANY, type Company, type Contact, type Owner, type RecordRef } from './record.ts'
import type { TraceStep } from './trace.ts'

export type PeopleFacts = {
  /** By address; a contact stands under each of its addresses that were asked for. */
  contacts: ReadonlyMap<string, Contact>
  companiesByDomain: ReadonlyMap<string, readonly Company[]>
  owners: readonly Owner[]
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
}

/** A stranger becomes a contact when we wrote to them or they answered; who merely wrote in, or opened something, does not. */
export function createsContacts(event: ActivityEvent): boolean {
  return event.type === 'email.sent' || event.type === 'email.replied'
}

/** A colleague in copy would bring our own company into the CRM as a customer. */
export function isColleague(email: string, { owners }: Pick<PeopleFacts, 'owners'>): boolean {
  return owners.some((owner) => owner.email === email && !owner.isArchived)
}

/** Looks at all events of a claim before any is planned, so that their order does not matter: not even of a mail and its first open. */
export function planNewPeople(events: readonly ActivityEvent[], facts: PeopleFacts): NewPeople {
  const strangers = new Map<string, Counterpart>()
  for (const event of events.filter(createsContacts)) {
    for (const person of counterpartsOf(event)) {
      const { email } = person
      if (facts.contacts.has(email) || isColleague(email, facts) || isOnlyInBcc(event, email)) continue
      strangers.set(email, { ...person, ...strangers.get(email) })
    }
  }
  const companies = new Map<string, NewCompany>()
  for (const { email, company } of strangers.values()) {
    const domain = companyDomain(email)
    if (domain === null || facts.companiesByDomain.has(domain)) continue
    const known = companies.get(domain)?.properties.name ?? domain
    const name = known === domain ? (company ?? domain) : known
    companies.set(domain, { domain, properties: { domain, name } })
  }
  const contacts = [...strangers.values()].map((person) => toContact(person, facts, companies))
  return { contacts: new Map(contacts.map((contact) => [contact.email, contact])), companies }
}

function toContact(
  person: Counterpart,
  facts: PeopleFacts,
  companies: ReadonlyMap<string, NewCompany>,
): NewContact {
  const { email } = person
  const name = [person.first_name, person.last_name].filter(Boolean).join(' ') || email
  const properties = dropEmpty({
    email,
    firstname: person.first_name,
    lastname: person.last_name,
    company: person.company,
    jobtitle: person.job_title,
    phone: person.phone,
  })
  return { email, name, properties, ...companyFor(email, facts, companies) }
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
  const name = companies.get(domain)?.properties.name ?? domain
  const record: RecordRef = { kind: 'new', type: COMPANY, key: domain }
  return { company: { record, name }, step: { rule: 'company.created', facts: { domain, company: name } } }
}

function dropEmpty(properties: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}
