// Deletes an account's data a set time after Logbook was uninstalled there. Installing it again in time keeps everything.
import { accountsThatLeft, deleteAccountData } from '../store/account-data.ts'
import type { Db } from '../store/database.ts'

/** The one place where it stands; docs/privacy.md says it too, and a test compares. */
export const KEPT_AFTER_UNINSTALL_DAYS = 30

const DAY_MS = 24 * 60 * 60_000
const ROWS_A_STEP = 2_000

export type EraseAccountDeps = {
  db: Db
  now: () => Date
  log: { info(facts: object, message: string): void }
}

/** Deletes what is overdue, in small steps, so that nobody else's events wait for it. */
export async function eraseLeftAccounts(
  { db, now, log }: EraseAccountDeps,
  signal: AbortSignal,
): Promise<void> {
  const before = new Date(now().getTime() - KEPT_AFTER_UNINSTALL_DAYS * DAY_MS)
  for (const portalId of await accountsThatLeft(db, before)) {
    let rows = 0
    for (;;) {
      if (signal.aborted) return
      const deleted = await deleteAccountData(db, portalId, { before, limit: ROWS_A_STEP })
      if (deleted === 0)
        log.info({ portalId, rows }, 'The data of an account that uninstalled Logbook was deleted')
      if (!deleted) break
      rows += deleted
    }
  }
}
