// What HubSpot's facts add to the gates when an event is planned: which addresses are one person's, and which domains are the account's own
// people's. At the door nobody knows either.

import { createLookup } from '../lookup.ts'
import { isFreemail } from '../people/email-domain.ts'
import type { PersonKey } from '../people/person-key.ts'
import type { Contact, Owner } from '../record.ts'
import { domainOf } from './match-address.ts'

export type GateFacts = {
  /** By key; a contact stands under each of its addresses that were asked for. */
  contacts?: ReadonlyMap<PersonKey, Contact>
  owners?: readonly Owner[]
}

export const AT_THE_DOOR: GateFacts = {}

type User = Pick<Owner, 'email' | 'isArchived'>

const domainsOf = new WeakMap<readonly User[], ReadonlySet<string>>()

/** Where the account's users in HubSpot have their addresses. A provider where anybody gets one is nobody's own domain. */
export function domainsOfUsers(owners: readonly User[]): ReadonlySet<string> {
  const domains = domainsOf.get(owners) ?? ownDomains(owners.filter(({ isArchived }) => !isArchived))
  domainsOf.set(owners, domains)
  return domains
}

const ownersByEmail = createLookup(({ email }: Owner) => email)

export function isUser(email: string, owners: readonly Owner[]): boolean {
  return ownersByEmail(owners, email).some(({ isArchived }) => !isArchived)
}

export function ownDomains(people: readonly Pick<Owner, 'email'>[]): Set<string> {
  const emails = people.map(({ email }) => email).filter((email) => email !== '' && !isFreemail(email))
  return new Set(emails.map(domainOf))
}
