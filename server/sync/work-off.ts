// One claim, from facts to books: gather, plan, write, settle.
import type { EngagementTiers } from '../domain/engagement.ts'
import { type EventPlan, type Plan, plan } from '../domain/plan.ts'
import { COMPANY, CONTACT, type RecordRef, refKey } from '../domain/record.ts'
import { asSyncError, SyncError } from '../domain/sync-error.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { probeTiers } from '../install/prepare-account.ts'
import type { Account } from '../store/accounts.ts'
import type { ClaimedEvent } from '../store/claims.ts'
import type { Db } from '../store/database.ts'
import { beginWriting } from '../store/engagements.ts'
import { type Outcome, settle } from '../store/settle.ts'
import { type Created, createCompanies, createContacts, existingContacts } from './create-people.ts'
import { type Gathered, gather } from './gather.ts'
import type { KeptLease } from './lease-keeper.ts'
import { type SettleClock, toOutcome } from './to-outcome.ts'
import {
  createEngagements,
  type Draft,
  joinEngagements,
  resolveDoubts,
  type WriteOutcomes,
  type Written,
} from './write-engagements.ts'

export type WorkDeps = {
  db: Db
  hubspot: HubSpotClient
  now: () => Date
  random: () => number
  /** After this long a call that got no answer has certainly ended, one way or the other. */
  callEndsMs: number
}

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
  const clock: SettleClock = { now: deps.now(), random: deps.random }
  let decided: Decided
  let tiers: EngagementTiers
  try {
    tiers = await tiersOf(deps, account)
    decided = await decide(deps, lease, account, claimed)
  } catch (error) {
    if (!isHubSpots(error)) throw error
    return toOutcome(claimed, null, new Map(), () => null, asSyncError(error), clock)
  }
  const resolve = resolver(decided.contacts, decided.companies)
  const outcomes = await write(deps, lease, tiers, decided, resolve)
  return toOutcome(claimed, decided.plan, outcomes, resolve, null, { ...clock, now: deps.now() })
}

type Decided = { plan: Plan; gathered: Gathered; contacts: Created; companies: Created }

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
    if (more.length === 0) return { plan: decided, gathered, contacts, companies }
    aliases = new Map([...aliases, ...more])
  }
}

async function write(
  deps: WorkDeps,
  lease: KeptLease,
  tiers: EngagementTiers,
  { plan: { engagements, events }, gathered }: Decided,
  resolve: Resolve,
): Promise<WriteOutcomes> {
  const { db, hubspot, now, callEndsMs } = deps
  const outcomes: WriteOutcomes = new Map()
  const drafts: Draft[] = []
  for (const { associations, ...engagement } of engagements) {
    const resolved = associations.map(resolve)
    const failure = resolved.find((link) => link instanceof SyncError)
    const links = resolved.flatMap((link) => (link === null || link instanceof SyncError ? [] : [link]))
    const hasPerson = links.some(({ type }) => type === CONTACT)
    if (failure && !hasPerson) outcomes.set(engagement.key, failure)
    else drafts.push({ ...engagement, links })
  }
  try {
    const isOpen = ({ key, existingId }: Draft) => existingId === null && gathered.known.has(key)
    const doubts = await resolveDoubts({ hubspot, tiers }, lease.portalId, drafts.filter(isOpen))
    const joins: { draft: Draft; id: string; how: Written['how'] }[] = []
    const creates: Draft[] = []
    for (const draft of drafts) {
      const answer = doubts.get(draft.key)
      if (draft.existingId !== null) joins.push({ draft, id: draft.existingId, how: 'joined' })
      else if (answer?.kind === 'found') joins.push({ draft, id: answer.id, how: 'found_written' })
      else if (answer?.kind === 'unclear') outcomes.set(draft.key, new SyncError('outcome_unknown'))
      else creates.push(draft)
    }
    if (creates.length > 0) {
      const until = new Date(now().getTime() + callEndsMs)
      await beginWriting(db, lease, toIntents(creates, events), { now: now(), until })
    }
    const [joined, created] = await Promise.all([
      joinEngagements({ hubspot, tiers }, lease.portalId, joins),
      createEngagements({ hubspot, tiers }, lease, creates),
    ])
    return new Map([...outcomes, ...joined, ...created])
  } catch (error) {
    if (!isHubSpots(error)) throw error
    // Only reading back can end here; nothing was created yet.
    const failure = asSyncError(error)
    return new Map([...drafts.map(({ key }) => [key, failure] as const), ...outcomes])
  }
}

function toIntents(creates: readonly Draft[], events: readonly EventPlan[]) {
  const byKey = Map.groupBy(events, (event) => event.engagementKey)
  return creates.map(({ key, type }) => {
    const writing = (byKey.get(key) ?? []).filter(({ outcome }) => outcome.kind === 'write')
    return { key, type, eventIds: writing.map(({ eventId }) => eventId) }
  })
}

export type Resolve = (ref: RecordRef) => { type: RecordRef['type']; id: string } | SyncError | null

/** From what the plan calls a record to its HubSpot id. Null when a company was refused: its people go on without it. */
function resolver(contacts: Created, companies: Created): Resolve {
  return (ref) => {
    if (ref.kind === 'existing') return { type: ref.type, id: ref.id }
    const found = (ref.type === CONTACT ? contacts : companies).get(ref.key)
    if (typeof found === 'string') return { type: ref.type, id: found }
    if (found === undefined) throw new Error(`The plan names ${refKey(ref)}, which nobody created.`)
    return ref.type === COMPANY && found.code === 'record_refused' ? null : found
  }
}

async function tiersOf(deps: WorkDeps, account: Account): Promise<EngagementTiers> {
  const isKnown = Object.keys(account.engagementTiers).length > 0
  return isKnown ? account.engagementTiers : probeTiers(deps, account.portalId)
}

/** A failure that HubSpot caused is booked on the events; ours must stop the drain loudly. */
function isHubSpots(error: unknown): boolean {
  return error instanceof SyncError
}
