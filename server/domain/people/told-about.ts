// What events tell of people whom HubSpot knows, beyond what led to them: a profile beside a known address, an address beside a known profile.
import type { ActivityEvent } from '../activity-event.ts'
import { findPerson, type MatchFacts } from './find-person.ts'
import { kindOfKey, type PersonKey, peopleOf } from './person-key.ts'

export type Told = {
  keys: { key: PersonKey; contactId: string }[]
  /** Contact ids by addresses that HubSpot has on no contact. */
  addresses: Map<string, string>
}

export function toldAbout(events: readonly { event: ActivityEvent }[], facts: MatchFacts): Told {
  const told: Told = { keys: [], addresses: new Map() }
  for (const { event } of events) {
    for (const { person, keys } of peopleOf(event)) {
      const { email } = person
      if (email === undefined || keys.length < 2) continue
      const found = findPerson(keys, facts, new Date(0))
      if (found.kind !== 'found') continue
      const contactId = found.contact.id
      if (kindOfKey(found.key) !== 'email') told.addresses.set(email, contactId)
      else told.keys.push(...keys.slice(1).map((key) => ({ key, contactId })))
    }
  }
  return told
}
