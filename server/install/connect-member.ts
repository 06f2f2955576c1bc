// A member's own decisions: to connect, to pause, to connect again. Whose word counts is HubSpot's, which signs who asks.
import { ownersById, rulesByEmail } from '../domain/choose-owner.ts'
import { type ClaimRefusal, rightTo } from '../domain/members/may-claim.ts'
import type { Settings } from '../domain/settings/settings.ts'
import type { Account } from '../store/accounts.ts'
import { settingsFor } from '../store/current-settings.ts'
import type { Db } from '../store/database.ts'
import { enterAccount, stopDrain } from '../store/drains.ts'
import { findErasedAddresses } from '../store/erased-addresses.ts'
import { endInvitations } from '../store/invitations.ts'
import {
  addMember,
  dropConnection,
  findConnectedUser,
  saveConnection,
  saveMemberPause,
} from '../store/members.ts'
import { listOwners } from '../store/owners.ts'
import type { SignedUser } from './account-admins.ts'
import { type InvitationDeps, type InvitationRefusal, readInvitation } from './invitations.ts'
import { type ReleaseDeps, releaseAll } from './release-members.ts'
import type { SecretBox } from './secret-box.ts'

export type ConnectDeps = ReleaseDeps & InvitationDeps & { secrets: Pick<SecretBox, 'fingerprints'> }

/** The member by their address, or by the personal invitation that names them. */
export type Claim = { email: string } | { code: string }

export type Connected =
  | { ok: true; email: string; released: number }
  | { ok: false; why: ClaimRefusal | InvitationRefusal | 'erased' }

/** Connects a member as the signed user. Doing so twice is the same as once. What waited for it goes on, in its order. */
export async function connectMember(
  deps: ConnectDeps,
  account: Account,
  user: SignedUser,
  claim: Claim,
): Promise<Connected> {
  const { db, now } = deps
  const { portalId } = account
  const claimant = { userId: user.id, email: user.email.toLowerCase() }
  const settings = await settingsFor(db, account)

  const connected = await db.transaction(async (trx) => {
    // An erasure of this person comes before, and is seen, or after, and forgets what is kept here.
    await enterAccount(trx, portalId)
    // Whoever else claims or pauses a member of the account waits here, and so does a drain that would hold their activity.
    await stopDrain(trx, portalId)
    const proof = await proofOf({ ...deps, db: trx }, portalId, claim)
    if (proof.email === null) return { why: proof.why } as const
    const { email } = proof
    if (await isErased(trx, deps, portalId, [email, claimant.email])) return { why: 'erased' } as const
    const connectedUserId = await findConnectedUser(trx, portalId, email)
    // Whoever used an invitation may use it again: HubSpot repeats a request of which it missed the answer.
    if (proof.why !== null && connectedUserId !== user.id) return { why: proof.why } as const
    const facts = {
      mappedTo: await mappedTo(trx, portalId, settings, email),
      hasInvitation: 'code' in claim,
      connectedUserId,
    }
    const right = rightTo(email, claimant, facts)
    if (right === 'taken' || right === 'not_yours') return { why: right } as const
    await addMember(trx, portalId, email, now())
    await saveConnection(trx, portalId, email, { ...claimant, by: right, now: now() })
    await endInvitations(trx, portalId, email, now())
    return { why: null, email } as const
  })
  if (connected.why !== null) return { ok: false, why: connected.why }
  const { email } = connected
  return { ok: true, email, released: await releaseAll(deps, portalId, [email], { isTheirWord: true }) }
}

/** Nothing of the member's is logged from now on, nor what waited. False when they are not this user's to pause. */
export async function pauseMember(
  deps: ConnectDeps,
  { portalId }: Account,
  user: SignedUser,
  email: string,
): Promise<boolean> {
  const { db, now } = deps
  const isPaused = await db.transaction(async (trx) => {
    await enterAccount(trx, portalId)
    await stopDrain(trx, portalId)
    const isOwn = user.email.toLowerCase() === email
    if (isOwn && (await isErased(trx, deps, portalId, [email]))) return false
    if (!isOwn && (await findConnectedUser(trx, portalId, email)) !== user.id) return false
    await addMember(trx, portalId, email, now())
    await saveMemberPause(trx, portalId, email, now())
    return true
  })
  if (isPaused) await releaseAll(deps, portalId, [email], { isTheirWord: true })
  return isPaused
}

/** An admin takes a connection back, such as a wrong one. The member can connect again. */
export async function disconnectMember(db: Db, portalId: string, email: string): Promise<boolean> {
  return dropConnection(db, portalId, email)
}

/** Whom a claim is about. `why`: what is wrong with the invitation, if anything. */
async function proofOf(
  deps: InvitationDeps,
  portalId: string,
  claim: Claim,
): Promise<{ email: string; why: InvitationRefusal | null } | { email: null; why: InvitationRefusal }> {
  if ('email' in claim) return { email: claim.email, why: null }
  const read = await readInvitation(deps, portalId, claim.code)
  if (read.ok) return { email: read.email, why: null }
  const { why, email } = read
  return why === 'used' && email !== null ? { email, why } : { email: null, why }
}

async function isErased(
  trx: Db,
  { secrets }: Pick<ConnectDeps, 'secrets'>,
  portalId: string,
  emails: readonly string[],
): Promise<boolean> {
  const prints = [...new Set(emails)].flatMap((email) => secrets.fingerprints(email, portalId))
  return (await findErasedAddresses(trx, portalId, prints)).size > 0
}

/** The address of the active owner to whom an admin mapped this member. */
async function mappedTo(
  trx: Db,
  portalId: string,
  { members }: Settings,
  email: string,
): Promise<string | null> {
  const ownerId = rulesByEmail(members.rules, email)[0]?.owner_id
  if (ownerId === undefined) return null
  const owner = ownersById(await listOwners(trx, portalId), ownerId)[0]
  return owner && !owner.isArchived && owner.email !== '' ? owner.email : null
}
