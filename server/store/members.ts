// The members of an account: found in its events, told by its sources and admins, and connected by themselves.
import type { ConnectedBy, OwnWord, OwnWords } from '../domain/members/own-word.ts'
import type { Db } from './database.ts'

export type SeenMember = { email: string; first: string; last: string }

/** Keeps who was seen in events, with when first and last. */
export async function saveSeenMembers(
  trx: Db,
  portalId: string,
  members: readonly SeenMember[],
): Promise<void> {
  if (members.length === 0) return
  await trx.raw(
    `insert into members as known (portal_id, email, known_since, last_activity_at)
     select cast(:portalId as bigint), email, min(first), max(last)
     from jsonb_to_recordset(cast(:members as jsonb)) as seen(email text, first timestamptz, last timestamptz)
     group by email order by email
     on conflict (portal_id, email) do update set
       known_since = least(known.known_since, excluded.known_since),
       last_activity_at = greatest(known.last_activity_at, excluded.last_activity_at)`,
    { portalId, members: JSON.stringify(members) },
  )
}

export type Member = {
  email: string
  name: string | null
  /** False once everybody who ever told of them said that they left. */
  isActive: boolean
  /** Null: only the settings name them. */
  knownSince: Date | null
  lastActivityAt: Date | null
  connectedAt: Date | null
  connectedUserId: string | null
  /** The address in HubSpot of whoever connected them. */
  connectedEmail: string | null
  connectedBy: ConnectedBy | null
  pausedAt: Date | null
}

/** What the tellers say together: the last name, and active as long as one of them says so. */
const TOLD = `
  select email, bool_or(is_active) as is_active,
    (array_agg(name order by told_at desc) filter (where name is not null))[1] as name
  from told_members where portal_id = :portalId group by email`

const MEMBERS = `
  select members.email, told.name, coalesce(told.is_active, true) as "isActive", known_since as "knownSince",
    last_activity_at as "lastActivityAt", connected_at as "connectedAt", connected_user_id as "connectedUserId",
    connected_email as "connectedEmail", connected_by as "connectedBy", paused_at as "pausedAt"
  from members left join (${TOLD}) as told using (email)
  where portal_id = :portalId`

/** In alphabetical order of their addresses. */
export async function listMembers(db: Db, portalId: string, limit: number): Promise<Member[]> {
  const { rows } = await db.raw(`${MEMBERS} order by email limit :limit`, { portalId, limit })
  return rows
}

export async function findMembers(db: Db, portalId: string, emails: readonly string[]): Promise<Member[]> {
  if (emails.length === 0) return []
  const { rows } = await db.raw(`${MEMBERS} and email = any(cast(:emails as text[])) order by email`, {
    portalId,
    emails: [...emails],
  })
  return rows
}

/** The addresses of those who have not left. */
export async function listActiveMembers(db: Db, portalId: string, limit: number): Promise<string[]> {
  const { rows } = await db.raw(
    `select email from members left join (${TOLD}) as told using (email)
     where portal_id = :portalId and coalesce(told.is_active, true) order by email limit :limit`,
    { portalId, limit },
  )
  const found: { email: string }[] = rows
  return found.map(({ email }) => email)
}

/** What these members decided themselves. Asked for every claim, so by key alone. */
export async function findOwnWords(db: Db, portalId: string, emails: readonly string[]): Promise<OwnWords> {
  if (emails.length === 0) return new Map()
  const { rows } = await db.raw(
    `select email, connected_at is not null as "isConnected", connected_email as "connectedEmail",
       paused_at is not null as "isPaused"
     from members
     where portal_id = :portalId and email = any(cast(:emails as text[]))
       and (connected_at is not null or paused_at is not null)`,
    { portalId, emails: [...emails] },
  )
  const found: (OwnWord & { email: string })[] = rows
  return new Map(found.map(({ email, ...ownWord }) => [email, ownWord]))
}

/** Which of these paused. Asked at the door for every request, so of an index that has nobody else in it. */
export async function findPausedMembers(
  trx: Db,
  portalId: string,
  emails: readonly string[],
): Promise<Set<string>> {
  if (emails.length === 0) return new Set()
  const { rows } = await trx
    .raw(
      `select email from members
       where portal_id = :portalId and paused_at is not null and email = any(cast(:emails as text[]))`,
      { portalId, emails: [...emails] },
    )
    .options({ name: 'find-paused-members' })
  const found: { email: string }[] = rows
  return new Set(found.map(({ email }) => email))
}

/** The addresses of those whom this user of HubSpot connected. */
export async function listMembersOf(db: Db, portalId: string, userId: string): Promise<string[]> {
  return db('members')
    .where({ portal_id: portalId, connected_user_id: userId })
    .orderBy('email')
    .pluck('email')
}

export type Connection = { userId: string; email: string; by: ConnectedBy }

/** As whom a member is connected; null when they are not, or nobody knows them. */
export async function findConnectedUser(db: Db, portalId: string, email: string): Promise<string | null> {
  const row = await db('members')
    .select({ userId: 'connected_user_id' })
    .where({ portal_id: portalId, email })
    .first()
  return row?.userId ?? null
}

export async function addMember(trx: Db, portalId: string, email: string, now: Date): Promise<void> {
  await trx('members').insert({ portal_id: portalId, email, known_since: now }).onConflict().ignore()
}

/** Connects a member, or connects them again. Who was connected as the same user keeps the day. */
export async function saveConnection(
  trx: Db,
  portalId: string,
  email: string,
  { userId, email: connectedEmail, by, now }: Connection & { now: Date },
): Promise<void> {
  await trx.raw(
    `update members set paused_at = null, connected_email = :connectedEmail, connected_user_id = :userId,
       connected_by = case when connected_user_id = :userId then connected_by else :by end,
       connected_at = case when connected_user_id = :userId then connected_at else cast(:now as timestamptz) end
     where portal_id = :portalId and email = :email`,
    { portalId, email, connectedEmail, by, userId, now },
  )
}

export async function saveMemberPause(trx: Db, portalId: string, email: string, now: Date): Promise<void> {
  await trx('members')
    .where({ portal_id: portalId, email })
    .update({ paused_at: trx.raw('coalesce(paused_at, ?)', [now]) })
}

/** Takes a connection back; false when there is none. What the member said of their consent stays. */
export async function dropConnection(db: Db, portalId: string, email: string): Promise<boolean> {
  const dropped = await db('members')
    .where({ portal_id: portalId, email })
    .whereNotNull('connected_at')
    .update({ connected_at: null, connected_user_id: null, connected_email: null, connected_by: null })
  return dropped > 0
}

/** Forgets these people: as members, and as the users who connected members. Answers how many rows went or changed. */
export async function forgetMembers(trx: Db, portalId: string, emails: readonly string[]): Promise<number> {
  const theirs = { portalId, emails: [...emails] }
  const isTheirs = 'portal_id = :portalId and email = any(cast(:emails as text[]))'
  const members = await trx.raw(`delete from members where ${isTheirs}`, theirs)
  const told = await trx.raw(`delete from told_members where ${isTheirs}`, theirs)
  const invited = await trx.raw(`delete from invitations where ${isTheirs}`, theirs)
  const inviters = await trx.raw(
    `update invitations set made_by = '' where portal_id = :portalId and made_by = any(cast(:emails as text[]))`,
    theirs,
  )
  const connectors = await trx.raw(
    `update members set connected_email = null
     where portal_id = :portalId and connected_email = any(cast(:emails as text[]))`,
    theirs,
  )
  return [members, told, invited, inviters, connectors].reduce((sum, { rowCount }) => sum + rowCount, 0)
}
