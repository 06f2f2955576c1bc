// One claim, from facts to books: gather, plan, write, settle.
import { ENGAGEMENT_TYPES } from '../domain/engagement.ts'
import { peopleOf } from '../domain/people/person-key.ts'
import type { BrokenParts } from '../domain/settings/broken-parts.ts'
import { asSyncError, SyncError } from '../domain/sync-error.ts'
import { probeTiers } from '../install/prepare-account.ts'
import type { Account } from '../store/accounts.ts'
import { forgetOwners, saveTiers } from '../store/accounts.ts'
import type { ClaimedEvent } from '../store/claims.ts'
import { dropCachedContacts } from '../store/contact-cache.ts'
import { isDatabaseFault } from '../store/database-fault.ts'
import { LeaseLost } from '../store/drains.ts'
import { type Outcome, settle } from '../store/settle.ts'
import { decide } from './decide.ts'
import type { GatherDeps } from './gather.ts'
import type { KeptLease } from './lease-keeper.ts'
import { sharedBy } from './shared-by.ts'
import { type Decided, outcomeOfFailure, outcomeOfWrite } from './to-outcome.ts'
import { tryOut } from './try-out.ts'
import { isAboutSome } from './write-engagements.ts'
import { type WritePlanDeps, type WriteResult, writePlan } from './write-plan.ts'
import { type WishFailures, writeWishes } from './write-wishes.ts'

export type WorkDeps = Omit<WritePlanDeps, 'tiers'> & {
  secrets: GatherDeps['secrets']
  /**
   * Holds the settings of a claim against the account at once, unless that was done `since`, or a moment ago. Null: it cannot be asked, or
   * others are in force.
   */
  lookAtSettings(
    account: Pick<Account, 'portalId' | 'settingsVersion'>,
    since?: Date,
  ): Promise<BrokenParts | null>
  random: () => number
  log: { info(facts: object, message: string): void; warn(facts: object, message: string): void }
}

export type Work = {
  /** Resolves once the people that the claim needs are there: from here on the next claim may be decided. Never rejects. */
  decided: Promise<void>
  /** Whatever comes, each event is settled; only a lost lease or a broken database rejects. */
  settled: Promise<void>
}

/** Starts to work off one claim. */
export function startWork(
  deps: WorkDeps,
  lease: KeptLease,
  account: Account,
  claimed: readonly ClaimedEvent[],
): Work {
  const decided = Promise.withResolvers<void>()
  const settled = workOff(deps, lease, account, claimed, decided.resolve)
  settled.then(
    () => decided.resolve(),
    () => decided.resolve(),
  )
  return { decided: decided.promise, settled }
}

async function workOff(
  deps: WorkDeps,
  lease: KeptLease,
  account: Account,
  claimed: readonly ClaimedEvent[],
  onDecided: () => void,
): Promise<void> {
  try {
    const outcome = await tryWorkOff(deps, lease, account, claimed, onDecided)
    await settle(deps.db, lease, outcome, deps.now())
    const facts = { claimed: claimed.length, states: countStates(outcome.events) }
    deps.log.info({ portalId: account.portalId, ...facts }, 'Claim settled')
  } catch (error) {
    if (!(error instanceof Surprise)) throw error
    deps.log.warn(
      { portalId: account.portalId, err: error.cause, claimed: claimed.length },
      'A claim failed; halving it',
    )
    const half = Math.ceil(claimed.length / 2)
    await workOff(deps, lease, account, claimed.slice(0, half), () => {})
    await workOff(deps, lease, account, claimed.slice(half), onDecided)
  }
}

/** A fault of ours, or an answer of HubSpot's that we do not understand, somewhere in a claim of several events. */
class Surprise extends Error {
  constructor(cause: unknown) {
    super('A claim could not be worked off', { cause })
  }
}

/** What was sent with test keys goes first: whatever breaks there, nothing was written yet. */
async function tryWorkOff(
  deps: WorkDeps,
  lease: KeptLease,
  account: Account,
  claimed: readonly ClaimedEvent[],
  onDecided: () => void,
): Promise<Outcome> {
  const tests = claimed.filter(({ isTest }) => isTest)
  if (tests.length === 0) return tryWrite(deps, lease, account, claimed, onDecided)
  const tried = await tryOut(deps, account, tests)
  const real = claimed.filter(({ isTest }) => !isTest)
  if (real.length === 0) return tried
  const outcome = await tryWrite(deps, lease, account, real, onDecided)
  return {
    ...outcome,
    events: [...outcome.events, ...tried.events],
    settings: outcome.settings ?? tried.settings,
  }
}

async function tryWrite(
  deps: WorkDeps,
  lease: KeptLease,
  account: Account,
  claimed: readonly ClaimedEvent[],
  onDecided: () => void,
): Promise<Outcome> {
  try {
    const isProbed = ENGAGEMENT_TYPES.every((type) => account.engagementTiers[type] !== undefined)
    const tiers = isProbed ? account.engagementTiers : await probeTiers(deps, account.portalId)
    const decided = await decide(deps, lease, account, claimed)
    onDecided()
    const { events, engagements } = decided.plan
    const written = await writePlan({ ...deps, tiers }, lease, { ...decided, events, engagements })
    const wishFailures = await writeWishes(deps, lease, decided.plan.wishes, decided.resolve)
    await forgetStale(deps, account, claimed, decided, { ...written, wishFailures })
    const clock = { now: deps.now(), random: deps.random }
    return outcomeOfWrite(claimed, decided, { ...written, wishFailures }, clock)
  } catch (error) {
    if (error instanceof LeaseLost || isDatabaseFault(error)) throw error
    // What surprised us is some event's doing: the others must not wait for it. Halves find it.
    if (!(error instanceof SyncError) && claimed.length > 1) throw new Surprise(error)
    const events = claimed.map(({ event }) => event)
    const keptOf = await sharedBy(deps.db, account, events)
    return outcomeOfFailure(claimed, asSyncError(error), { now: deps.now(), random: deps.random, keptOf })
  }
}

/** What HubSpot refused may have been decided on facts that were true ten minutes ago: they are read again next time. */
async function forgetStale(
  { db }: WorkDeps,
  { portalId }: Account,
  claimed: readonly ClaimedEvent[],
  { plan: { events } }: Decided,
  { outcomes, wishFailures }: WriteResult & { wishFailures: WishFailures },
): Promise<void> {
  const refusedKeys = new Set(
    [...outcomes].flatMap(([key, outcome]) =>
      outcome instanceof SyncError && isAboutSome(outcome) ? [key] : [],
    ),
  )
  const hasLostProperty = [...outcomes.values()].some(
    (outcome) => outcome instanceof SyncError && outcome.code === 'property_missing',
  )
  // Somebody deleted the property that carries the key: the next claim makes it again, or goes on without it.
  if (hasLostProperty) await saveTiers(db, portalId, {})
  const isStale = (key: string) => wishFailures.get(key)?.code === 'stale_record'
  const refused = new Set(
    events
      .filter(({ engagementKey, setsOn }) => refusedKeys.has(engagementKey) || setsOn?.some(isStale))
      .map(({ eventId }) => eventId),
  )
  if (refused.size === 0) return
  const people = claimed
    .filter(({ eventId }) => refused.has(eventId))
    .flatMap(({ event }) => peopleOf(event).flatMap(({ keys }) => keys))
  await dropCachedContacts(db, portalId, people)
  await forgetOwners(db, portalId)
}

function countStates(events: readonly { state: string }[]): Record<string, number> {
  const groups = Map.groupBy(events, ({ state }) => state)
  return Object.fromEntries([...groups].map(([state, group]) => [state, group.length]))
}
