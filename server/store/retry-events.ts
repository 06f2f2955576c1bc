// Has events tried again: all of a source or an account that a filter finds, some at a time; or takes a person's word for what was written.
import type { ActivityEvent, ActivityType } from '../domain/activity-event.ts'
import { keysOfEvent } from '../domain/people/person-key.ts'
import { ACCOUNT_HOLDS, type Reason } from '../domain/reason.ts'
import type { RecordKey } from './card-entries.ts'
import { contentsOf } from './claims.ts'
import type { Db } from './database.ts'
import { stopDrain } from './drains.ts'
import { toStorableJson } from './json.ts'
import { logStates } from './log-lines.ts'
import { RELEASED } from './released.ts'

export type RetryFilter = {
  portalId: string
  /** Only this source's; all of the account's without it. */
  sourceId?: string | undefined
  state?: 'failed' | 'held' | 'skipped' | undefined
  reason?: Reason | undefined
  /** Only what is about this record, or is one of these events, and is where it is for one of these reasons. */
  about?: { record: RecordKey; eventIds: readonly string[]; reasons: readonly Reason[] } | undefined
  type?: ActivityType | undefined
  from?: Date | undefined
  to?: Date | undefined
  limit: number
}

/**
 * Makes the oldest of the events found due again, with a fresh count of attempts; answers how many, and whether there are more.
 * What waits for the whole account or its source goes on with that, and not one by one. To be followed by a wake-up.
 */
export async function retryEvents(
  db: Db,
  { portalId, sourceId, state, reason, about, type, from, to, limit }: RetryFilter,
  now: Date,
): Promise<{ events: number; hasMore: boolean }> {
  return db.transaction(async (trx) => {
    // Whoever needs the drain's row and events takes the drain's row first.
    await stopDrain(trx, portalId)
    const found = trx('events')
      .where('portal_id', portalId)
      .whereIn('state', state ? [state] : ['failed', 'held', 'skipped'])
      .whereNotIn('reason', [...ACCOUNT_HOLDS, 'source_paused'])
      .whereExists(contentsOf(trx))
      .orderBy('event_id')
      .limit(limit + 1)
    if (sourceId !== undefined) found.where('source_id', sourceId)
    if (reason !== undefined) found.where('reason', reason)
    if (about !== undefined) {
      const { record, eventIds, reasons } = about
      found
        .whereIn('reason', [...reasons])
        .where((either) =>
          either
            .whereIn('event_id', unwrittenOf(trx, record))
            .orWhereRaw('event_id = any(cast(? as uuid[]))', [[...eventIds]]),
        )
    }
    if (type !== undefined) found.where('type', type)
    if (from !== undefined) found.where('occurred_at', '>=', from)
    if (to !== undefined) found.where('occurred_at', '<', to)
    const ids: string[] = await found.pluck('event_id')
    const chosen = ids.slice(0, limit)
    await trx('events')
      .where('portal_id', portalId)
      .whereRaw('event_id = any(?)', [chosen])
      .update({ ...RELEASED, due_at: now })
    await logStates(trx, portalId, chosen, { state: 'received', reason: 'released', at: now })
    if (chosen.length > 0) await trx('drains').where('portal_id', portalId).update('due', true)
    return { events: chosen.length, hasMore: ids.length > limit }
  })
}

function unwrittenOf(db: Db, { portalId, objectTypeId, recordId }: RecordKey) {
  return db('event_records')
    .select('event_id')
    .where({ portal_id: portalId, object_type_id: objectTypeId, record_id: recordId, is_chosen: true })
    .whereNot('state', 'written')
}

/**
 * A person has looked, and HubSpot has the activity. Ends an event that was in doubt; false when it is not. `keptOf`: all of it that may be
 * kept from here on; undefined where everything may. It is asked of what is there once nobody else can change it: who was erased stays so.
 */
export async function acceptAsWritten(
  db: Db,
  portalId: string,
  eventId: string,
  keptOf: (event: ActivityEvent, trx: Db) => Promise<ActivityEvent | undefined>,
  now: Date,
): Promise<boolean> {
  return db.transaction(async (trx) => {
    await stopDrain(trx, portalId)
    const one = { portal_id: portalId, event_id: eventId }
    const ended = await trx('events')
      .where({ ...one, state: 'held', reason: 'outcome_unknown' })
      .update({ state: 'written', reason: 'found_written', reason_facts: '{}' })
    if (ended === 0) return false
    const contents: { body: ActivityEvent } | undefined = await trx('event_contents')
      .where(one)
      .forUpdate()
      .first('body')
    const kept = contents && (await keptOf(contents.body, trx))
    if (kept) {
      await trx('event_contents')
        .where(one)
        .update({ body: toStorableJson(kept) })
      await trx('events')
        .where(one)
        .update({ counterparts: keysOfEvent(kept) })
    }
    await logStates(trx, portalId, [eventId], { state: 'written', reason: 'found_written', at: now })
    return true
  })
}
