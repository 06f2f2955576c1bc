// An account's consent becomes an installation: tokens kept, account known, first key offered, held events released.
import { ACCOUNT_HOLDS } from '../domain/reason.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { introspectToken } from '../hubspot/oauth-api.ts'
import type { GrantedTokens } from '../hubspot/oauth-strategy.ts'
import { readAccountInfo } from '../hubspot/records.ts'
import { missingScopes } from '../hubspot/scopes.ts'
import { type Account, findAccount, saveInstallation } from '../store/accounts.ts'
import { releaseHeldEvents } from '../store/claims.ts'
import { stopDrain } from '../store/drains.ts'
import { hasSources } from '../store/sources.ts'
import { keepTokens, type TokenDeps } from './access-tokens.ts'
import { createKey, FIRST_SOURCE } from './ingestion-keys.ts'
import { probeTiers, probeWishProperties, refreshOwners } from './prepare-account.ts'
import { refreshAssociationLimits } from './refresh-limits.ts'

export type InstallDeps = TokenDeps & {
  hubspot: HubSpotClient
  /** A client that speaks with this token, for an account that is not known yet. */
  hubspotWith(accessToken: string): HubSpotClient
  wake(portalId: string): Promise<void>
  warn(facts: object, message: string): void
}

export type Installed =
  | { ok: true; account: Account; isFirst: boolean; firstKey: string | null; releasedEvents: number }
  | { ok: false; missingScopes: string[] }

/** What a new consent mends: everything that waited for one. */
const MENDED = [...ACCOUNT_HOLDS, 'scope_missing']

/**
 * Installs, or installs again: then tokens are replaced, data and keys stay, and no key is shown.
 * The account is the one the token belongs to, whatever anybody says.
 */
export async function installAccount(deps: InstallDeps, granted: GrantedTokens): Promise<Installed> {
  const { db, now } = deps
  const { portalId, domain, user, scopes } = await introspectToken(deps.app, granted.accessToken)
  const missing = missingScopes(scopes)
  if (missing.length > 0) return { ok: false, missingScopes: missing }
  const info = await readAccountInfo(deps.hubspotWith(granted.accessToken), portalId)

  const { isFirst, releasedEvents } = await db.transaction(async (trx) => {
    // In the order in which a drain that holds this account's events takes the two rows.
    await stopDrain(trx, portalId)
    const saved = await saveInstallation(trx, {
      portalId,
      domain,
      name: info.name ?? domain,
      timeZone: info.timeZone,
      uiDomain: info.uiDomain,
      scopes,
      installedBy: user,
      installedAt: now(),
    })
    await keepTokens({ ...deps, db: trx }, portalId, granted)
    return { ...saved, releasedEvents: await releaseHeldEvents(trx, portalId, MENDED, now()) }
  })
  await prepare(deps, portalId)

  const firstKey = (await hasSources(db, portalId))
    ? null
    : await createKey(db, portalId, FIRST_SOURCE, now())
  await deps.wake(portalId)
  const account = await findAccount(db, portalId)
  if (!account) throw new Error(`Account ${portalId} vanished while it was installed.`)
  return { ok: true, account, isFirst, firstKey, releasedEvents }
}

/** An outage here must not spoil the installation: a drain makes up for what is missing. */
async function prepare(deps: InstallDeps, portalId: string): Promise<void> {
  try {
    const account = await findAccount(deps.db, portalId)
    if (account) await refreshOwners(deps, account)
    await probeTiers(deps, portalId)
    await probeWishProperties(deps, portalId)
    await refreshAssociationLimits(deps, portalId, { isForced: true })
  } catch (error) {
    deps.warn(
      { portalId, err: error },
      'Account not fully prepared at installation; the next drain tries again',
    )
  }
}
