// Hands out live access tokens: refreshed ahead of expiry, by one process at a time, always keeping what HubSpot sends back.
import { SyncError } from '../domain/sync-error.ts'
import { refreshTokens } from '../hubspot/oauth-api.ts'
import type { GrantedTokens, OAuthApp } from '../hubspot/oauth-strategy.ts'
import { changeStatus } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import {
  destroyTokens,
  findTokens,
  leaseRefresh,
  releaseRefresh,
  type SealedTokens,
  saveTokens,
} from '../store/tokens.ts'
import type { SecretBox } from './secret-box.ts'

/** HubSpot's tokens live 30 minutes. Five minutes early leaves time for an outage of the token endpoint. */
const REFRESH_AHEAD_MS = 5 * 60_000
const REFRESH_LEASE_MS = 20_000
const WAIT_FOR_OTHER_MS = 100

export type TokenDeps = { db: Db; app: OAuthApp; secrets: SecretBox; now: () => Date }

export async function keepTokens(
  { db, secrets, now }: TokenDeps,
  portalId: string,
  granted: GrantedTokens,
): Promise<void> {
  await saveTokens(db, portalId, {
    accessToken: secrets.seal(granted.accessToken, portalId),
    refreshToken: secrets.seal(granted.refreshToken, portalId),
    expiresAt: new Date(now().getTime() + granted.expiresInS * 1_000),
  })
}

/**
 * A live access token, other than the one that was just `refused`.
 * Throws connection_revoked when there is none to be had; the account is then marked revoked.
 */
export async function accessTokenFor(deps: TokenDeps, portalId: string, refused?: string): Promise<string> {
  for (;;) {
    const tokens = await findTokens(deps.db, portalId)
    if (!tokens) throw new SyncError('connection_revoked')
    const accessToken = deps.secrets.open(tokens.accessToken, portalId)
    const leftMs = tokens.expiresAt.getTime() - deps.now().getTime()
    const isUsable = accessToken !== refused && leftMs > 0
    if (isUsable && leftMs > REFRESH_AHEAD_MS) return accessToken
    if (await leaseRefresh(deps.db, portalId, REFRESH_LEASE_MS)) return refresh(deps, portalId, tokens)
    // Somebody else refreshes: the old token serves while it lives, else wait for theirs.
    if (isUsable) return accessToken
    await new Promise((resolve) => setTimeout(resolve, WAIT_FOR_OTHER_MS))
  }
}

async function refresh(deps: TokenDeps, portalId: string, before: SealedTokens): Promise<string> {
  // Between our look and our lease another process may have refreshed already.
  const latest = await findTokens(deps.db, portalId)
  if (latest && latest.accessToken !== before.accessToken) {
    await releaseRefresh(deps.db, portalId)
    return deps.secrets.open(latest.accessToken, portalId)
  }
  try {
    const granted = await refreshTokens(deps.app, deps.secrets.open(before.refreshToken, portalId))
    await keepTokens(deps, portalId, granted)
    return granted.accessToken
  } catch (error) {
    await releaseRefresh(deps.db, portalId)
    if (error instanceof SyncError && error.code === 'connection_revoked') {
      // Somebody may have installed again while HubSpot refused the old grant.
      const stored = await findTokens(deps.db, portalId)
      if (stored?.refreshToken === before.refreshToken) {
        await changeStatus(deps.db, portalId, ['connected', 'paused'], 'revoked')
        await destroyTokens(deps.db, portalId, stored)
      }
    }
    throw error
  }
}
