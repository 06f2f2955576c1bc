// Whom HubSpot does not know, and what is kept about them: what waits for them, and for their company.
import type { AnyCounterpart } from '../domain/activity-event.ts'
import type { Awaited } from '../domain/people/complete-companies.ts'
import { createsContacts } from '../domain/people/new-people.ts'
import {
  domainOfPerson,
  type KnownPerson,
  kindOfKey,
  type PersonKey,
  peopleOf,
} from '../domain/people/person-key.ts'
import type { DueEvent } from '../domain/plan.ts'
import type { Contact } from '../domain/record.ts'
import type { Settings } from '../domain/settings/settings.ts'
import { findAwaiting } from '../store/awaited-companies.ts'
import type { Db } from '../store/database.ts'
import { findSaidOfWaiting } from '../store/waiting-people.ts'

/** What may lead to several contacts: profiles and numbers. */
export function keysToChoose(people: readonly KnownPerson[]): PersonKey[] {
  return [...new Set(people.flatMap((one) => one.keys).filter((key) => kindOfKey(key) !== 'email'))]
}

/** The keys of those whom HubSpot does not know by their surest key. */
export function strangersAmong(
  people: readonly KnownPerson[],
  contacts: ReadonlyMap<PersonKey, Contact>,
): PersonKey[] {
  const unknown = people.filter(({ keys: [key] }) => key !== undefined && !contacts.has(key))
  return [...new Set(unknown.flatMap(({ keys }) => keys))]
}

/** The people of whom a contact may be made. */
export function creating(
  due: readonly DueEvent[],
  settings: Settings,
  contacts: ReadonlyMap<PersonKey, Contact>,
): AnyCounterpart[] {
  return due
    .filter(({ event }) => createsContacts(event, settings))
    .flatMap(({ event }) => peopleOf(event))
    .filter(({ keys }) => keys.length > 0 && !keys.some((key) => contacts.has(key)))
    .map(({ person }) => person)
}

/** Only where an account asks for more than a name or an address, somebody may wait for it. */
export async function gatherSaidBefore(
  db: Db,
  portalId: string,
  strangers: readonly PersonKey[],
  { record_creation: { contacts } }: Settings,
): Promise<Map<PersonKey, AnyCounterpart[]>> {
  const isAsking = contacts.mandatory.length > 0 || strangers.some((key) => kindOfKey(key) !== 'email')
  return isAsking ? findSaidOfWaiting(db, portalId, strangers) : new Map()
}

/** Only where an account asks for more than a domain, somebody may have been made without their company. */
export async function gatherAwaited(
  db: Db,
  portalId: string,
  people: readonly KnownPerson[],
  { record_creation: { companies } }: Settings,
): Promise<Awaited> {
  if (!companies.is_on || companies.mandatory.length === 0) return new Map()
  const domains = people.flatMap(({ person }) => domainOfPerson(person) ?? [])
  return findAwaiting(db, portalId, [...new Set(domains)])
}
