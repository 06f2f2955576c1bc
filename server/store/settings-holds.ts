// Events that wait for settings to be mended: they go on as soon as others are in force, or the same ones fit again.
import { SETTINGS_HOLDS } from '../domain/reason.ts'
import { releaseHeldEvents } from './claims.ts'
import type { Db } from './database.ts'

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
