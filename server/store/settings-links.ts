// Links by which settings leave as a file or come in as one: each good for a few minutes, and once.
import type { Db } from './database.ts'

export type SettingsLink = {
  portalId: string
  linkId: string
  kind: 'export' | 'import' | 'never_log'
  madeBy: string
  /** For an export the version that goes out; for what comes in, what its maker saw. */
  baseVersion: number
  revision: number
  expiresAt: Date
  usedAt: Date | null
}

const COLUMNS = {
  portalId: 'portal_id',
  linkId: 'link_id',
  kind: 'kind',
  madeBy: 'made_by',
  baseVersion: 'base_version',
  revision: 'revision',
  expiresAt: 'expires_at',
  usedAt: 'used_at',
}

/** Links of this account that are long over go at the same time. */
export async function insertLink(db: Db, link: Omit<SettingsLink, 'usedAt'>, now: Date): Promise<void> {
  const { portalId, linkId, kind, madeBy, baseVersion, revision, expiresAt } = link
  const aDayAgo = new Date(now.getTime() - 24 * 60 * 60_000)
  await db('settings_links').where('portal_id', portalId).where('expires_at', '<', aDayAgo).delete()
  await db('settings_links').insert({
    portal_id: portalId,
    link_id: linkId,
    kind,
    made_by: madeBy,
    base_version: baseVersion,
    revision,
    expires_at: expiresAt,
  })
}

export async function findLink(db: Db, portalId: string, linkId: string): Promise<SettingsLink | null> {
  return (
    (await db('settings_links').select(COLUMNS).where({ portal_id: portalId, link_id: linkId }).first()) ??
    null
  )
}

/** True for the one who uses it first and in time. */
export async function markLinkUsed(db: Db, { portalId, linkId }: SettingsLink, now: Date): Promise<boolean> {
  const used = await db('settings_links')
    .where({ portal_id: portalId, link_id: linkId, used_at: null })
    .where('expires_at', '>', now)
    .update('used_at', now)
  return used > 0
}
