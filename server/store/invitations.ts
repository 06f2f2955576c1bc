// Personal invitations, and their mails as they wait, go out or fail.
import type { MailProblem } from '../domain/members/invitation-mail.ts'
import type { Db } from './database.ts'

/** Lets one person at a time invite in an account, so that nobody is invited twice. */
const INVITE_LOCK = 4105

export type Invitation = {
  portalId: string
  invitationId: string
  email: string
  madeBy: string
  madeAt: Date
  expiresAt: Date
  endedAt: Date | null
  mailDueAt: Date | null
  mailAttempts: number
  mailedAt: Date | null
  mailProblem: MailProblem | null
}

const COLUMNS = {
  portalId: 'portal_id',
  invitationId: 'invitation_id',
  email: 'email',
  madeBy: 'made_by',
  madeAt: 'made_at',
  expiresAt: 'expires_at',
  endedAt: 'ended_at',
  mailDueAt: 'mail_due_at',
  mailAttempts: 'mail_attempts',
  mailedAt: 'mailed_at',
  mailProblem: 'mail_problem',
}

/** Lets nobody else invite in this account until the transaction ends. */
export async function lockInvitations(trx: Db, portalId: string): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(?, hashtext(?))', [INVITE_LOCK, portalId])
}

export type NewInvitation = Pick<
  Invitation,
  'invitationId' | 'email' | 'madeBy' | 'madeAt' | 'expiresAt' | 'mailDueAt'
>

export async function insertInvitations(
  trx: Db,
  portalId: string,
  invitations: readonly NewInvitation[],
): Promise<void> {
  await trx.raw(
    `insert into invitations (portal_id, invitation_id, email, made_by, made_at, expires_at, mail_due_at)
     select cast(:portalId as bigint), "invitationId", email, "madeBy", "madeAt", "expiresAt", "mailDueAt"
     from jsonb_to_recordset(cast(:invitations as jsonb)) as made("invitationId" uuid, email text, "madeBy" text,
       "madeAt" timestamptz, "expiresAt" timestamptz, "mailDueAt" timestamptz)`,
    { portalId, invitations: JSON.stringify(invitations) },
  )
}

export async function findInvitation(
  db: Db,
  portalId: string,
  invitationId: string,
): Promise<Invitation | null> {
  const one = { portal_id: portalId, invitation_id: invitationId }
  return (await db('invitations').select(COLUMNS).where(one).first()) ?? null
}

/** The last invitation of each of these members, by address. */
export async function findLastInvitations(
  db: Db,
  portalId: string,
  emails: readonly string[],
): Promise<Map<string, Invitation>> {
  const last: Invitation[] = await db('invitations')
    .distinctOn('email')
    .select(COLUMNS)
    .where('portal_id', portalId)
    .whereRaw('email = any(?)', [[...emails]])
    .orderBy([{ column: 'email' }, { column: 'made_at', order: 'desc' }])
  return new Map(last.map((invitation) => [invitation.email, invitation]))
}

export type Invited = { email: string; lastAt: Date; times: number }

/** How often each member was sent mail since then, and when last; and how many mails that are in the account since `dayAgo`. */
export async function countInvited(
  trx: Db,
  portalId: string,
  { since, dayAgo }: { since: Date; dayAgo: Date },
): Promise<{ members: Invited[]; today: number }> {
  const { rows } = await trx.raw(
    `select email, max(made_at) as "lastAt", count(*)::int as times,
       count(*) filter (where made_at > :dayAgo)::int as today
     from invitations
     where portal_id = :portalId and made_at > :since
       and (mail_due_at is not null or mailed_at is not null or mail_problem is not null)
     group by email`,
    { portalId, since, dayAgo },
  )
  const members: (Invited & { today: number })[] = rows
  return { members, today: members.reduce((sum, { today }) => sum + today, 0) }
}

/** Every invitation of a member is over: they have connected. */
export async function endInvitations(trx: Db, portalId: string, email: string, now: Date): Promise<void> {
  await trx('invitations')
    .where({ portal_id: portalId, email })
    .whereNull('ended_at')
    .update({ ended_at: now, mail_due_at: null })
}

/** Takes up to `limit` mails that are due; until `until` nobody else tries them. */
export async function claimMails(
  db: Db,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<Invitation[]> {
  return db.transaction(async (trx): Promise<Invitation[]> => {
    const due: Pick<Invitation, 'portalId' | 'invitationId'>[] = await trx('invitations')
      .select({ portalId: 'portal_id', invitationId: 'invitation_id' })
      .where('mail_due_at', '<=', now)
      .orderBy('mail_due_at')
      .limit(limit)
      .forUpdate()
      .skipLocked()
    const names = due.map(({ portalId, invitationId }) => [portalId, invitationId])
    const theirs = () => trx('invitations').whereIn(['portal_id', 'invitation_id'], names)
    await theirs().update({ mail_due_at: until, mail_attempts: trx.raw('mail_attempts + 1') })
    return theirs().select(COLUMNS)
  })
}

/** What became of a mail: gone, to be tried again, or given up. */
export type MailOutcome =
  | { mailedAt: Date }
  | { dueAt: Date; problem: MailProblem }
  | { problem: MailProblem }

export async function saveMailOutcome(
  db: Db,
  { portalId, invitationId }: Pick<Invitation, 'portalId' | 'invitationId'>,
  outcome: MailOutcome,
): Promise<void> {
  await db('invitations')
    .where({ portal_id: portalId, invitation_id: invitationId })
    .update({
      mail_due_at: 'dueAt' in outcome ? outcome.dueAt : null,
      mailed_at: 'mailedAt' in outcome ? outcome.mailedAt : null,
      mail_problem: 'problem' in outcome ? outcome.problem : null,
    })
}

export async function dropOldInvitations(db: Db, madeBefore: Date): Promise<void> {
  await db('invitations').where('made_at', '<', madeBefore).delete()
}
