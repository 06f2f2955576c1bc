// Which contacts an event is logged for: known ones, ones that are created, and who is left out or waited for with why.
import type { ActivityEvent } from '../activity-event.ts'
import { callPerson, isOnlyInBcc } from '../counterparts.ts'
import { type Gated, type Gates, gateReason, gateSteps, gatesOf } from '../gates/gate-event.ts'
import { touchOf } from '../may-touch.ts'
import type { Facts, ReasonOf } from '../reason.ts'
import type { Company, Contact } from '../record.ts'
import type { Trace, TraceStep } from '../trace.ts'
import { type Found, findPerson } from './find-person.ts'
import {
  createsContacts,
  isColleague,
  type NewContact,
  type NewPeople,
  type PeopleFacts,
  wasDeletedSince,
} from './new-people.ts'
import { domainOfPerson, kindOfKey, type PersonKey, peopleOf } from './person-key.ts'

/** Several records that a key leads to. Without contacts, where they are about to be made. */
export type Rivals =
  | { kind: 'contact'; key: PersonKey; records: readonly Contact[] }
  | { kind: 'company'; key: string; records: readonly Company[] }

export type ChosenPeople = {
  contacts: Contact[]
  newContacts: NewContact[]
  unknown: PersonKey[]
  colleagues: string[]
  blindCopies: string[]
  hasWithoutAddress: boolean
  incomplete: { key: PersonKey; missing: string[] }[]
  gated: Gated[]
  /** Who or what nobody can tell for sure. */
  rivals: Rivals[]
  steps: Trace
}

export function choosePeople(
  event: ActivityEvent,
  facts: PeopleFacts,
  created: NewPeople,
  gates: Gates = gatesOf(facts.settings, facts),
  cameAt: Date = new Date(0),
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
    rivals: [],
    steps: [],
  }
  for (const one of peopleOf(event)) {
    const [key] = one.keys
    const found = findPerson(one.keys, facts, cameAt)
    const { email } = one.person
    const gate = gates.ofPerson(event, one, contactsOf(found))
    if (gate) {
      chosen.gated.push(gate)
    } else if (email !== undefined && isOnlyInBcc(event, email)) {
      chosen.blindCopies.push(email)
      chosen.steps.push({ rule: 'contact.blind_copy', facts: { email } })
    } else if (found.kind === 'found') {
      // Two addresses of one person are one contact.
      if (!chosen.contacts.some(({ id }) => id === found.contact.id)) chosen.contacts.push(found.contact)
      chosen.steps.push(foundStep(found, key))
      const join = created.joins.get(domainOfPerson(one.person) ?? '')
      if (join) chosen.steps.push(join.step)
    } else if (found.kind === 'rivals') {
      addRivals({ kind: 'contact', key: found.key, records: found.contacts })
    } else if (email !== undefined && isColleague(email, facts)) {
      chosen.colleagues.push(email)
      chosen.steps.push({ rule: 'contact.colleague', facts: { email } })
    } else if (key === undefined) {
      chosen.hasWithoutAddress = true
      chosen.steps.push({ rule: 'contact.no_address', facts: { person: callPerson(one.person) } })
    } else addStranger(key)
  }
  chosen.steps.unshift(...gateSteps(chosen.gated))
  return chosen

  function addStranger(key: PersonKey): void {
    const newContact = created.contacts.get(key)
    const missing = created.incomplete.get(key)
    const mayCreate = createsContacts(event, facts.settings)
    if (facts.notAsked?.has(key)) {
      chosen.unknown.push(key)
      chosen.steps.push({ rule: 'contact.not_asked', facts: { person: key } })
    } else if (newContact) {
      if (!chosen.newContacts.includes(newContact)) chosen.newContacts.push(newContact)
      chosen.steps.push({ rule: 'contact.created', facts: { email: key } }, newContact.step)
      const { rivals } = newContact
      if (rivals && facts.settings.record_creation.companies.several === 'hold') {
        chosen.rivals.push({ kind: 'company', key: rivals.key, records: rivals.companies })
      }
    } else if (created.shared.has(key)) {
      addRivals({ kind: 'contact', key, records: [] })
    } else if (missing && mayCreate) {
      chosen.incomplete.push({ key, missing })
      chosen.steps.push({ rule: 'contact.incomplete', facts: { email: key, missing } })
    } else if (mayCreate && wasDeletedSince(event, key, facts)) {
      chosen.unknown.push(key)
      chosen.steps.push({ rule: 'contact.deleted', facts: { email: key } })
    } else if (touchOf(event.member, facts.settings).contacts === 'none') {
      // More is said of them once everybody is looked at.
      chosen.unknown.push(key)
    } else {
      chosen.unknown.push(key)
      chosen.steps.push({ rule: 'contact.unknown', facts: { email: key, type: event.type } })
    }
  }

  function addRivals(rivals: Extract<Rivals, { kind: 'contact' }>): void {
    const { key, records } = rivals
    chosen.rivals.push(rivals)
    const names = records.map(({ name }) => name)
    chosen.steps.push({ rule: 'contact.ambiguous', facts: { person: key, found: records.length, names } })
  }
}

/** Whom somebody may be. */
function contactsOf(found: Found): readonly Contact[] {
  if (found.kind === 'found') return [found.contact]
  return found.kind === 'rivals' ? found.contacts : []
}

function foundStep(
  { key, contact, choice }: Extract<Found, { kind: 'found' }>,
  surest: PersonKey = key,
): TraceStep {
  const seen = { contact: contact.name }
  if (choice) {
    const { by, at, isAlways } = choice
    return { rule: 'contact.chosen', facts: { person: key, ...seen, by, at: at.toISOString(), isAlways } }
  }
  if (kindOfKey(key) === 'email') return { rule: 'contact.found', facts: { email: key, ...seen } }
  const rule = kindOfKey(key) === 'phone' ? 'contact.by_phone' : 'contact.by_profile'
  return { rule, facts: { person: key, ...seen, ...(surest !== key && { email: surest }) } }
}

/** The weightiest of what was said of the people: somebody unknown may still become known. */
export function whyNobody(people: ChosenPeople): { reason: ReasonOf<'skipped'>; facts: Facts } {
  if (people.incomplete.length > 0) return { reason: 'never_completed', facts: incompleteFacts(people) }
  if (people.unknown.length > 0) return { reason: 'not_a_contact', facts: { emails: people.unknown } }
  const [gate] = people.gated
  if (gate) {
    const isSame = people.gated.every((one) => gateReason(one) === gateReason(gate))
    return { reason: isSame ? gateReason(gate) : 'excluded', facts: gate.facts }
  }
  if (people.colleagues.length > 0) return { reason: 'only_colleagues', facts: { emails: people.colleagues } }
  if (people.hasWithoutAddress) return { reason: 'no_address', facts: {} }
  return { reason: 'only_blind_copies', facts: { emails: people.blindCopies } }
}

/** Of whom too little is known, and what is missing of anybody. */
export function incompleteFacts({ incomplete }: Pick<ChosenPeople, 'incomplete'>): Facts {
  const missing = [...new Set(incomplete.flatMap((one) => one.missing))]
  return { emails: incomplete.map(({ key }) => key), missing }
}
