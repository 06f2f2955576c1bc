// Holds the settings in force against the account at once: for work that met what would not happen if they fitted.

import { type BrokenParts, brokenParts } from '../domain/settings/broken-parts.ts'
import { type Account, findAccount } from '../store/accounts.ts'
import { checkInForce, type DriftDeps, knownDrift } from './watch-drift.ts'

/** A look costs up to ten calls. What no look explains must not cost them each time. */
const LOOKED_MS = 30_000

export type LookNow = (
  account: Pick<Account, 'portalId' | 'settingsVersion'>,
  since?: Date,
) => Promise<BrokenParts | null>

/**
 * What is broken now of the settings that decide a claim, as seen `since`, or else a moment ago; null when HubSpot cannot be asked, or
 * others are in force by now.
 */
export function createLookNow(deps: Omit<DriftDeps, 'onChange'>): LookNow {
  const { db, now } = deps
  /** By account, until when nobody need ask again. As many as there are outages at a time. */
  const away = new Map<string, number>()

  return async ({ portalId, settingsVersion }, since) => {
    const account = await findAccount(db, portalId)
    if (account?.settingsVersion !== settingsVersion) return null
    const known = await knownDrift(deps, account)
    const lookedAt = new Date(now().getTime() - LOOKED_MS)
    if ((since ?? lookedAt) <= (known.checkedAt ?? new Date(0))) return brokenParts(known.findings)
    if ((away.get(portalId) ?? 0) > now().getTime()) return null
    const seen = await checkInForce(deps, account)
    away.delete(portalId)
    if (seen === 'away') {
      away.set(portalId, now().getTime() + LOOKED_MS)
      return null
    }
    return brokenParts((await knownDrift(deps, account)).findings)
  }
}
