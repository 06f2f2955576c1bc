// Which contacts an event is logged for: found by address, created for mail that was sent or answered, or left out with why.
import type { ActivityEvent, Counterpart } from './activity-event.ts'
import { counterpartsOf, isOnlyInBcc } from './counterparts.ts'
import { companyDomain } from './email-domain.ts'
import { COMPANY, CONTACT, type Company, type Contact, type RecordRef } from './record.ts'
import type { Trace } from './trace.ts'

export type PeopleFacts = {
  /** By address; a contact stands under each of its addresses that were asked for. */
  contacts: ReadonlyMap<string, Contact>
  companiesByDomain: ReadonlyMap<string, readonly Company[]>
}

export type NewCompany = { domain: string; properties: Record<string, string> }
export type NewContact = {
  email: string
  name: string
  properties: Record<string, string>
  company: { record: RecordRef; name: string } | null
}

export type ChosenPeople = {
  contacts: Contact[]
  newContacts: NewContact[]
  newCompanies: NewCompany[]
  unknown: string[]
  blindCopies: string[]
  steps: Trace
}

/** A stranger becomes a contact when we wrote to them or they answered; who merely wrote in, or opened something, does not. */
export function createsContacts(event: ActivityEvent): boolean {
  return event.type === 'email.sent' || event.type === 'email.replied'
}

export function choosePeople(event: ActivityEvent, facts: PeopleFacts): ChosenPeople {
  const chosen: ChosenPeople = {
    contacts: [],
    newContacts: [],
    newCompanies: [],
    unknown: [],
    blindCopies: [],
    steps: [],
  }
  for (const person of counterpartsOf(event)) {
    const { email } = person
    const contact = facts.contacts.get(email)
    if (isOnlyInBcc(event, email)) {
      chosen.blindCopies.push(email)
      chosen.steps.push({ rule: 'contact.blind_copy', facts: { email } })
    } else if (contact) {
      // Two addresses of one person are one contact.
      if (!chosen.contacts.some(({ id }) => id === contact.id)) chosen.contacts.push(contact)
      chosen.steps.push({ rule: 'contact.found', facts: { email, contact: contact.name } })
    } else if (createsContacts(event)) {
      createPerson(person, facts, chosen)
    } else {
      chosen.unknown.push(email)
      chosen.steps.push({ rule: 'contact.unknown', facts: { email, type: event.type } })
    }
  }
  return chosen
}

function createPerson(person: Counterpart, facts: PeopleFacts, chosen: ChosenPeople): void {
  const { email } = person
  const name = [person.first_name, person.last_name].filter(Boolean).join(' ') || email
  chosen.steps.push({ rule: 'contact.created', facts: { email } })
  const company = companyFor(person, facts, chosen)
  const properties = dropEmpty({
    email,
    firstname: person.first_name,
    lastname: person.last_name,
    company: person.company,
    jobtitle: person.job_title,
    phone: person.phone,
  })
  chosen.newContacts.push({ email, name, properties, company })
}

function companyFor(person: Counterpart, facts: PeopleFacts, chosen: ChosenPeople): NewContact['company'] {
  const { email } = person
  const domain = companyDomain(email)
  if (domain === null) {
    chosen.steps.push({ rule: 'company.freemail', facts: { email } })
    return null
  }
  const found = facts.companiesByDomain.get(domain) ?? []
  const [only] = found
  if (found.length > 1) {
    // A guess would put mail on a stranger's company.
    const names = found.map(({ name }) => name)
    chosen.steps.push({ rule: 'company.ambiguous', facts: { domain, found: found.length, names } })
    return null
  }
  if (only) {
    chosen.steps.push({ rule: 'company.by_domain', facts: { domain, company: only.name } })
    return { record: { kind: 'existing', type: COMPANY, id: only.id }, name: only.name }
  }
  const name = person.company ?? domain
  chosen.steps.push({ rule: 'company.created', facts: { domain, company: name } })
  chosen.newCompanies.push({ domain, properties: { domain, name } })
  return { record: { kind: 'new', type: COMPANY, key: domain }, name }
}

export function newContactRef(email: string): RecordRef {
  return { kind: 'new', type: CONTACT, key: email }
}

function dropEmpty(properties: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}
