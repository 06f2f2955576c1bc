// Works off the due events of one account: at most one drain at a time for each account, about ten seconds long.
import type { REASONS } from '../domain/reason.ts'
import { type Account, type AccountStatus, findAccount } from '../store/accounts.ts'
import { claimDueEvents, holdDueEvents, reclaimUnsettled } from '../store/claims.ts'
import { clearDue, LeaseLost } from '../store/drains.ts'
import { type KeptLease, keepLease } from './lease-keeper.ts'
import { type WorkDeps, workOff } from './work-off.ts'

export type DrainSettings = {
  /** How long a drain goes on before it lets others have a turn. */
  drainMs: number
  /** How long a silent worker keeps an account to itself. */
  leaseMs: number
  claimSize: number
}

export type DrainDeps = WorkDeps & {
  settings: DrainSettings
  /** Names this process. */
  owner: string
  log: { info(facts: object, message: string): void; warn(facts: object, message: string): void }
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
  const stopAt = now().getTime() + settings.drainMs
  try {
    await reclaimUnsettled(db, lease, now())
    while (now().getTime() < stopAt && !signal.aborted) {
      const account = await findAccount(db, portalId)
      if (!account) return 'idle'
      const isWorking = account.status === 'connected' && (await claimAndWork(deps, lease, account))
      if (account.status !== 'connected') await holdDueEvents(db, lease, HOLDS[account.status], now())
      if (!isWorking && (await clearDue(db, lease, now()))) return 'idle'
    }
    return 'more'
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error
    log.warn({ portalId }, 'Lease lost; another worker goes on')
    return 'busy'
  } finally {
    await lease.release()
  }
}

/** False when nothing was due. */
async function claimAndWork(deps: DrainDeps, lease: KeptLease, account: Account): Promise<boolean> {
  const { db, now, settings, log } = deps
  const claimed = await claimDueEvents(db, lease, settings.claimSize, now())
  if (claimed.length === 0) return false
  const events = await workOff(deps, lease, account, claimed)
  const { portalId } = account
  log.info({ portalId, claimed: claimed.length, states: countStates(events) }, 'Claim settled')
  return true
}

function countStates(events: readonly { state: string }[]): Record<string, number> {
  const groups = Map.groupBy(events, ({ state }) => state)
  return Object.fromEntries([...groups].map(([state, group]) => [state, group.length]))
}
