// Works off the due events of one account: at most one drain at a time for each account, ten seconds long where others wait for a turn.
import type { REASONS } from '../domain/reason.ts'
import { type AccountStatus, findAccount } from '../store/accounts.ts'
import { claimDueEvents, holdDueEvents, reclaimUnsettled } from '../store/claims.ts'
import { clearDue, LeaseLost } from '../store/drains.ts'
import { createClaimsUnderWay } from './claims-under-way.ts'
import { keepLease } from './lease-keeper.ts'
import { startWork, type WorkDeps } from './work-off.ts'

export type DrainSettings = {
  /** How long a drain goes on before it lets others have a turn. */
  drainMs: number
  /** How long it goes on where nobody waits: ending it costs the seconds until the last claim is settled and the next is decided. */
  longestMs: number
  /** How long a silent worker keeps an account to itself. */
  leaseMs: number
  claimSize: number
}

export type DrainDeps = WorkDeps & {
  settings: DrainSettings
  /** Names this process. */
  owner: string
  /** Whether other accounts may be waiting for a turn in this process. */
  isCrowded: () => boolean
}

/** 'idle': nothing is due any more. 'more': time was up first. 'busy': somebody else drains this account. */
export type DrainResult = 'idle' | 'more' | 'busy'

const HOLDS = {
  paused: 'account_paused',
  revoked: 'connection_revoked',
  disconnected: 'account_disconnected',
} as const satisfies Record<Exclude<AccountStatus, 'connected'>, keyof typeof REASONS>

export async function drainPortal(
  deps: DrainDeps,
  portalId: string,
  signal: AbortSignal,
): Promise<DrainResult> {
  const { db, now, settings, owner, log } = deps
  const lease = await keepLease(db, portalId, { owner, leaseMs: settings.leaseMs })
  if (!lease) return 'busy'
  const startedAt = now().getTime()
  const isOver = () =>
    now().getTime() >= startedAt + (deps.isCrowded() ? settings.drainMs : settings.longestMs)
  const claims = createClaimsUnderWay()
  try {
    await reclaimUnsettled(db, lease, now())
    while (!isOver() && !signal.aborted) {
      const account = await findAccount(db, portalId)
      if (!account) return 'idle'
      if (account.status === 'connected') {
        const claim = await claimDueEvents(db, lease, settings.claimSize, now())
        if (claim.events.length > 0) {
          await claims.start(claim, () => startWork(deps, lease, account, claim.events))
          continue
        }
      }
      await claims.ended()
      if (account.status !== 'connected') await holdDueEvents(db, lease, HOLDS[account.status], now())
      if (await clearDue(db, lease, now())) return 'idle'
    }
    await claims.ended()
    return 'more'
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error
    log.warn({ portalId }, 'Lease lost; another worker goes on')
    return 'busy'
  } finally {
    // Whatever broke off, nobody else may start before the last call of ours has ended.
    await claims.ended().catch(() => {})
    await lease.release()
  }
}
