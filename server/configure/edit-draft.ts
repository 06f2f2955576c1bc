// The draft of an account's next settings: saved over only by whoever has seen what is there, and ended the same way.
import { diffSettings, type SettingsDiff } from '../domain/settings/diff-settings.ts'
import { readPublished } from '../domain/settings/parse-settings.ts'
import type { Settings } from '../domain/settings/settings.ts'
import { findAccount } from '../store/accounts.ts'
import { readVersion } from '../store/current-settings.ts'
import type { Db } from '../store/database.ts'
import { findVersion } from '../store/settings.ts'
import { type DraftState, findDraft, saveDraft } from '../store/settings-drafts.ts'

/** Who was faster, with what: so that people can talk to each other rather than overwrite each other. */
export type Conflict =
  | { what: 'draft'; by: string; at: Date; revision: number; isEnded: boolean }
  | { what: 'published'; by: string; at: Date; version: number }
  /** The one who asks names something that never was. */
  | { what: 'unseen'; version: number; revision: number }

export type Draft = {
  baseVersion: number
  revision: number
  settings: Settings
  editedBy: string
  editedAt: Date
  /** Against the settings in force. */
  diff: SettingsDiff
}

type EditDeps = { db: Db; now: () => Date }
export type Seen = { baseVersion: number; revision: number }

/** Null when nobody is working on one. `current`: the settings in force. */
export async function readDraft(db: Db, portalId: string, current: Settings): Promise<Draft | null> {
  const found = await findDraft(db, portalId)
  if (!found || found.settings === null) return null
  const settings = readPublished(found.settings)
  return { ...found, settings, diff: diffSettings(current, settings) }
}

/** How often the draft was changed so far: what the next change has to name. */
export async function readRevision(db: Db, portalId: string): Promise<number> {
  return (await findDraft(db, portalId))?.revision ?? 0
}

/** Saves a draft, or ends it (`settings` null). A repeat of the same save by the same person is the same save. */
export async function editDraft(
  { db, now }: EditDeps,
  portalId: string,
  { baseVersion, revision, settings, by }: Seen & { settings: Settings | null; by: string },
): Promise<{ ok: true; revision: number } | { ok: false; conflict: Conflict }> {
  const saved = await saveDraft(db, portalId, { baseVersion, revision, settings, by, now: now() })
  if (saved !== null) return { ok: true, revision: saved }
  const found = await findDraft(db, portalId)
  if (
    found &&
    found.revision === revision + 1 &&
    found.editedBy === by &&
    isSame(found, settings, baseVersion)
  ) {
    return { ok: true, revision: found.revision }
  }
  return { ok: false, conflict: await findConflict(db, portalId, { baseVersion, revision }) }
}

/** Why somebody who saw this may not go on. */
export async function findConflict(
  db: Db,
  portalId: string,
  { baseVersion, revision }: Seen,
): Promise<Conflict> {
  const [account, draft] = await Promise.all([findAccount(db, portalId), findDraft(db, portalId)])
  const version = account?.settingsVersion ?? 0
  if (version > baseVersion) {
    const published = await findVersion(db, portalId, version)
    if (published) return { what: 'published', by: published.publishedBy, at: published.publishedAt, version }
  }
  if (draft && draft.revision > revision) {
    const { editedBy: by, editedAt: at } = draft
    return { what: 'draft', by, at, revision: draft.revision, isEnded: draft.settings === null }
  }
  return { what: 'unseen', version, revision: draft?.revision ?? 0 }
}

function isSame(found: DraftState, settings: Settings | null, baseVersion: number): boolean {
  if (settings === null || found.settings === null) return settings === found.settings
  const { changes_in_all } = diffSettings(readPublished(found.settings), settings)
  return found.baseVersion === baseVersion && changes_in_all === 0
}

/** The settings that whoever writes only some sections means for the others: the draft's, else the published ones. */
export async function draftOrPublished(db: Db, portalId: string, version: number): Promise<Settings> {
  const found = await findDraft(db, portalId)
  const isUsable = found?.settings != null
  return isUsable ? readPublished(found.settings) : readVersion(db, portalId, version)
}
