// One claim, from facts to books: gather, plan, write, settle.
import { plan } from '../domain/plan.ts'
import { SyncError } from '../domain/sync-error.ts'
import { probeTiers } from '../install/prepare-account.ts'
import type { Account } from '../store/accounts.ts'
import type { ClaimedEvent } from '../store/claims.ts'
import { type Outcome, settle } from '../store/settle.ts'
import { createCompanies, createContacts, existingContacts } from './create-people.ts'
import { gather } from './gather.ts'
import type { KeptLease } from './lease-keeper.ts'
import { createResolver } from './resolve.ts'
import { type Decided, outcomeOfFailure, outcomeOfWrite } from './to-outcome.ts'
import { type WritePlanDeps, writePlan } from './write-plan.ts'

export type WorkDeps = Omit<WritePlanDeps, 'tiers'> & { random: () => number }

/** Works off one claim. Whatever HubSpot does, each event is settled; only a lost lease or a broken database throws. */
export async function workOff(
  deps: WorkDeps,
  lease: KeptLease,
  account: Account,
  claimed: readonly ClaimedEvent[],
): Promise<Outcome> {
  const outcome = await tryWorkOff(deps, lease, account, claimed)
  await settle(deps.db, lease, outcome, deps.now())
  return outcome
}

async function tryWorkOff(
  deps: WorkDeps,
  lease: KeptLease,
  account: Account,
  claimed: readonly ClaimedEvent[],
): Promise<Outcome> {
  try {
    const isProbed = Object.keys(account.engagementTiers).length > 0
    const tiers = isProbed ? account.engagementTiers : await probeTiers(deps, account.portalId)
    const decided = await decide(deps, lease, account, claimed)
    const { events, engagements } = decided.plan
    const written = await writePlan({ ...deps, tiers }, lease, { ...decided, events, engagements })
    return outcomeOfWrite(claimed, decided, written, { now: deps.now(), random: deps.random })
  } catch (error) {
    // What HubSpot caused is booked on the events; our own faults must stop the drain loudly.
    if (!(error instanceof SyncError)) throw error
    return outcomeOfFailure(claimed, error, { now: deps.now(), random: deps.random })
  }
}

/**
 * Gathers, plans and creates the people the plan needs. Where HubSpot says that a stranger's address belongs to a contact after all,
 * that contact's facts are gathered too and everything is decided again: its company and deals must not be missed.
 */
async function decide(
  deps: WorkDeps,
  lease: KeptLease,
  account: Account,
  claimed: readonly ClaimedEvent[],
): Promise<Decided> {
  let aliases: Map<string, string> = new Map()
  for (;;) {
    const gathered = await gather(deps, account, claimed, aliases)
    const decided = plan(claimed, gathered)
    const companies = await createCompanies(deps, lease, decided.newCompanies, gathered.openCompanies)
    const contacts = await createContacts(deps, lease, decided.newContacts, companies)
    const more = [...existingContacts(contacts)].filter(([email]) => !aliases.has(email))
    if (more.length === 0) {
      return { plan: decided, known: gathered.known, resolve: createResolver(contacts, companies) }
    }
    aliases = new Map([...aliases, ...more])
  }
}
