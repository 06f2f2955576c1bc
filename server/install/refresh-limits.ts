// Asks HubSpot for the limits of associations in an account: once a day, hourly while a record is near one. What HubSpot does not tell, a
// refused write teaches.
import type { AssociationLimit } from '../domain/association-limit.ts'
import { isEngagementType } from '../domain/engagement.ts'
import { SyncError } from '../domain/sync-error.ts'
import { readAssociationLimits } from '../hubspot/association-limits.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { canSeeTickets } from '../hubspot/scopes.ts'
import { findAccount } from '../store/accounts.ts'
import { saveAssociationLimits, takeTurnToAsk } from '../store/association-limits.ts'
import type { Db } from '../store/database.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
/** After an outage, or when whoever had the turn died. */
const SOON_MS = 10 * 60_000

/** How long a limit that HubSpot told is believed. */
export const LIMITS_AGE_MS = DAY_MS

export type LimitsDeps = {
  db: Db
  hubspot: HubSpotClient
  now: () => Date
  warn(facts: object, message: string): void
}

/** Does nothing while it is not time to ask. HubSpot's refusal is no failure, and is logged once; nor is an outage. */
export async function refreshAssociationLimits(
  { db, hubspot, now, warn }: LimitsDeps,
  portalId: string,
  { isForced = false } = {},
): Promise<void> {
  const after = (ms: number) => new Date(now().getTime() + ms)
  const turn = await takeTurnToAsk(db, portalId, { now: now(), until: after(SOON_MS), isForced })
  if (!turn) return
  const seesTickets = canSeeTickets((await findAccount(db, portalId))?.scopes ?? [])
  const told = await readAssociationLimits(hubspot, portalId, { seesTickets }).catch((error) => {
    if (error instanceof SyncError) return null
    throw error
  })
  if (!told) return
  const nextAt = after(told.limits.some(mayFillUp) ? HOUR_MS : DAY_MS)
  await saveAssociationLimits(db, portalId, told, { now: now(), nextAt })
  if (told.problem && !turn.lastProblem) {
    const { problem } = told
    warn({ portalId, problem }, 'HubSpot does not tell all limits of associations; refused writes teach them')
  }
}

/** A mail with as many contacts as it may have stays so; a company that is nearly full of mails is full tomorrow, or has room again. */
function mayFillUp({ from, atLimit, nearLimit }: AssociationLimit): boolean {
  return !isEngagementType(from) && atLimit + nearLimit > 0
}
