// Lets go what waits for members to connect, once it need not wait any more: they connected, or the settings ask it of them no longer.

import { type Account, findAccount } from '../store/accounts.ts'
import { settingsFor } from '../store/current-settings.ts'
import type { Db } from '../store/database.ts'
import { stopDrain } from '../store/drains.ts'
import { accountsWithWaiting, membersToRelease, releaseWaiting } from '../store/member-holds.ts'

export type ReleaseDeps = { db: Db; now: () => Date; wake(portalId: string): Promise<void> }

/** So many events go on in one step: the account's drain waits meanwhile. */
const RELEASED_AT_ONCE = 5_000
/** Whoever waits for us does not wait for more than this; the next round goes on. */
const MOST_STEPS = 20

/** In the order in which they came in. Answers how many events go on. */
export async function releaseMembers(deps: ReleaseDeps, portalId: string): Promise<number> {
  const { db } = deps
  const account = await findAccount(db, portalId)
  if (!account) return 0
  const emails = await whoGoesOn(db, account)
  if (emails?.length === 0) return 0
  return releaseAll(deps, portalId, emails, { isTheirWord: false })
}

/** The same for these members alone, or for all. `isTheirWord`: they have just decided. */
export async function releaseAll(
  { db, now, wake }: ReleaseDeps,
  portalId: string,
  emails: readonly (string | null)[] | null,
  { isTheirWord }: { isTheirWord: boolean },
): Promise<number> {
  let released = 0
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const step = await db.transaction(async (trx) => {
      await stopDrain(trx, portalId)
      return releaseWaiting(trx, portalId, { emails, limit: RELEASED_AT_ONCE, isTheirWord, now: now() })
    })
    released += step
    if (step < RELEASED_AT_ONCE) break
  }
  // What is due is due: while nobody can be woken, the next sweep finds it.
  if (released > 0) await wake(portalId).catch(() => {})
  return released
}

/** Null: everybody. */
async function whoGoesOn(db: Db, account: Account): Promise<(string | null)[] | null> {
  const { general, members } = await settingsFor(db, account)
  if (!general.members_must_connect) return null
  const silent = members.rules.filter(({ syncs }) => !syncs).map(({ email }) => email)
  return membersToRelease(db, account.portalId, silent)
}

/** A round over all accounts: what somebody began to let go and did not finish, because their process died, goes on here. */
export async function releaseEverywhere(deps: ReleaseDeps, signal: AbortSignal): Promise<void> {
  for (const portalId of await accountsWithWaiting(deps.db)) {
    if (signal.aborted) return
    await releaseMembers(deps, portalId)
  }
}
