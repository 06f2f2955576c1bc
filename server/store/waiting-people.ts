// Events that wait until more is known of their people, or until a person says who is meant.
import type { AnyCounterpart } from '../domain/activity-event.ts'
import { type PersonKey, personKeys } from '../domain/people/person-key.ts'
import type { RecordKey } from '../domain/webhook-item.ts'
import type { Db } from './database.ts'
import { logStates } from './log-lines.ts'
import { RELEASED } from './released.ts'

/** More than this say nothing that the newest ones do not. */
const MOST_SAID = 500

/** By key, what the events said of somebody that wait until more is known of them. */
export async function findSaidOfWaiting(
  db: Db,
  portalId: string,
  keys: readonly PersonKey[],
): Promise<Map<PersonKey, AnyCounterpart[]>> {
  if (keys.length === 0) return new Map()
  const { rows } = await db.raw(
    `select body -> 'counterparts' as people
     from (
       select event_id from events
       where portal_id = :portalId and counterparts && cast(:keys as text[])
         and state = 'held' and reason = 'contact_incomplete' and mode <> 'test'
       order by event_id desc limit :most
     ) as waiting
     join event_contents as contents on contents.portal_id = :portalId and contents.event_id = waiting.event_id
     where jsonb_typeof(body -> 'counterparts') = 'array'`,
    { portalId, keys: [...keys], most: MOST_SAID },
  )
  const waiting: { people: AnyCounterpart[] }[] = rows
  const wanted = new Set(keys)
  const said = waiting.flatMap(({ people }) =>
    people.flatMap((person) => {
      const key = personKeys(person).find((one) => wanted.has(one))
      return key === undefined ? [] : [{ key, person }]
    }),
  )
  const groups = Map.groupBy(said, ({ key }) => key)
  return new Map([...groups].map(([key, all]) => [key, all.map(({ person }) => person)]))
}

/** Has everything looked at again that waits for one of these people. To be followed by a wake-up. */
export async function releaseWaitingFor(
  trx: Db,
  portalId: string,
  keys: readonly PersonKey[],
  now: Date,
): Promise<number> {
  if (keys.length === 0) return 0
  const released: string[] = await trx('events')
    .where({ portal_id: portalId, state: 'held' })
    .whereIn('reason', ['contact_incomplete', 'ambiguous'])
    .whereRaw('counterparts && cast(? as text[])', [[...keys]])
    .update({ ...RELEASED, due_at: now })
    .returning('event_id')
    .then((rows: { event_id: string }[]) => rows.map((row) => row.event_id))
  return noteReleased(trx, portalId, released, now)
}

/** By key, one of the events that wait for just this person. */
export async function findWaitingFor(
  db: Db,
  portalId: string,
  keys: readonly PersonKey[],
): Promise<Map<PersonKey, string>> {
  if (keys.length === 0) return new Map()
  const { rows } = await db.raw(
    `select key, waiting.event_id as "eventId"
     from unnest(cast(:keys as text[])) as key
     cross join lateral (
       select event_id from events
       where portal_id = :portalId and counterparts @> array[key] and state = 'held'
         and reason in ('contact_incomplete', 'ambiguous')
       limit 1
     ) as waiting`,
    { portalId, keys: [...keys] },
  )
  const found: { key: PersonKey; eventId: string }[] = rows
  return new Map(found.map(({ key, eventId }) => [key, eventId]))
}

/** Has everything looked at again that waits for the people of these events. To be followed by a wake-up. */
export async function releaseLike(
  trx: Db,
  portalId: string,
  eventIds: readonly string[],
  now: Date,
): Promise<number> {
  const people: string[][] = await trx('events')
    .where('portal_id', portalId)
    .whereRaw('event_id = any(cast(? as uuid[]))', [[...eventIds]])
    .pluck('counterparts')
  return releaseWaitingFor(trx, portalId, people.flat(), now)
}

/** Has everything looked at again that waits for a choice about this key. To be followed by a wake-up. */
export async function releaseChosen(trx: Db, portalId: string, key: string, now: Date): Promise<number> {
  const released: string[] = await trx('events')
    .where({ portal_id: portalId, state: 'held', reason: 'ambiguous' })
    .whereRaw(`reason_facts ->> 'key' = ?`, [key])
    .update({ ...RELEASED, due_at: now })
    .returning('event_id')
    .then((rows: { event_id: string }[]) => rows.map((row) => row.event_id))
  return noteReleased(trx, portalId, released, now)
}

/** Has everything looked at again for which a record was on offer that is gone, or is two in one. To be followed by a wake-up. */
export async function releasePossible(
  trx: Db,
  portalId: string,
  { type, id }: RecordKey,
  now: Date,
): Promise<number> {
  const released: string[] = await trx('events')
    .where({ portal_id: portalId, state: 'held', reason: 'ambiguous' })
    .whereIn(
      'event_id',
      trx('event_records')
        .select('event_id')
        .where({ portal_id: portalId, object_type_id: type, record_id: id, why: 'possible_match' }),
    )
    .update({ ...RELEASED, due_at: now })
    .returning('event_id')
    .then((rows: { event_id: string }[]) => rows.map((row) => row.event_id))
  return noteReleased(trx, portalId, released, now)
}

async function noteReleased(trx: Db, portalId: string, ids: readonly string[], now: Date): Promise<number> {
  if (ids.length === 0) return 0
  await logStates(trx, portalId, [...ids], { state: 'received', reason: 'released', at: now })
  await trx('drains').where('portal_id', portalId).update('due', true)
  return ids.length
}
