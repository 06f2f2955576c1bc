// Which accounts are due, and who may drain them. The lease is ours: a queue notices a dead worker only after many seconds.
import type { Db } from './database.ts'

/** Classifies our advisory locks among others in this database. */
const WAKE_LOCK = 4104

export type Lease = { portalId: string; owner: string; fence: string }

/** The lease ran out and somebody else may be draining: nothing more may be written or settled. */
export class LeaseLost extends Error {}

/**
 * To be called in the transaction that inserts events, before it does. Ingestion shares this lock; clearing the due flag takes
 * it alone. So the flag is never cleared between an insert and its commit, and no wake-up is lost.
 * Answers the version of the settings in force, in the same question: what was published before somebody sends decides about it.
 */
export async function enterAccount(trx: Db, portalId: string): Promise<number> {
  const { rows } = await trx
    .raw(
      `select settings_version as version, pg_advisory_xact_lock_shared(:lock, hashtext(cast(portal_id as text)))
       from accounts where portal_id = :portalId`,
      { lock: WAKE_LOCK, portalId },
    )
    .options({ name: 'enter-account' })
  const [account]: { version: number }[] = rows
  if (!account) throw new Error(`Account ${portalId} is gone.`)
  return account.version
}

/** Lets no event of the account come in until the transaction ends, and waits for those that are coming in. */
export async function stopIntake(trx: Db, portalId: string): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(?, hashtext(?))', [WAKE_LOCK, portalId])
}

/** Lets no drain of the account claim, begin to write or settle until the transaction ends. To be held briefly: it waits meanwhile. */
export async function stopDrain(trx: Db, portalId: string): Promise<void> {
  await trx('drains')
    .select('fence', trx.raw(`set_config('idle_in_transaction_session_timeout', ?, true)`, [FROZEN_AFTER]))
    .where('portal_id', portalId)
    .forUpdate()
}

/** Sets the due flag; true when it was not set, so that only the first of many enqueues a wake-up. */
export async function markDue(db: Db, portalId: string): Promise<boolean> {
  return (await db('drains').where({ portal_id: portalId, due: false }).update('due', true)) > 0
}

/** Clears the due flag, to be called with nothing left to claim: answers false when something came in meanwhile. */
export async function clearDue(db: Db, lease: Lease, now: Date): Promise<boolean> {
  const { portalId } = lease
  return db.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?, hashtext(?))', [WAKE_LOCK, portalId])
    // Whoever makes events due again holds the drain's row until that is committed: only then one looks.
    await stopDrain(trx, portalId)
    const waiting = await trx('events')
      .select('event_id')
      .where('portal_id', portalId)
      .where('due_at', '<=', now)
      .first()
    if (waiting) return false
    await trx('drains')
      .where('portal_id', portalId)
      .update({
        due: false,
        next_due_at: trx('events').min('due_at').where('portal_id', portalId).whereNotNull('due_at'),
      })
    return true
  })
}

/** Accounts that wait for a drain and that nobody drains: woken ones, retries whose time has come, and drains whose worker died. */
export async function portalsToDrain(db: Db, now: Date): Promise<string[]> {
  const rows: { portal_id: string }[] = await db('drains')
    .select('portal_id')
    .where((waiting) => waiting.where('due', true).orWhere('next_due_at', '<=', now))
    .whereRaw('coalesce(lease_until, now()) <= now()')
  return rows.map((row) => row.portal_id)
}

/** Takes the lease when it is free or has run out. Judged by the database's clock, the only one all processes share. */
export async function acquireLease(
  db: Db,
  portalId: string,
  owner: string,
  forMs: number,
): Promise<Lease | null> {
  const [row] = await db('drains')
    .where('portal_id', portalId)
    .whereRaw('coalesce(lease_until, now()) <= now()')
    .update({
      lease_owner: owner,
      lease_until: db.raw(`now() + ? * interval '1 millisecond'`, [forMs]),
      fence: db.raw('fence + 1'),
    })
    .returning('fence')
  return row ? { portalId, owner, fence: row.fence } : null
}

/** Prolongs the lease; throws LeaseLost when another has taken it. */
export async function renewLease(db: Db, { portalId, fence }: Lease, forMs: number): Promise<void> {
  const renewed = await db('drains')
    .where({ portal_id: portalId, fence })
    .update('lease_until', db.raw(`now() + ? * interval '1 millisecond'`, [forMs]))
  if (renewed === 0) throw new LeaseLost(portalId)
}

/** Counts the fence on, so that a renewal still under way cannot take the lease back for nobody. */
export async function releaseLease(db: Db, { portalId, fence }: Lease): Promise<void> {
  await db('drains')
    .where({ portal_id: portalId, fence })
    .update({ lease_owner: null, lease_until: null, fence: db.raw('fence + 1') })
}

/** A process frozen inside a transaction must not keep the account's row, and with it the account, for as long as it is frozen. */
const FROZEN_AFTER = '5s'

/** Locks the drain's row until the transaction ends and checks that the lease is still ours. */
export async function checkFence(db: Db, { portalId, fence }: Lease): Promise<void> {
  const ours = await db('drains')
    .select('fence', db.raw(`set_config('idle_in_transaction_session_timeout', ?, true)`, [FROZEN_AFTER]))
    .where({ portal_id: portalId, fence })
    .forUpdate()
    .first()
  if (!ours) throw new LeaseLost(portalId)
}
