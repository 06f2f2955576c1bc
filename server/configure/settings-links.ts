// Lets settings out as a file and in as one. A page in HubSpot can offer neither, so it hands out a link: signed by us, good for five
// minutes, used once.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { v4 as uuidv4 } from 'uuid'
import type { Db } from '../store/database.ts'
import { findLink, insertLink, markLinkUsed, type SettingsLink } from '../store/settings-links.ts'

export type LinkDeps = { db: Db; now: () => Date; linkKey: Buffer }

export const LINK_LIFETIME_MS = 5 * 60_000

const TOKEN = /^(\d{1,18})\.([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/

type NewLink = Pick<SettingsLink, 'portalId' | 'kind' | 'madeBy' | 'baseVersion' | 'revision'>

export async function makeLink(
  { db, now, linkKey }: LinkDeps,
  link: NewLink,
): Promise<{ token: string; expiresAt: Date }> {
  const at = now()
  const linkId = uuidv4()
  const expiresAt = new Date(at.getTime() + LINK_LIFETIME_MS)
  await insertLink(db, { ...link, linkId, expiresAt }, at)
  const name = `${link.portalId}.${linkId}`
  return { token: `${name}.${sign(linkKey, link.kind, name)}`, expiresAt }
}

export type LinkRefusal = 'forged' | 'expired' | 'used'

/** The link that a token stands for, if it can still be used. */
export async function readLink(
  { db, now, linkKey }: LinkDeps,
  kind: SettingsLink['kind'],
  token: string,
): Promise<{ ok: true; link: SettingsLink } | { ok: false; why: LinkRefusal }> {
  const [, portalId = '', linkId = '', signature = ''] = TOKEN.exec(token) ?? []
  if (!isEqual(signature, sign(linkKey, kind, `${portalId}.${linkId}`))) return { ok: false, why: 'forged' }
  const link = await findLink(db, portalId, linkId)
  if (!link || link.kind !== kind) return { ok: false, why: 'expired' }
  if (link.usedAt) return { ok: false, why: 'used' }
  return link.expiresAt > now() ? { ok: true, link } : { ok: false, why: 'expired' }
}

/** True for the first who uses it, in time. Within a transaction that fails, it was not used. */
export async function useLink(db: Db, link: SettingsLink, now: Date): Promise<boolean> {
  return markLinkUsed(db, link, now)
}

function sign(key: Buffer, kind: string, name: string): string {
  return createHmac('sha256', key).update(`settings-${kind}.${name}`).digest('base64url')
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
