// What an operator can do to an account: pause, resume, disconnect. Paused and disconnected mean held, never lost.
import { SyncError } from '../domain/sync-error.ts'
import { revokeToken, uninstallApp } from '../hubspot/oauth-api.ts'
import { changeStatus } from '../store/accounts.ts'
import { releaseHeldEvents } from '../store/claims.ts'
import { markDue, stopDrain } from '../store/drains.ts'
import { savePausedBy } from '../store/home-health.ts'
import { deleteTokens, findTokens } from '../store/tokens.ts'
import type { InstallDeps } from './install-account.ts'

type ControlDeps = Pick<InstallDeps, 'db' | 'app' | 'secrets' | 'hubspot' | 'now' | 'wake'>

/** False when the account is not connected. Events that come in from now on wait. `by`: who did it, where a person's name is known. */
export async function pauseAccount(
  { db, wake }: ControlDeps,
  portalId: string,
  by: string | null = null,
): Promise<boolean> {
  const isPaused = await db.transaction(async (trx) => {
    const isChanged = await changeStatus(trx, portalId, ['connected'], 'paused')
    if (isChanged) await savePausedBy(trx, portalId, by)
    return isChanged
  })
  if (isPaused) {
    await markDue(db, portalId)
    await wake(portalId)
  }
  return isPaused
}

/** Answers how many events go on; null when the account is not paused. */
export async function resumeAccount(
  { db, now, wake }: ControlDeps,
  portalId: string,
): Promise<number | null> {
  const released = await db.transaction(async (trx) => {
    // A drain takes its own row before the account's; the other way round the two would wait for each other.
    await stopDrain(trx, portalId)
    const isResumed = await changeStatus(trx, portalId, ['paused'], 'connected')
    return isResumed ? releaseHeldEvents(trx, portalId, ['account_paused'], now()) : null
  })
  if (released !== null) await wake(portalId)
  return released
}

/** Uninstalls the app in HubSpot, takes the grant back and destroys the tokens here. Data and keys stay a while, for a new installation. */
export async function disconnectAccount(deps: ControlDeps, portalId: string): Promise<boolean> {
  const { db } = deps
  const tokens = await findTokens(db, portalId)
  const wasInstalled = await changeStatus(db, portalId, ['connected', 'paused', 'revoked'], 'disconnected')
  // What was begun and broken off may be begun again, as long as there is a token to take back.
  if (!wasInstalled && !tokens) return false
  if (tokens) {
    await ignoreRevoked(() => uninstallApp(deps.hubspot, portalId))
    await ignoreRevoked(() => revokeToken(deps.app, deps.secrets.open(tokens.refreshToken, portalId)))
    await deleteTokens(db, portalId)
  }
  await markDue(db, portalId)
  await deps.wake(portalId)
  return true
}

/** Where HubSpot has ended the connection already, there is nothing left to take back. */
async function ignoreRevoked(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    const isOver = error instanceof SyncError && ['connection_revoked', 'token_expired'].includes(error.code)
    if (!isOver) throw error
  }
}
