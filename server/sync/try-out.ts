// What was sent with a test key is decided like anything else, and never written: nothing of it reaches HubSpot, and nothing real is decided
// together with it.
import { type EventPlan, type PlannedEngagement, plan } from '../domain/plan.ts'
import { asSyncError, SyncError } from '../domain/sync-error.ts'
import type { TraceStep } from '../domain/trace.ts'
import type { Account } from '../store/accounts.ts'
import type { ClaimedEvent } from '../store/claims.ts'
import { settingsFor } from '../store/current-settings.ts'
import { isDatabaseFault } from '../store/database-fault.ts'
import type { Outcome, Settlement } from '../store/settle.ts'
import { type GatherDeps, gather } from './gather.ts'
import { sharedBy } from './shared-by.ts'
import { keepingOnly, outcomeOfFailure, settleUnwritten } from './to-outcome.ts'

export async function tryOut(
  deps: GatherDeps & { random: () => number },
  account: Account,
  claimed: readonly ClaimedEvent[],
): Promise<Outcome> {
  const decidedAt = deps.now()
  try {
    const settings = await settingsFor(deps.db, account)
    const decided = plan(claimed, await gather(deps, account, claimed, { aliases: new Map(), settings }))
    const engagements = new Map(decided.engagements.map((engagement) => [engagement.key, engagement]))
    const plans = new Map(decided.events.map((one) => [one.eventId, one]))
    const events = claimed.map((event) => {
      const one = plans.get(event.eventId)
      if (!one) throw new Error(`Event ${event.eventId} was claimed and not planned.`)
      return keepingOnly(one.keeps, settleTest(event, one, engagements.get(one.engagementKey)))
    })
    const { settingsVersion: version } = account
    const nothing = { revisions: [], written: [], voidIntents: [], arrived: [] }
    return { ...nothing, events, settings: { version, decidedAt } }
  } catch (error) {
    if (isDatabaseFault(error)) throw error
    // A fault of ours is some event's doing, and costs only other tests a later try.
    if (!(error instanceof SyncError)) {
      deps.log.warn({ portalId: account.portalId, err: error, claimed: claimed.length }, 'Tests failed')
    }
    const events = claimed.map(({ event }) => event)
    const keptOf = await sharedBy(deps.db, account, events)
    return outcomeOfFailure(claimed, asSyncError(error), { now: deps.now(), random: deps.random, keptOf })
  }
}

/** The records are told by name and not booked: their pages show what happened to them, and nothing did. */
function settleTest(
  { eventId }: ClaimedEvent,
  { outcome, trace, considered }: EventPlan,
  engagement: PlannedEngagement | undefined,
): Settlement {
  if (outcome.kind === 'skip') return settleUnwritten(eventId, trace, outcome)
  const chosen = considered.filter(({ isChosen }) => isChosen).map(({ name }) => name)
  // Nobody is to be asked about what was only tried out, so it waits for nobody.
  const facts =
    outcome.kind === 'hold'
      ? { waits: outcome.reason }
      : { type: engagement?.type ?? null, records: [...new Set(chosen)] }
  const verdict: TraceStep = { rule: 'verdict.tested', facts: { reason: 'test_key', ...facts } }
  const skip = { kind: 'skip', reason: 'test_key', facts } as const
  return settleUnwritten(eventId, [...trace.slice(0, -1), verdict], skip)
}
