// Personal invitations: links signed by us, each for one member, good once and until its end. The token is kept nowhere.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { v4 as uuidv4 } from 'uuid'
import type { Db } from '../store/database.ts'
import {
  findInvitation,
  type Invitation,
  insertInvitations,
  type NewInvitation,
} from '../store/invitations.ts'

export type InvitationDeps = { db: Db; now: () => Date; invitationKey: Buffer; publicUrl: string }

export const INVITATION_LIFETIME_MS = 14 * 24 * 60 * 60_000

const TOKEN = /^(\d{1,18})\.([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/

/** The same for a token that was changed, of another account, and of a member who was erased: nobody learns which. */
export type InvitationRefusal = 'forged' | 'expired' | 'used'

/** Makes an invitation, not yet kept. `mailDueAt` null: its link is handed over by somebody. */
export function newInvitation(
  email: string,
  { madeBy, now, mailDueAt }: { madeBy: string; now: Date; mailDueAt: Date | null },
): NewInvitation {
  const expiresAt = new Date(now.getTime() + INVITATION_LIFETIME_MS)
  return { invitationId: uuidv4(), email, madeBy, madeAt: now, expiresAt, mailDueAt }
}

/** The link to hand over to a member. */
export async function makeInvitationLink(
  deps: InvitationDeps,
  portalId: string,
  { email, madeBy }: { email: string; madeBy: string },
): Promise<{ url: string; expiresAt: Date }> {
  const invitation = newInvitation(email, { madeBy, now: deps.now(), mailDueAt: null })
  await insertInvitations(deps.db, portalId, [invitation])
  return { url: invitationUrl(deps, { portalId, ...invitation }), expiresAt: invitation.expiresAt }
}

export function invitationUrl(
  { publicUrl, invitationKey }: Pick<InvitationDeps, 'publicUrl' | 'invitationKey'>,
  { portalId, invitationId }: Pick<Invitation, 'portalId' | 'invitationId'>,
): string {
  const name = `${portalId}.${invitationId}`
  return `${publicUrl}/connect/${name}.${sign(invitationKey, name)}`
}

export type ReadInvitation =
  | { ok: true; email: string; invitation: Invitation }
  | { ok: false; why: InvitationRefusal; email: string | null }

/** The invitation that a token, or a link with it, stands for. `portalId`: of the account that asks; null where no account does. */
export async function readInvitation(
  { db, now, invitationKey }: InvitationDeps,
  portalId: string | null,
  code: string,
): Promise<ReadInvitation> {
  const token = code.trim().split('/').at(-1) ?? ''
  const [, named = '', invitationId = '', signature = ''] = TOKEN.exec(token) ?? []
  const isSigned = isEqual(signature, sign(invitationKey, `${named}.${invitationId}`))
  const isOurs = portalId === null || portalId === named
  const invitation = isSigned && isOurs ? await findInvitation(db, named, invitationId) : null
  if (!invitation) return { ok: false, why: 'forged', email: null }
  const { email, endedAt, expiresAt } = invitation
  if (endedAt) return { ok: false, why: 'used', email }
  return expiresAt > now() ? { ok: true, email, invitation } : { ok: false, why: 'expired', email }
}

function sign(key: Buffer, name: string): string {
  return createHmac('sha256', key).update(`invitation.${name}`).digest('base64url')
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
