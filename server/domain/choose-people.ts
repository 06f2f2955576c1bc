// Which contacts an event is logged for: known ones, ones that are created, and who is left out with why.
import type { ActivityEvent } from './activity-event.ts'
import { counterpartsOf, isOnlyInBcc } from './counterparts.ts'
import { isColleague, type NewContact, type NewPeople, type PeopleFacts } from './new-people.ts'
import type { Contact } from './record.ts'
import type { Trace } from './trace.ts'

export type ChosenPeople = {
  contacts: Contact[]
  newContacts: NewContact[]
  unknown: string[]
  colleagues: string[]
  blindCopies: string[]
  steps: Trace
}

export function choosePeople(event: ActivityEvent, facts: PeopleFacts, created: NewPeople): ChosenPeople {
  const chosen: ChosenPeople = {
    contacts: [],
    newContacts: [],
    unknown: [],
    colleagues: [],
    blindCopies: [],
    steps: [],
  }
  for (const { email } of counterpartsOf(event)) {
    const contact = facts.contacts.get(email)
    const newContact = created.contacts.get(email)
    if (isOnlyInBcc(event, email)) {
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
    } else {
      chosen.unknown.push(email)
      chosen.steps.push({ rule: 'contact.unknown', facts: { email, type: event.type } })
    }
  }
  return chosen
}
