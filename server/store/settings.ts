// The published settings of accounts, version by version, and who may follow on whom: nobody publishes over what they have not seen.
import type { SettingsDiff } from '../domain/settings/diff-settings.ts'
import type { Db } from './database.ts'

export type SettingsVersion = {
  version: number
  publishedBy: string
  publishedAt: Date
  rolledBackTo: number | null
  /** The revision of the draft that became this version. */
  draftRevision: number | null
}
export type PublishedSettings = SettingsVersion & { settings: unknown }
export type SettingsHistory = SettingsVersion & SettingsDiff

const COLUMNS = {
  version: 'version',
  publishedBy: 'published_by',
  publishedAt: 'published_at',
  rolledBackTo: 'rolled_back_to',
  draftRevision: 'draft_revision',
}

/** One version; null for version 0, the defaults, and for what never was. */
export async function findSettings(
  db: Db,
  portalId: string,
  version: number,
): Promise<PublishedSettings | null> {
  const columns = { ...COLUMNS, settings: 'settings' }
  return (
    (await db('settings_versions').select(columns).where({ portal_id: portalId, version }).first()) ?? null
  )
}

/** The same without the document. */
export async function findVersion(
  db: Db,
  portalId: string,
  version: number,
): Promise<SettingsVersion | null> {
  return (
    (await db('settings_versions').select(COLUMNS).where({ portal_id: portalId, version }).first()) ?? null
  )
}

/** What each version changed, newest first. */
export async function listSettings(
  db: Db,
  portalId: string,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<SettingsHistory[]> {
  const page = db('settings_versions')
    .select({ ...COLUMNS, diff: 'changes' })
    .where('portal_id', portalId)
  if (before !== undefined) page.where('version', '<', before)
  const rows: (SettingsVersion & { diff: SettingsDiff })[] = await page
    .orderBy('version', 'desc')
    .limit(limit)
  return rows.map(({ diff, ...version }) => ({ ...version, ...diff }))
}

/** What becomes the next version: a document, the draft of this revision, or an older version as it is. */
export type Source =
  | { settings: object; rolledBackTo?: number }
  | { draftRevision: number }
  | { version: number }

export type Publication = {
  /** The version that the publisher saw. */
  baseVersion: number
  source: Source
  changes: SettingsDiff
  by: string
  now: Date
}

/** Publishes the next version; null when somebody else published since `baseVersion`, or changed the draft that was meant. */
export async function publishSettings(
  db: Db,
  portalId: string,
  publication: Publication,
): Promise<number | null> {
  const { baseVersion, source, changes, by, now } = publication
  const version = baseVersion + 1
  const row = { portalId, version, by, now, changes: JSON.stringify(changes) }
  return db.transaction(async (trx) => {
    const moved = await trx('accounts')
      .where({ portal_id: portalId, settings_version: baseVersion })
      .update('settings_version', version)
    if (moved === 0) return null
    if ('settings' in source) {
      const { settings, rolledBackTo = null } = source
      const columns = 'cast(:settings as jsonb), cast(:rolledBackTo as integer), cast(null as integer)'
      await insertVersion(trx, columns, '', { ...row, settings: JSON.stringify(settings), rolledBackTo })
      return version
    }
    if ('version' in source) {
      const from = 'from settings_versions where portal_id = :portalId and version = :old'
      const columns = 'settings, cast(:old as integer), cast(null as integer)'
      const isThere = await insertVersion(trx, columns, from, { ...row, old: source.version })
      if (!isThere) throw new Error(`Account ${portalId} has no settings of version ${source.version}.`)
      return version
    }
    const { draftRevision: revision } = source
    const draft = { portal_id: portalId, revision }
    const isThere = await trx('settings_drafts')
      .select('revision')
      .where(draft)
      .whereNotNull('settings')
      .forUpdate()
      .first()
    if (!isThere) {
      await trx('accounts').where('portal_id', portalId).update('settings_version', baseVersion)
      return null
    }
    const from = 'from settings_drafts where portal_id = :portalId'
    await insertVersion(trx, 'settings, cast(null as integer), revision', from, row)
    await trx('settings_drafts')
      .where(draft)
      .update({ settings: null, revision: revision + 1, edited_by: by, edited_at: now })
    return version
  })
}

/** Copies the document inside the database, where it is one: a version that is brought back is the same to the last byte. */
async function insertVersion(
  trx: Db,
  columns: string,
  from: string,
  values: Record<string, unknown>,
): Promise<boolean> {
  const { rowCount } = await trx.raw(
    `insert into settings_versions
       (portal_id, version, published_by, published_at, changes, settings, rolled_back_to, draft_revision)
     select cast(:portalId as bigint), cast(:version as integer), :by, cast(:now as timestamptz), cast(:changes as jsonb), ${columns} ${from}`,
    values,
  )
  return rowCount > 0
}
