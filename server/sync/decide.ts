// Decides one claim: what its events become, on records that are there by then.

import { mayBeGone } from '../domain/gone-groups.ts'
import { meetsDeadEnd } from '../domain/meets-dead-end.ts'
import type { NewContact } from '../domain/people/new-people.ts'
import type { PersonKey } from '../domain/people/person-key.ts'
import { toldAbout } from '../domain/people/told-about.ts'
import { plan } from '../domain/plan.ts'
import { isFinalRefusal, SyncError } from '../domain/sync-error.ts'
import type { Account } from '../store/accounts.ts'
import type { ClaimedEvent } from '../store/claims.ts'
import { saveAddresses } from '../store/contact-cache.ts'
import { saveKeyOwners } from '../store/contact-keys.ts'
import { settingsFor } from '../store/current-settings.ts'
import { endTurns, promiseTurns } from '../store/new-record-turns.ts'
import { createCompanies } from './create-companies.ts'
import { createDeals } from './create-deals.ts'
import { createContacts, existingContacts } from './create-people.ts'
import type { Created } from './create-records.ts'
import { type Gathered, gather } from './gather.ts'
import { joinCompanies } from './join-companies.ts'
import type { KeptLease } from './lease-keeper.ts'
import { createResolver } from './resolve.ts'
import { createBrokenCheck, isAnyDoubtful } from './suspect-settings.ts'
import type { Decided } from './to-outcome.ts'
import type { WorkDeps } from './work-off.ts'

/**
 * Gathers, plans and creates the people the plan needs. Where HubSpot says that a stranger's address belongs to a contact after all,
 * that contact's facts are gathered too and everything is decided again: its company and deals must not be missed. So it is where a setting
 * turns out to be broken: what needs it waits, and nothing fails of it.
 */
export async function decide(
  deps: WorkDeps,
  lease: KeptLease,
  account: Account,
  claimed: readonly ClaimedEvent[],
): Promise<Decided> {
  // One version decides a whole claim, whatever is published meanwhile.
  const settings = await settingsFor(deps.db, account)
  const hasBroken = createBrokenCheck(deps, account)
  let aliases: Map<string, string> = new Map()
  for (;;) {
    const decidedAt = deps.now()
    const gathered = await gather(deps, account, claimed, { aliases, settings })
    const { owners, ownersReadAt } = gathered
    if (mayBeGone(owners, settings) && (await hasBroken(gathered.broken, ownersReadAt))) continue
    const decided = plan(claimed, gathered)
    if (meetsDeadEnd(decided, settings) && (await hasBroken(gathered.broken))) continue
    await promiseTurns(deps.db, lease, decided.turns)
    const companies = await createCompanies(deps, lease, decided.newCompanies, gathered.openCompanies)
    await joinCompanies(deps, account.portalId, decided.joins, companies)
    const openSince = gathered.openContacts
    const contacts = await createContacts(deps, lease, decided.newContacts, { companies, openSince })
    if (gathered.turns) {
      await endTurns(deps.db, account.portalId, turnsOver(decided.newContacts, contacts))
    }
    if (isAnyDoubtful([companies, contacts]) && (await hasBroken(gathered.broken))) continue
    const more = [...existingContacts(contacts)].filter(([email]) => !aliases.has(email))
    if (more.length > 0) {
      aliases = new Map([...aliases, ...more])
      continue
    }
    const people = { contacts, companies }
    const deals = await createDeals(deps, lease, account, decided.deals, createResolver(people))
    if (isAnyDoubtful([deals]) && (await hasBroken(gathered.broken))) continue
    const resolve = createResolver({ ...people, deals })
    await rememberTold(deps.db, account.portalId, claimed, gathered)
    const { settingsVersion } = account
    const arrived = arrivedAmong(decided.newContacts, contacts)
    return { plan: decided, known: gathered.known, resolve, deals, settingsVersion, decidedAt, arrived }
  }
}

/** Whoever is a contact now: what waited for one of their keys goes on. */
function arrivedAmong(people: readonly NewContact[], created: Created): PersonKey[] {
  return people.filter(({ key }) => typeof created.get(key) === 'string').flatMap(({ keys }) => keys)
}

/** What tools told of people whom HubSpot knows: by it they are found where an event has nothing else. */
async function rememberTold(
  db: WorkDeps['db'],
  portalId: string,
  claimed: readonly ClaimedEvent[],
  facts: Gathered,
): Promise<void> {
  const told = toldAbout(claimed, facts)
  await saveKeyOwners(db, portalId, told.keys)
  await saveAddresses(db, portalId, told.addresses)
}

/** Turns whose contacts are there, or never will be, by whatever names these. */
function turnsOver(
  people: readonly NewContact[],
  created: Created,
): { made: PersonKey[]; refused: PersonKey[] } {
  const keysWhere = (isEnded: (outcome: string | SyncError | undefined) => boolean) =>
    people.filter(({ key }) => isEnded(created.get(key))).flatMap(({ keys }) => keys)
  return {
    made: keysWhere((outcome) => typeof outcome === 'string'),
    refused: keysWhere((outcome) => outcome instanceof SyncError && isFinalRefusal(outcome)),
  }
}
