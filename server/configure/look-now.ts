// Holds the settings in force against the account at once: for work that met what would not happen if they fitted.

import { SETTINGS_HOLDS } from '../domain/reason.ts'
import { type BrokenParts, brokenParts } from '../domain/settings/broken-parts.ts'
import { type Account, findAccount } from '../store/accounts.ts'
import { releaseHeldEvents } from '../store/claims.ts'
import { checkInForce, type DriftDeps, knownDrift } from './watch-drift.ts'

/** A look costs up to ten calls. What no look explains must not cost them each time. */
const LOOKED_MS = 30_000

/**
 * What is broken now of the settings that decide a claim, as seen `since`, or else a moment ago; null when HubSpot cannot be asked, or
 * others are in force by now. For the drain of the account alone: what others wait for is made due without stopping it.
 */
export async function lookNow(
  deps: Omit<DriftDeps, 'onChange'>,
  { portalId, settingsVersion }: Pick<Account, 'portalId' | 'settingsVersion'>,
  since?: Date,
): Promise<BrokenParts | null> {
  const { db, now } = deps
  const account = await findAccount(db, portalId)
  if (account?.settingsVersion !== settingsVersion) return null
  const known = await knownDrift(deps, account)
  const isEnough = (since ?? new Date(now().getTime() - LOOKED_MS)) <= (known.checkedAt ?? new Date(0))
  if (isEnough) return brokenParts(known.findings)
  const seen = await checkInForce(deps, account)
  if (seen === 'away') return null
  if (seen === 'changed') await releaseHeldEvents(db, portalId, SETTINGS_HOLDS, now())
  return brokenParts((await knownDrift(deps, account)).findings)
}
