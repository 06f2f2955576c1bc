// Sources that somebody has paused: what they send is taken in and waits, like that of a paused account, and nothing of it is lost.
import type { Db } from './database.ts'
import { logStates } from './log-lines.ts'
import { RELEASED } from './released.ts'

/** Holds everything of paused sources that waits. To be called in the transaction of a claim: whoever resumes one waits for it. */
export async function holdPausedSources(trx: Db, portalId: string, now: Date): Promise<void> {
  const { rows } = await trx
    .raw(
      `update events set state = 'held', reason = 'source_paused', due_at = null,
         reason_facts = jsonb_build_object('source', sources.name, 'by', sources.paused_by)
       from sources
       where sources.portal_id = :portalId and sources.paused_at is not null
         and events.portal_id = :portalId and events.source_id = sources.source_id and events.due_at is not null
       returning events.event_id`,
      { portalId },
    )
    .options({ name: 'hold-paused-sources' })
  const held: { event_id: string }[] = rows
  const ids = held.map((row) => row.event_id)
  await logStates(trx, portalId, ids, { state: 'held', reason: 'source_paused', at: now })
}

/** Makes the held events of these sources due again, in their order; answers how many. To be followed by a wake-up. */
export async function releaseSources(
  trx: Db,
  portalId: string,
  sourceIds: readonly string[],
  now: Date,
): Promise<number> {
  const released: { event_id: string }[] = await trx('events')
    .where({ portal_id: portalId, state: 'held', reason: 'source_paused' })
    .whereRaw('source_id = any(cast(? as uuid[]))', [[...sourceIds]])
    .update({ ...RELEASED, due_at: now })
    .returning('event_id')
  const ids = released.map((row) => row.event_id)
  await logStates(trx, portalId, ids, { state: 'received', reason: 'released', at: now })
  await trx('drains').where('portal_id', portalId).update('due', true)
  return ids.length
}
