// Events that wait for settings to be mended: they go on as soon as others are in force, or the same ones fit again.
import { SETTINGS_HOLDS } from '../domain/reason.ts'
import { releaseHeldEvents } from './claims.ts'
import type { Db } from './database.ts'
import { stopDrain } from './drains.ts'

/** Makes them due again; whoever still waits for the same is held anew. Answers how many. To be followed by a wake-up. */
export async function releaseSettingsHolds(db: Db, portalId: string, now: Date): Promise<number> {
  return db.transaction(async (trx) => {
    await stopDrain(trx, portalId)
    return releaseHeldEvents(trx, portalId, SETTINGS_HOLDS, now)
  })
}

/** Releases at once what was held by settings or findings that changed while it was being decided: nobody else would. */
export async function releaseOutdated(
  trx: Db,
  portalId: string,
  { eventIds, version, decidedAt }: { eventIds: readonly string[]; version: number; decidedAt: Date },
  now: Date,
): Promise<void> {
  if (eventIds.length === 0) return
  const { rows } = await trx.raw(
    `select from accounts where portal_id = :portalId and settings_version <> :version
     union all
     select from settings_checks where portal_id = :portalId and changed_at > :decidedAt`,
    { portalId, version, decidedAt },
  )
  if (rows.length > 0) await releaseHeldEvents(trx, portalId, SETTINGS_HOLDS, now)
}

/** Whether something waits because a setting was found broken. */
export async function hasBrokenHolds(db: Db, portalId: string): Promise<boolean> {
  const held = { portal_id: portalId, state: 'held', reason: 'settings_broken' }
  return (await db('events').select('event_id').where(held).first()) !== undefined
}
