// How an account does: what came in and what became of it, how fast, at what cost, what is in trouble and what its set-up lacks.
import { flagMembers } from '../../configure/flag-members.ts'
import { knownDrift } from '../../configure/watch-drift.ts'
import { checklistOf } from '../../domain/checklist.ts'
import { lastDays } from '../../domain/day-starts.ts'
import { delayWithin } from '../../domain/delay.ts'
import type { EventState, Reason } from '../../domain/reason.ts'
import { remedyOf } from '../../domain/remedy.ts'
import { isError } from '../../domain/settings/finding.ts'
import { featuresNeeded } from '../../domain/settings/needed-features.ts'
import { settingName } from '../../domain/settings/setting-names.ts'
import { nameReason } from '../../domain/wording/reason-names.ts'
import { ungrantedScopes } from '../../hubspot/scopes.ts'
import type { Account } from '../../store/accounts.ts'
import { settingsFor } from '../../store/current-settings.ts'
import { countRetrying, findExamples, readSetUp, readUsage } from '../../store/home-health.ts'
import { readDelays, readHeld, readTallies, type Tally } from '../../store/totals.ts'
import type { HomeAnswer, Totals } from './answers.ts'
import type { CardDeps } from './card-deps.ts'

type Home = Omit<HomeAnswer, 'account' | 'isAdmin'>

const DAYS = 30
const DAY_MS = 24 * 60 * 60_000
/** A hiccup is no problem yet: what has been tried in vain for this long is. */
const TROUBLE_AFTER_MS = 5 * 60_000
/** HubSpot's limit, where the account has set no lower one. */
const MOST_CALLS = 110

export async function viewHome(deps: CardDeps, account: Account): Promise<Home> {
  const { db, now } = deps
  const { portalId } = account
  const at = now()
  const days = lastDays(account.timeZone, at, DAYS)
  const starts = days.map(({ startsAt }) => startsAt)
  const [tallies, delays, hours, checklist, brokenSettings] = await Promise.all([
    readTallies(db, portalId, starts),
    readDelays(db, portalId, new Date(at.getTime() - DAY_MS)),
    readUsage(db, portalId, at),
    viewChecklist(deps, account),
    viewBroken(deps, account),
  ])
  const totalsOn = (day: number) => totalsOf(tallies.filter((tally) => tally.day === day))
  const medianS = delayWithin(delays, 0.5)
  const p95S = delayWithin(delays, 0.95)
  return {
    today: totalsOn(DAYS - 1),
    lastThirtyDays: totalsOf(tallies),
    days: days.map(({ name }, index) => ({ day: name, ...totalsOn(index) })),
    skippedBy: byReason(tallies, 'skipped').map(({ reason, events }) => ({
      reason,
      text: nameReason(reason),
      events,
    })),
    delay: medianS === null || p95S === null ? null : { medianS: rounded(medianS), p95S: rounded(p95S) },
    budget: {
      callsPerTenSeconds: account.callsPerTenSeconds ?? MOST_CALLS,
      hours: hours.map((hour) => ({ ...hour, at: hour.at.toISOString() })),
    },
    checklist,
    brokenSettings,
    problems: await viewProblems(deps, portalId, tallies, at),
  }
}

/** Held is counted however old: it waits. Failures of the days that are shown: nobody can take back those of last year. */
async function viewProblems(
  { db }: CardDeps,
  portalId: string,
  tallies: readonly Tally[],
  at: Date,
): Promise<Home['problems']> {
  const [held, retrying] = await Promise.all([
    readHeld(db, portalId),
    countRetrying(db, portalId, new Date(at.getTime() - TROUBLE_AFTER_MS)),
  ])
  const inState = (state: EventState, rows: readonly { reason: Reason; events: number }[]) =>
    rows.map(({ reason, events }) => ({ state, reason, events }))
  const troubles = [
    ...inState('failed', byReason(tallies, 'failed')),
    ...inState('held', held),
    ...inState('retrying', retrying),
  ]
  const examples = await findExamples(db, portalId, troubles)
  return troubles
    .flatMap(({ state, reason, events }) => {
      const example = examples.find((one) => one.reason === reason)
      if (!example) return []
      const { eventId, latestAt } = example
      const remedy = remedyOf(reason)
      return [
        {
          reason,
          state,
          events,
          text: nameReason(reason),
          latestAt: latestAt.toISOString(),
          event: eventId,
          remedy,
        },
      ]
    })
    .sort((a, b) => b.events - a.events)
}

/** As many as people can take in; the settings page has them all. */
const MOST_BROKEN = 10

async function viewBroken(deps: CardDeps, account: Account): Promise<Home['brokenSettings']> {
  const { findings } = await knownDrift(deps, account)
  const broken = findings.filter(isError).slice(0, MOST_BROKEN)
  if (broken.length === 0) return []
  const settings = await settingsFor(deps.db, account)
  return broken.map(({ pointer, message, fix, since }) => ({
    name: settingName(pointer, settings),
    message,
    fix,
    since,
  }))
}

async function viewChecklist(deps: CardDeps, account: Account): Promise<Home['checklist']> {
  const { db, lastNewsAt } = deps
  const { portalId, status, scopes, engagementTiers, defaultOwnerId } = account
  const [{ senders, ...facts }, news, settings] = await Promise.all([
    readSetUp(db, portalId),
    lastNewsAt?.(portalId),
    settingsFor(db, account),
  ])
  const { unmapped, archived, notConnected } = await flagMembers(deps, account, senders)
  const tiers = Object.entries(engagementTiers)
  return checklistOf({
    ...facts,
    status,
    missingScopes: ungrantedScopes(scopes, featuresNeeded(settings)),
    unmappedMembers: unmapped,
    archivedMembers: archived,
    unconnectedMembers: notConnected,
    hasDefaultOwner: (settings.general.default_owner_id ?? defaultOwnerId) !== null,
    unsureTypes:
      tiers.length === 0 ? null : tiers.flatMap(([type, tier]) => (tier === 'unique' ? [] : [type])),
    lastNewsAt: news,
  })
}

function totalsOf(tallies: readonly Tally[]): Totals {
  const of = (kind: Tally['kind']) =>
    tallies.reduce((sum, tally) => sum + (tally.kind === kind ? tally.events : 0), 0)
  const [received, written, skipped, held, failed] = [
    of('received'),
    of('written'),
    of('skipped'),
    of('held'),
    of('failed'),
  ]
  return { received, written, skipped, held, failed, underWay: received - written - skipped - held - failed }
}

function byReason(
  tallies: readonly Tally[],
  kind: 'skipped' | 'failed',
): { reason: Reason; events: number }[] {
  const sums = new Map<Reason, number>()
  for (const tally of tallies) {
    if (tally.kind === kind) sums.set(tally.reason, (sums.get(tally.reason) ?? 0) + tally.events)
  }
  return [...sums]
    .flatMap(([reason, events]) => (events > 0 ? [{ reason, events }] : []))
    .sort((a, b) => b.events - a.events)
}

function rounded(seconds: number): number {
  return seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds)
}
