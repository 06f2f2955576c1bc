// What a person is known by: an address, a LinkedIn profile, a phone number. Each in one spelling, so that two events about one person
// meet; none can be taken for one of another kind.
import type { ActivityEvent, AnyCounterpart } from '../activity-event.ts'
import { counterpartsOf, counterpartsWithoutAddress } from '../counterparts.ts'
import { companyDomain, registrableDomain } from './email-domain.ts'
import { linkedinProfile } from './linkedin-url.ts'
import { toE164 } from './phone-number.ts'

/** An address, `linkedin.com/in/jane-cooper`, or `+49301234567`. */
export type PersonKey = string
export type KeyKind = 'email' | 'profile' | 'phone'

export function kindOfKey(key: PersonKey): KeyKind {
  if (key.includes('@')) return 'email'
  return key.startsWith('+') ? 'phone' : 'profile'
}

type Named = Pick<AnyCounterpart, 'email' | 'linkedin_url' | 'phone'>

/**
 * The surest first. A phone is asked only of those without an address: several people share one more often than they share an address
 * or a profile, and whoever has an address will be found by it one day.
 */
export function personKeys({ email, linkedin_url, phone }: Named): PersonKey[] {
  const profile = linkedin_url === undefined ? null : linkedinProfile(linkedin_url)
  const number = email !== undefined || phone === undefined ? null : toE164(phone)
  return [email, profile, number].filter((key) => key !== undefined && key !== null)
}

/** Somebody whom an event concerns, with what they can be found by; nothing, where only a company or half a number is known. */
export type KnownPerson = { person: AnyCounterpart; keys: PersonKey[] }

/** Whom an event concerns, once each: who has an address first. */
export function peopleOf(event: ActivityEvent): KnownPerson[] {
  const withAddress = counterpartsOf(event).map((person) => ({ person, keys: personKeys(person) }))
  const others = counterpartsWithoutAddress(event).map((person) => ({ person, keys: personKeys(person) }))
  const seen = new Set(withAddress.flatMap(({ keys }) => keys))
  return [...withAddress, ...others.filter(({ keys }) => !hasMet(keys, seen))]
}

/** Two profiles at one number are two people. */
function hasMet(keys: readonly PersonKey[], seen: Set<PersonKey>): boolean {
  const [surest] = keys
  const isKnown = surest !== undefined && seen.has(surest)
  for (const key of keys) seen.add(key)
  return isKnown
}

/** The surest key of each whom an event concerns: by these it is found again. */
export function keysOfEvent(event: ActivityEvent): PersonKey[] {
  return peopleOf(event).flatMap(({ keys: [surest] }) => surest ?? [])
}

/** The company that somebody may be of, by the domain of their address, or by the one that was told beside it. */
export function domainOfPerson({ email, company_domain }: AnyCounterpart): string | null {
  const own = email === undefined ? null : companyDomain(email)
  return own ?? (company_domain === undefined ? null : registrableDomain(company_domain))
}
