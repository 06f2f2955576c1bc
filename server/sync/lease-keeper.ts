// Keeps a drain's lease alive while it works, and knows at any moment whether it still is.

import type { Db } from '../store/database.ts'
import { acquireLease, type Lease, LeaseLost, releaseLease, renewLease } from '../store/drains.ts'

export type KeptLease = Lease & {
  /** False once the lease may have run out: a stalled process must not write any more. Needs no I/O. */
  isAlive(): boolean
  release(): Promise<void>
}

/** Takes the account's lease, or answers null when somebody else has it. Renewed every third of its time. */
export async function keepLease(
  db: Db,
  portalId: string,
  { owner, leaseMs }: { owner: string; leaseMs: number },
): Promise<KeptLease | null> {
  // Counted from before the database's clock started, on a clock that nobody sets.
  let aliveUntil = performance.now() + leaseMs
  const lease = await acquireLease(db, portalId, owner, leaseMs)
  if (!lease) return null
  const timer = setInterval(renew, leaseMs / 3)
  return {
    ...lease,
    isAlive: () => performance.now() < aliveUntil,
    async release() {
      clearInterval(timer)
      await releaseLease(db, lease)
    },
  }

  function renew(): void {
    const startedAt = performance.now()
    renewLease(db, { portalId, owner, fence: lease?.fence ?? '' }, leaseMs).then(
      () => {
        aliveUntil = startedAt + leaseMs
      },
      (error) => {
        // Any other failure may pass before the lease does.
        if (error instanceof LeaseLost) aliveUntil = 0
      },
    )
  }
}
