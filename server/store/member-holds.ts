// Activity that waits because its member has not connected: how much, whose may go on, and that it goes.

import type { ReasonOf } from '../domain/reason.ts'
import type { Db } from './database.ts'
import { logStates } from './log-lines.ts'
import { RELEASED } from './released.ts'

const WAITING = { state: 'held', reason: 'member_not_connected' } as const
/** What a member's own decision may let go on: it also says who they are in HubSpot. */
export const MEMBER_HOLDS = ['member_not_connected', 'member_unmapped'] as const satisfies ReasonOf<'held'>[]

/** How much waits for each of these members. Who has nothing waiting is not in the answer. */
export async function countWaiting(
  db: Db,
  portalId: string,
  emails: readonly string[],
): Promise<Map<string, number>> {
  if (emails.length === 0) return new Map()
  const rows: { email: string; events: number }[] = await db('events')
    .select({ email: 'member_email' }, db.raw('count(*)::int as events'))
    .where({ portal_id: portalId, ...WAITING })
    .whereRaw('member_email = any(?)', [[...emails]])
    .groupBy('member_email')
  return new Map(rows.map(({ email, events }) => [email, events]))
}

/** Accounts in which activity waits for members. */
export async function accountsWithWaiting(db: Db): Promise<string[]> {
  const { rows } = await db.raw(
    `select portal_id from accounts where exists (
       select 1 from events
       where events.portal_id = accounts.portal_id and state = 'held' and reason = 'member_not_connected')`,
  )
  const found: { portal_id: string }[] = rows
  return found.map((row) => row.portal_id)
}

/** Members whose activity need not wait: they decided something, or are among `silent`, whom an admin switched off. Null stands for nobody any more. */
export async function membersToRelease(
  db: Db,
  portalId: string,
  silent: readonly string[],
): Promise<(string | null)[]> {
  const { rows } = await db.raw(
    `with free as (
       select email from members
       where portal_id = :portalId and (connected_at is not null or paused_at is not null)
       union select unnest(cast(:silent as text[]))
       -- A member who was erased has no name in the event any more.
       union select null
     )
     select email from free where exists (
       select 1 from events where portal_id = :portalId and state = 'held' and reason = 'member_not_connected'
         and member_email is not distinct from free.email)`,
    { portalId, silent: [...silent] },
  )
  const found: { email: string | null }[] = rows
  return found.map(({ email }) => email)
}

/**
 * Puts the oldest `limit` events that wait for these members back in line; of all members without `emails`. `isTheirWord`: the members
 * themselves have just decided, so that whatever waits to know who they are may go on too. To be called after stopDrain.
 */
export async function releaseWaiting(
  trx: Db,
  portalId: string,
  {
    emails,
    limit,
    isTheirWord,
    now,
  }: { emails: readonly (string | null)[] | null; limit: number; isTheirWord: boolean; now: Date },
): Promise<number> {
  const waiting = trx('events')
    .where({ portal_id: portalId, state: 'held' })
    .whereIn('reason', isTheirWord ? MEMBER_HOLDS : [WAITING.reason])
    .orderBy('event_id')
    .limit(limit)
  if (emails !== null) {
    waiting.where((whose) => {
      whose.whereRaw('member_email = any(cast(? as text[]))', [emails.filter((email) => email !== null)])
      if (emails.includes(null)) whose.orWhereNull('member_email')
    })
  }
  const ids: string[] = await waiting.pluck('event_id')
  if (ids.length === 0) return 0
  await trx('events')
    .where('portal_id', portalId)
    .whereRaw('event_id = any(cast(? as uuid[]))', [ids])
    .update({ ...RELEASED, due_at: now })
  await logStates(trx, portalId, ids, { state: 'received', reason: 'released', at: now })
  await trx('drains').where('portal_id', portalId).update('due', true)
  return ids.length
}

/**
 * Of events that were just held: those whose member decided something, or whose account published other settings, while they were being
 * planned, go back in line. To be called in the transaction that holds them, after checkFence: whoever connects comes before or after.
 */
export async function releaseOvertaken(
  trx: Db,
  portalId: string,
  eventIds: readonly string[],
  { version, decidedAt }: { version: number; decidedAt: Date },
  now: Date,
): Promise<void> {
  if (eventIds.length === 0) return
  const overtaken: string[] = await trx('events')
    .where({ portal_id: portalId, state: 'held' })
    .whereIn('reason', MEMBER_HOLDS)
    .whereRaw('event_id = any(cast(? as uuid[]))', [[...eventIds]])
    .where((either) =>
      either
        .whereExists(
          trx('members')
            .whereRaw('members.portal_id = events.portal_id and members.email = events.member_email')
            // Who connected before and is still not known in HubSpot waits for something else.
            .whereRaw(
              `case reason when 'member_not_connected' then coalesce(connected_at, paused_at) is not null
                 else greatest(connected_at, paused_at) > :decidedAt end`,
              { decidedAt },
            ),
        )
        .orWhereExists(trx('accounts').where('portal_id', portalId).whereNot('settings_version', version)),
    )
    .pluck('event_id')
  if (overtaken.length === 0) return
  await trx('events')
    .where('portal_id', portalId)
    .whereRaw('event_id = any(cast(? as uuid[]))', [overtaken])
    .update({ ...RELEASED, due_at: now })
  await logStates(trx, portalId, overtaken, { state: 'received', reason: 'released', at: now })
}
