// Issues and withdraws the app's tokens, and installs and uninstalls it with them.
import { randomBytes } from 'node:crypto'
import type { SimulatorContext } from '../context.ts'
import type { Grant, Portal, World } from '../state.ts'
import { writeLifecycle } from '../webhooks/journal.ts'

// Long on purpose: HubSpot's tokens have grown before, and a column must have room.
export function issueAccessToken(
  context: SimulatorContext,
  owner: Omit<Grant, 'token' | 'expiresAt' | 'revoked'>,
) {
  const grant: Grant = {
    ...owner,
    token: `CSim${randomBytes(150).toString('base64url')}`,
    expiresAt: context.now().getTime() + context.rules.accessTokenSeconds * 1_000,
    revoked: false,
  }
  context.world.accessTokens.set(grant.token, grant)
  return grant
}

export function issueRefreshToken(
  world: World,
  owner: Omit<Grant, 'token' | 'expiresAt' | 'revoked'>,
): Grant {
  const token = `eu1-sim-${randomBytes(24).toString('hex')}`
  const grant: Grant = { ...owner, token, expiresAt: null, revoked: false }
  world.refreshTokens.set(token, grant)
  return grant
}

export function install(portal: Portal, scopes: string[], userId: string, now: Date): void {
  portal.account.installation = { scopes, userId, installedAt: now.toISOString() }
}

// Access tokens stop at once. The refresh token is remembered and revoked: its next use is answered with BAD_HUB,
// and a later install does not bring it back.
export function uninstall(world: World, portal: Portal, now: Date): void {
  if (portal.account.installation)
    writeLifecycle(world.journal, portal.account.portalId, 'APP_UNINSTALL', now)
  portal.account.installation = null
  revokeRefreshTokens(world, portal.account.portalId)
  for (const grant of world.accessTokens.values())
    if (grant.portalId === portal.account.portalId) world.accessTokens.delete(grant.token)
}

// Issued access tokens stay valid until they expire.
export function revokeRefreshTokens(world: World, portalId: string): void {
  for (const grant of world.refreshTokens.values()) if (grant.portalId === portalId) grant.revoked = true
}
