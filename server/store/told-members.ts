// What sources and admins say of members. Each teller speaks for itself, and can say who there is in all.
import type { Db } from './database.ts'

export type ToldMember = { email: string; name: string | null; isActive: boolean }

/** Whose key told it: a source's, or an admin's. */
export type Teller = { sourceId: string } | 'admin'

type Telling = {
  teller: Teller
  members: readonly ToldMember[]
  /** These are all: of whom the teller spoke before and who is not among them has left. */
  isWhole: boolean
  now: Date
}

/** Answers how many members nobody knew before, and how many have left by this. Rows go in by their keys, so that two tellers never deadlock. */
export async function saveToldMembers(
  trx: Db,
  portalId: string,
  { teller, members, isWhole, now }: Telling,
): Promise<{ isNew: number; left: number }> {
  const values = {
    portalId,
    now,
    teller: teller === 'admin' ? teller : teller.sourceId,
    members: JSON.stringify(members),
  }
  await trx.raw(
    `insert into told_members (portal_id, teller, email, name, is_active, told_at)
     select cast(:portalId as bigint), cast(:teller as text), email, name, "isActive", cast(:now as timestamptz)
     from jsonb_to_recordset(cast(:members as jsonb)) as told(email text, name text, "isActive" boolean) order by email
     on conflict (portal_id, teller, email) do update set
       name = coalesce(excluded.name, told_members.name), is_active = excluded.is_active, told_at = excluded.told_at`,
    values,
  )
  const known = await trx.raw(
    `insert into members (portal_id, email, known_since)
     select cast(:portalId as bigint), email, cast(:now as timestamptz)
     from jsonb_to_recordset(cast(:members as jsonb)) as told(email text) order by email
     on conflict do nothing`,
    values,
  )
  if (!isWhole) return { isNew: known.rowCount, left: 0 }
  const left = await trx.raw(
    `update told_members set is_active = false, told_at = :now
     where portal_id = :portalId and teller = :teller and is_active
       and email not in (select email from jsonb_to_recordset(cast(:members as jsonb)) as told(email text))`,
    values,
  )
  return { isNew: known.rowCount, left: left.rowCount }
}
