// What follows when somebody uninstalls Logbook in HubSpot: tokens are destroyed at once, waiting events are held, data has its time left.
import { markUninstalled } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { markDue } from '../store/drains.ts'
import { deleteTokens } from '../store/tokens.ts'

/** HubSpot's clock and ours differ: who was installed again this soon after is taken for installed. A refused token tells otherwise. */
const CLOCKS_DIFFER_MS = 60_000

export type UninstallDeps = { db: Db; wake(portalId: string): Promise<void> }

/** False when the account was not installed, or was installed again since `at`: HubSpot's journal repeats old news. */
export async function leaveAccount(
  { db, wake }: UninstallDeps,
  portalId: string,
  at: Date,
): Promise<boolean> {
  const hasLeft = await db.transaction(async (trx) => {
    if (!(await markUninstalled(trx, portalId, new Date(at.getTime() - CLOCKS_DIFFER_MS)))) return false
    await deleteTokens(trx, portalId)
    await markDue(trx, portalId)
    return true
  })
  // The drain holds what waits. When it cannot be woken, the sweep sees that it is due.
  if (hasLeft) await wake(portalId).catch(() => {})
  return hasLeft
}
