// What would become of events, without keeping or writing anything: the same facts and the same plan as a drain's.
import type { ActivityEvent } from '../domain/activity-event.ts'
import { type EventPlan, type PlannedEngagement, plan } from '../domain/plan.ts'
import type { Settings } from '../domain/settings/settings.ts'
import { findAccount } from '../store/accounts.ts'
import { settingsFor } from '../store/current-settings.ts'
import { type GatherDeps, gather } from './gather.ts'

export type Sender = { portalId: string; sourceId: string }
export type Forecast = { event: EventPlan; engagement: PlannedEngagement | null }

/** In the order of the events. `wanted`: settings to try; without them, those in force. Reads HubSpot, so it takes a turn in the account's pace; throws SyncError when HubSpot cannot be asked. */
export async function dryRun(
  deps: GatherDeps,
  { portalId, sourceId }: Sender,
  events: readonly ActivityEvent[],
  wanted?: Settings,
): Promise<Forecast[]> {
  const account = await findAccount(deps.db, portalId)
  if (!account) throw new Error(`There is no account ${portalId}.`)
  const due = events.map((event, index) => ({ eventId: `dry-run-${index}`, sourceId, event }))
  const settings = wanted ?? (await settingsFor(deps.db, account))
  const decided = plan(due, await gather(deps, account, due, { aliases: new Map(), settings }))
  const engagements = new Map(decided.engagements.map((engagement) => [engagement.key, engagement]))
  return decided.events.map((event) => ({
    event,
    engagement: event.outcome.kind === 'write' ? (engagements.get(event.engagementKey) ?? null) : null,
  }))
}
