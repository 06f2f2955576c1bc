// Hands the invitations that wait to the mail server, some at a time, and books what became of each. Who is to have none any more gets none.
import { rulesByEmail } from '../domain/choose-owner.ts'
import { consentOf } from '../domain/members/describe-member.ts'
import { invitationMail } from '../domain/members/invitation-mail.ts'
import { createInviteRules } from '../domain/members/may-invite.ts'
import { MailError, type Mailer } from '../mail/mailer.ts'
import { type Account, findAccount } from '../store/accounts.ts'
import { settingsFor } from '../store/current-settings.ts'
import {
  claimMails,
  dropOldInvitations,
  type Invitation,
  type MailOutcome,
  saveMailOutcome,
} from '../store/invitations.ts'
import { findMembers } from '../store/members.ts'
import { listOwners } from '../store/owners.ts'
import { type InvitationDeps, invitationUrl } from './invitations.ts'

export type SendDeps = InvitationDeps & {
  mailer: Mailer
  log: { info(facts: object, message: string): void; warn(facts: object, message: string): void }
}

const AT_ONCE = 20
/** Longer than sending so many may take; then whoever had them died. */
const CLAIMED_FOR_MS = 10 * 60_000
/** How long to wait after each try that failed; then it is given up. */
const PAUSES_MS = [60_000, 5 * 60_000, 30 * 60_000, 2 * 60 * 60_000]
/** Ended or not, nobody asks for older ones. */
const KEPT_FOR_MS = 60 * 24 * 60 * 60_000

/** One round. */
export async function sendInvitations(deps: SendDeps, signal: AbortSignal): Promise<void> {
  const { db, now } = deps
  const at = now()
  const until = new Date(at.getTime() + CLAIMED_FOR_MS)
  for (const invitation of await claimMails(db, { now: at, until, limit: AT_ONCE })) {
    // What is not sent before we stop is sent by whoever comes next.
    if (signal.aborted) return
    await saveMailOutcome(db, invitation, await sendOne(deps, invitation))
  }
}

export async function tidyInvitations({ db, now }: InvitationDeps): Promise<void> {
  await dropOldInvitations(db, new Date(now().getTime() - KEPT_FOR_MS))
}

async function sendOne(deps: SendDeps, invitation: Invitation): Promise<MailOutcome> {
  const { db, now, mailer, log } = deps
  const { portalId, invitationId, email, madeBy, expiresAt, mailAttempts } = invitation
  const account = await findAccount(db, portalId)
  if (!account || !(await isStillWanted(deps, account, invitation))) return { problem: 'mail_not_wanted' }
  const { name: accountName, timeZone } = account
  const url = invitationUrl(deps, invitation)
  try {
    await mailer.send(invitationMail({ memberEmail: email, madeBy, accountName, timeZone, url, expiresAt }))
    log.info({ portalId, invitationId }, 'Invitation mailed')
    return { mailedAt: now() }
  } catch (error) {
    if (!(error instanceof MailError)) throw error
    const { code, isTemporary } = error
    // The mail server's words may name the member: they go no further.
    log.warn({ portalId, invitationId, code, attempt: mailAttempts }, 'Invitation could not be mailed')
    const pause = isTemporary ? PAUSES_MS[mailAttempts - 1] : undefined
    return pause === undefined
      ? { problem: code }
      : { problem: code, dueAt: new Date(now().getTime() + pause) }
  }
}

/** Between asking and sending somebody may have connected, left or been excluded. Whoever was erased has no invitation any more. */
async function isStillWanted(
  { db, now }: SendDeps,
  account: Account,
  { email, endedAt, expiresAt }: Invitation,
): Promise<boolean> {
  const [member] = await findMembers(db, account.portalId, [email])
  if (!member || endedAt || expiresAt <= now() || account.status === 'disconnected') return false
  const [settings, owners] = await Promise.all([settingsFor(db, account), listOwners(db, account.portalId)])
  const consent = consentOf(member, rulesByEmail(settings.members.rules, email)[0]?.syncs)
  const whyNot = createInviteRules({ settings, owners, domain: account.domain, now: now() })
  const invitee = { ...member, consent, isConnected: member.connectedAt !== null, lastAt: null, times: 0 }
  return whyNot(invitee) === null
}
