// Which contacts an event is logged for: known ones, ones that are created, and who is left out with why.
import type { ActivityEvent } from './activity-event.ts'
import { callPerson, counterpartsOf, counterpartsWithoutAddress, isOnlyInBcc } from './counterparts.ts'
import { type Gated, type Gates, gateSteps, gatesOf } from './gates/gate-event.ts'
import {
  createsContacts,
  isColleague,
  type NewContact,
  type NewPeople,
  type PeopleFacts,
  wasDeletedSince,
} from './new-people.ts'
import type { Facts, ReasonOf } from './reason.ts'
import type { Contact } from './record.ts'
import type { Trace } from './trace.ts'

export type ChosenPeople = {
  contacts: Contact[]
  newContacts: NewContact[]
  unknown: string[]
  colleagues: string[]
  blindCopies: string[]
  hasWithoutAddress: boolean
  incomplete: string[]
  gated: Gated[]
  steps: Trace
}

export function choosePeople(
  event: ActivityEvent,
  facts: PeopleFacts,
  created: NewPeople,
  gates: Gates = gatesOf(facts.settings),
): ChosenPeople {
  const chosen: ChosenPeople = {
    contacts: [],
    newContacts: [],
    unknown: [],
    colleagues: [],
    blindCopies: [],
    hasWithoutAddress: false,
    incomplete: [],
    gated: [],
    steps: [],
  }
  for (const { email } of counterpartsOf(event)) {
    const contact = facts.contacts.get(email)
    const newContact = created.contacts.get(email)
    const gate = gates.ofPerson(event, email)
    const missing = created.incomplete.get(email)
    if (gate) {
      chosen.gated.push(gate)
    } else if (isOnlyInBcc(event, email)) {
      chosen.blindCopies.push(email)
      chosen.steps.push({ rule: 'contact.blind_copy', facts: { email } })
    } else if (contact) {
      // Two addresses of one person are one contact.
      if (!chosen.contacts.some(({ id }) => id === contact.id)) chosen.contacts.push(contact)
      chosen.steps.push({ rule: 'contact.found', facts: { email, contact: contact.name } })
    } else if (isColleague(email, facts)) {
      chosen.colleagues.push(email)
      chosen.steps.push({ rule: 'contact.colleague', facts: { email } })
    } else if (newContact) {
      chosen.newContacts.push(newContact)
      chosen.steps.push({ rule: 'contact.created', facts: { email } }, newContact.step)
    } else if (missing && createsContacts(event, facts.settings)) {
      chosen.incomplete.push(email)
      chosen.steps.push({ rule: 'contact.incomplete', facts: { email, missing } })
    } else if (createsContacts(event, facts.settings) && wasDeletedSince(event, email, facts)) {
      chosen.unknown.push(email)
      chosen.steps.push({ rule: 'contact.deleted', facts: { email } })
    } else {
      chosen.unknown.push(email)
      chosen.steps.push({ rule: 'contact.unknown', facts: { email, type: event.type } })
    }
  }
  for (const person of counterpartsWithoutAddress(event)) {
    chosen.hasWithoutAddress = true
    chosen.steps.push({ rule: 'contact.no_address', facts: { person: callPerson(person) } })
  }
  chosen.steps.unshift(...gateSteps(chosen.gated))
  return chosen
}

/** The weightiest of what was said of the people: somebody unknown may still become known. */
export function whyNobody(people: ChosenPeople): { reason: ReasonOf<'skipped'>; facts: Facts } {
  if (people.incomplete.length > 0)
    return { reason: 'contact_incomplete', facts: { emails: people.incomplete } }
  if (people.unknown.length > 0) return { reason: 'not_a_contact', facts: { emails: people.unknown } }
  const [gate] = people.gated
  if (gate) {
    const isNew = people.gated.every(({ rule }) => rule === 'gate.not_known')
    return { reason: isNew ? 'not_known' : 'excluded', facts: gate.facts }
  }
  if (people.colleagues.length > 0) return { reason: 'only_colleagues', facts: { emails: people.colleagues } }
  if (people.hasWithoutAddress) return { reason: 'no_address', facts: {} }
  return { reason: 'only_blind_copies', facts: { emails: people.blindCopies } }
}
