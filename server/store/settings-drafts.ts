// The draft of an account's next settings: one for everybody, changed only by whoever has seen its last change.
import type { Db } from './database.ts'

export type SettingsDraft = {
  baseVersion: number
  revision: number
  settings: unknown
  editedBy: string
  editedAt: Date
}

/** Where the draft stands, also when there is none: `settings` is null then. Null when there never was one. */
export type DraftState = Omit<SettingsDraft, 'settings'> & { settings: unknown }

const COLUMNS = {
  baseVersion: 'base_version',
  revision: 'revision',
  settings: 'settings',
  editedBy: 'edited_by',
  editedAt: 'edited_at',
}

export async function findDraft(db: Db, portalId: string): Promise<DraftState | null> {
  return (await db('settings_drafts').select(COLUMNS).where('portal_id', portalId).first()) ?? null
}

export type DraftSave = {
  /** The published version that the editor saw. */
  baseVersion: number
  /** The revision that the editor saw; 0 when there never was a draft. */
  revision: number
  /** Null ends the draft. */
  settings: object | null
  by: string
  now: Date
}

/** Answers the new revision; null when somebody else changed the draft, or published, since the editor looked. */
export async function saveDraft(db: Db, portalId: string, save: DraftSave): Promise<number | null> {
  const { baseVersion, revision, settings, by, now } = save
  const row = {
    portal_id: portalId,
    base_version: baseVersion,
    revision: revision + 1,
    settings: settings && JSON.stringify(settings),
    edited_by: by,
    edited_at: now,
  }
  return db.transaction(async (trx) => {
    // Whoever publishes at the same moment waits here, or is waited for.
    const account = await trx('accounts')
      .select('portal_id')
      .where('portal_id', portalId)
      .modify((query) => {
        // Ending a draft of an older version is always right.
        if (settings !== null) query.where('settings_version', baseVersion)
      })
      .forShare()
      .first()
    if (!account) return null
    const saved =
      revision === 0
        ? trx('settings_drafts').insert(row).onConflict().ignore()
        : trx('settings_drafts').where({ portal_id: portalId, revision }).update(row)
    const [done] = await saved.returning('revision')
    return done ? revision + 1 : null
  })
}
