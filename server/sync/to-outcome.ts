// From what HubSpot answered to what the books say of each event.

import type { ActivityEvent } from '../domain/activity-event.ts'
import type { PersonKey } from '../domain/people/person-key.ts'
import { looksAgainAt } from '../domain/people/wait-for-people.ts'
import type { EventPlan, Plan } from '../domain/plan.ts'
import { isReading, isRolledUp } from '../domain/readings/reading.ts'
import { isTriedAgain, REASONS, type Reason } from '../domain/reason.ts'
import { afterFailure } from '../domain/retry-policy.ts'
import { isFinalRefusal, SyncError } from '../domain/sync-error.ts'
import type { Trace } from '../domain/trace.ts'
import type { ClaimedEvent } from '../store/claims.ts'
import type { KnownEngagement } from '../store/engagements.ts'
import type { Outcome, Revision, Settlement } from '../store/settle.ts'
import type { Created } from './create-records.ts'
import { wordOnDeal } from './deal-outcome.ts'
import type { Resolve } from './resolve.ts'
import { wordOnWishes } from './wish-outcome.ts'
import type { ResolvedLink, WriteOutcomes } from './write-engagements.ts'
import type { WriteResult } from './write-plan.ts'
import type { WishFailures } from './write-wishes.ts'

export type Decided = {
  plan: Plan
  known: ReadonlyMap<string, KnownEngagement>
  resolve: Resolve
  /** What became of the deals, by the plan's keys. */
  deals: Created
  settingsVersion: number
  decidedAt: Date
  /** Keys of people who were made contacts for this claim. */
  arrived: readonly PersonKey[]
}
export type SettleClock = { now: Date; random: () => number }

/** What these rules turn away was never to be stored. */
const DROPS_CONTENTS: ReadonlySet<Reason> = new Set([
  'excluded',
  'internal',
  'activity_off',
  'campaign_off',
  'member_off',
  'not_known',
])

/** Nothing was written: the same failure befell the whole claim. */
export function outcomeOfFailure(
  claimed: readonly ClaimedEvent[],
  failure: SyncError,
  { keptOf, ...clock }: SettleClock & { keptOf(event: ActivityEvent): ActivityEvent | undefined },
): Outcome {
  const events = claimed.map((event) => keepingOnly(keptOf(event.event), failed(event, null, failure, clock)))
  return { events, revisions: [], written: [], voidIntents: [], arrived: [], settings: null }
}

/** One settlement for each claimed event, by what became of its engagement. */
export function outcomeOfWrite(
  claimed: readonly ClaimedEvent[],
  { plan, resolve, deals, settingsVersion, decidedAt, arrived }: Decided,
  { outcomes, voidIntents, wishFailures }: WriteResult & { wishFailures: WishFailures },
  clock: SettleClock,
): Outcome {
  const plans = new Map(plan.events.map((one) => [one.eventId, one]))
  const events = claimed.map((event): Settlement => {
    const decided = plans.get(event.eventId)
    if (!decided) throw new Error(`Event ${event.eventId} was claimed and not planned.`)
    return keepingOnly(decided.keeps, settlementOf(event, decided))
  })
  const types = new Map(plan.engagements.map(({ key, type }) => [key, type]))
  const written = [...outcomes].flatMap(([key, outcome]) =>
    outcome instanceof SyncError ? [] : [{ key, type: types.get(key) ?? '', hubspotId: outcome.id }],
  )
  return {
    events,
    revisions: revisionsOf(plan, outcomes),
    written,
    voidIntents,
    arrived,
    settings: { version: settingsVersion, decidedAt },
  }

  function settlementOf(event: ClaimedEvent, decided: EventPlan): Settlement {
    const nobody = isDone(decided) ? peopleFailure(decided, resolve) : null
    if (nobody)
      return { ...failed(event, decided.trace, nobody, clock), engagementKey: decided.engagementKey }
    const stuck = stuckRedraw(decided, outcomes)
    if (stuck) return { ...failed(event, decided.trace, stuck, clock), engagementKey: keyOf(decided) }
    const considered = consideredOf(decided, resolve)
    const words = [wordOnDeal(decided, deals), wordOnWishes(decided, wishFailures)]
    const failure = words.find((word) => word.kind === 'failure')
    if (failure) {
      const settled = failed(event, decided.trace, failure.error, clock)
      return { ...settled, engagementKey: keyOf(decided), considered }
    }
    const settled = settleOne(event, decided, outcomes, clock)
    const more = words.map((word) => (word.kind === 'facts' ? word.facts : {}))
    return { ...settled, facts: Object.assign({}, settled.facts, ...more), considered }
  }
}

function isInNote({ event, ...one }: ClaimedEvent, engagementKey: string): boolean {
  return isReading(event) && isRolledUp({ ...one, event, engagementKey })
}

/** A note that could not be drawn again, but may be later: until then whatever asked for it is not over. */
function stuckRedraw({ redraws }: EventPlan, outcomes: WriteOutcomes): SyncError | null {
  const failures = redraws.map((key) => outcomes.get(key)).filter((one) => one instanceof SyncError)
  return failures.find(({ code }) => REASONS[code] === 'retrying') ?? null
}

/** What was logged before and is taken for another's doing now, once its note says so or is gone. */
function revisionsOf({ rejudged }: Plan, outcomes: WriteOutcomes): Revision[] {
  const isOpen = (outcome: ReturnType<WriteOutcomes['get']>) =>
    outcome instanceof SyncError && outcome.code !== 'deleted_in_hubspot'
  return rejudged
    .filter(({ engagementKey }) => !isOpen(outcomes.get(engagementKey)))
    .map(({ eventId, state, facts, trace }) => ({ eventId, state, reason: 'machine', facts, trace }))
}

/** Whether HubSpot is to show anything of it. */
function isDone({ outcome }: EventPlan): boolean {
  return outcome.kind === 'write' || outcome.kind === 'set'
}

function keyOf({ outcome, engagementKey }: EventPlan): string | null {
  return outcome.kind === 'write' ? engagementKey : null
}

function settleOne(
  event: ClaimedEvent,
  { outcome, trace, engagementKey, considered }: EventPlan,
  outcomes: WriteOutcomes,
  clock: SettleClock,
): Settlement {
  const base = {
    eventId: event.eventId,
    trace,
    dueAt: null,
    considered: [],
    dropsContents: false,
    keeps: null,
  }
  if (outcome.kind === 'set') {
    const { reason, facts } = outcome
    return { ...base, state: REASONS[reason], reason, facts, engagementKey: null, isAttempt: true }
  }
  if (outcome.kind !== 'write') {
    const dueAt = looksAgainAt(outcome.reason, outcome.facts, { cameAt: event.receivedAt, now: clock.now })
    return { ...settleUnwritten(event.eventId, trace, outcome), dueAt }
  }
  const written = outcomes.get(engagementKey)
  if (!written) throw new Error(`Engagement ${engagementKey} was planned and has no outcome.`)
  if (written instanceof SyncError) return { ...failed(event, trace, written, clock), engagementKey }
  // What was found says what it said then; what is known by now is told when it is tried again, which may be at once.
  if (written.how === 'found_written' && isInNote(event, engagementKey)) {
    const again = new SyncError('answer_lost', { retryAfterMs: 0 })
    return { ...failed(event, trace, again, clock), engagementKey }
  }
  // Several new events of one message share the engagement that the first of them made.
  const reason = written.how === 'found_written' ? written.how : outcome.reason
  const facts = {
    ...outcome.facts,
    engagementId: written.id,
    ...(written.leftOut?.length && { leftOut: namesOf(written.leftOut, considered) }),
  }
  return { ...base, state: REASONS[reason], reason, facts, engagementKey, isAttempt: true }
}

/** Only once it is over: what waits or is tried again needs all of it. */
export function keepingOnly(keeps: ActivityEvent | undefined, settlement: Settlement): Settlement {
  const isOver = !isTriedAgain(settlement.state)
  return isOver && keeps && !settlement.dropsContents ? { ...settlement, keeps } : settlement
}

/** What was left out, or waits. */
export function settleUnwritten(
  eventId: string,
  trace: Trace,
  { reason, facts }: Exclude<EventPlan['outcome'], { kind: 'write' }>,
): Settlement {
  return {
    ...{ eventId, trace, state: REASONS[reason], reason, facts },
    ...{ engagementKey: null, dueAt: null, isAttempt: false, considered: [] },
    dropsContents: DROPS_CONTENTS.has(reason),
    keeps: null,
  }
}

function failed(
  { eventId, attempts, firstAttemptAt }: ClaimedEvent,
  trace: Trace | null,
  error: SyncError,
  { now, random }: SettleClock,
): Settlement {
  const attempt = { number: attempts + 1, firstAt: firstAttemptAt ?? now, now, random: random() }
  const verdict = afterFailure(error, attempt)
  const reason = verdict.kind === 'end' ? verdict.reason : error.code
  const facts = reason === error.code ? error.facts : { ...error.facts, last: error.code }
  return {
    eventId,
    state: REASONS[reason],
    reason,
    facts,
    trace,
    engagementKey: null,
    dueAt: verdict.kind === 'retry' ? verdict.at : null,
    isAttempt: true,
    considered: [],
    dropsContents: false,
    keeps: null,
  }
}

function namesOf(links: readonly ResolvedLink[], considered: EventPlan['considered']): string[] {
  return links.map(
    ({ id }) => considered.find(({ record }) => record.kind === 'existing' && record.id === id)?.name ?? id,
  )
}

/** An event none of whose own people came to be is not written, even if the message was, for somebody else. */
function peopleFailure({ considered }: EventPlan, resolve: Resolve): SyncError | null {
  const people = considered.filter(({ isChosen, why }) => isChosen && why === 'counterpart')
  const resolved = people.map(({ record }) => resolve(record))
  const failures = resolved.filter((one) => one instanceof SyncError)
  if (failures.length === 0 || failures.length < resolved.length) return null
  // As long as there is hope for one of them, the event is not over.
  return failures.find((one) => !isFinalRefusal(one)) ?? failures[0] ?? null
}

function consideredOf(planned: EventPlan, resolve: Resolve): Settlement['considered'] {
  return planned.considered.flatMap(({ record, name, isChosen, why }) => {
    // Nobody is created for the sake of what leaves them out.
    if (record.kind === 'new' && !(isChosen && isDone(planned))) return []
    const found = resolve(record)
    return found === null || found instanceof SyncError ? [] : [{ ...found, name, isChosen, why }]
  })
}
