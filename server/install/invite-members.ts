// Invites members by mail: who may be, at a pace that no stranger can misuse. The mails wait in the database until the mail server has them.
import { rulesByEmail } from '../domain/choose-owner.ts'
import { consentOf } from '../domain/members/describe-member.ts'
import type { InviteRefusal } from '../domain/members/invite-refusal.ts'
import { createInviteRules } from '../domain/members/may-invite.ts'
import type { Account } from '../store/accounts.ts'
import { settingsFor } from '../store/current-settings.ts'
import { countInvited, insertInvitations, lockInvitations } from '../store/invitations.ts'
import { findMembers, listMembers } from '../store/members.ts'
import { listOwners } from '../store/owners.ts'
import { type InvitationDeps, newInvitation } from './invitations.ts'

/** So many mails a day for one account. */
export const MAILS_A_DAY = 2_000
const DAY_MS = 24 * 60 * 60_000
/** What was asked for a moment ago is the same request, repeated by HubSpot or by an impatient finger. */
const REPEATED_WITHIN_MS = 2 * 60_000
const MOST_LISTED = 20_000

export type Refused = { email: string; why: InviteRefusal }
export type InviteResult = { invited: number; refused: Refused[] }

/** `emails` null: everybody who is active and has not connected. Of those, who may not be invited is no news. */
export async function inviteMembers(
  deps: InvitationDeps,
  account: Account,
  { emails, by }: { emails: readonly string[] | null; by: string },
): Promise<InviteResult> {
  const { db, now } = deps
  const { portalId, domain } = account
  const at = now()
  const settings = await settingsFor(db, account)
  return db.transaction(async (trx) => {
    await lockInvitations(trx, portalId)
    const members =
      emails === null
        ? await listMembers(trx, portalId, MOST_LISTED)
        : await findMembers(trx, portalId, emails)
    const since = new Date(at.getTime() - 30 * DAY_MS)
    const before = await countInvited(trx, portalId, { since, dayAgo: new Date(at.getTime() - DAY_MS) })
    const invitedBefore = new Map(before.members.map((one) => [one.email, one]))
    const owners = await listOwners(trx, portalId)
    const whyNot = createInviteRules({ settings, owners, domain, now: at })
    const refused: Refused[] = []
    const chosen: string[] = []
    let repeated = 0
    for (const member of members) {
      const { email } = member
      const { lastAt = null, times = 0 } = invitedBefore.get(email) ?? {}
      const consent = consentOf(member, rulesByEmail(settings.members.rules, email)[0]?.syncs)
      const why = whyNot({ ...member, isConnected: member.connectedAt !== null, consent, lastAt, times })
      const isRepeat = why === 'too_soon' && lastAt && at.getTime() - lastAt.getTime() < REPEATED_WITHIN_MS
      if (isRepeat) repeated += 1
      else if (why) refused.push({ email, why })
      else if (before.today + chosen.length >= MAILS_A_DAY) refused.push({ email, why: 'too_many' })
      else chosen.push(email)
    }
    const known = new Set(members.map(({ email }) => email))
    const unknown = (emails ?? []).filter((email) => !known.has(email))
    const made = chosen.map((email) => newInvitation(email, { madeBy: by, now: at, mailDueAt: at }))
    await insertInvitations(trx, portalId, made)
    return {
      invited: chosen.length + repeated,
      refused: [...refused, ...unknown.map((email) => ({ email, why: 'unknown_member' as const }))],
    }
  })
}
