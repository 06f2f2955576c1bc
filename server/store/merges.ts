// What became of records: which survived a merge, and which are deleted. Moves an account's history to the survivors.
import { COMPANY, CONTACT, DEAL, type RecordTypeId } from '../domain/record.ts'
import type { RecordKey } from '../domain/webhook-item.ts'
import type { Db } from './database.ts'
import { moveWishes } from './wishes.ts'

export type Merge = { type: RecordTypeId; survivorId: string; loserId: string }

/** Of the records that were merged away, which one stands for each now. */
export async function findSurvivors(
  db: Db,
  portalId: string,
  type: RecordTypeId,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows: { loser: string; survivor: string }[] = await db('record_merges')
    .select({ loser: 'loser_id', survivor: 'survivor_id' })
    .where({ portal_id: portalId, object_type_id: type })
    .whereRaw('loser_id = any(cast(? as bigint[]))', [[...ids]])
  return new Map(rows.map(({ loser, survivor }) => [loser, survivor]))
}

/**
 * Keeps that one record stands for another, at the end of whatever chain there is on either side, and answers who survives in the end.
 * To be called under the drain's lock, so that no plan is settled in between.
 */
export async function saveMerge(
  trx: Db,
  portalId: string,
  { type, survivorId, loserId }: Merge,
  at: Date,
): Promise<string> {
  const known = await findSurvivors(trx, portalId, type, [survivorId])
  const last = known.get(survivorId) ?? survivorId
  // HubSpot does not merge in circles. Whoever says so must not send us round and round.
  if (last === loserId) return last
  await trx('record_merges')
    .insert({
      portal_id: portalId,
      object_type_id: type,
      loser_id: loserId,
      survivor_id: last,
      merged_at: at,
    })
    .onConflict(['portal_id', 'object_type_id', 'loser_id'])
    .merge(['survivor_id'])
  await trx('record_merges')
    .where({ portal_id: portalId, object_type_id: type, survivor_id: loserId })
    .update('survivor_id', last)
  return last
}

/** Moves up to `limit` of a loser's considered records to its survivor; answers how many there were. A record that was chosen stays so. */
export async function moveEventRecords(
  trx: Db,
  portalId: string,
  { type, survivorId, loserId }: Merge,
  limit: number,
): Promise<number> {
  const ofLoser = { portal_id: portalId, object_type_id: type, record_id: loserId }
  const events: string[] = await trx('event_records')
    .where(ofLoser)
    .orderBy('event_id')
    .limit(limit)
    .pluck('event_id')
  if (events.length === 0) return 0
  // Where both stand already, one row remains.
  await trx.raw(
    `update event_records as here set is_chosen = true, why = gone.why
     from event_records as gone
     where gone.portal_id = :portalId and gone.object_type_id = :type and gone.record_id = :loserId
       and gone.event_id = any(cast(:events as uuid[])) and gone.is_chosen
       and here.portal_id = :portalId and here.object_type_id = :type and here.record_id = :survivorId
       and here.event_id = gone.event_id and not here.is_chosen`,
    { portalId, type, survivorId, loserId, events },
  )
  await trx.raw(
    `delete from event_records as gone using event_records as here
     where gone.portal_id = :portalId and gone.object_type_id = :type and gone.record_id = :loserId
       and gone.event_id = any(cast(:events as uuid[]))
       and here.portal_id = :portalId and here.object_type_id = :type and here.record_id = :survivorId
       and here.event_id = gone.event_id`,
    { portalId, type, survivorId, loserId, events },
  )
  await trx('event_records')
    .where(ofLoser)
    .whereRaw('event_id = any(cast(? as uuid[]))', [events])
    .update('record_id', survivorId)
  return events.length
}

/** Everything else that names the loser: little of it, so at once. */
export async function moveReferences(
  trx: Db,
  portalId: string,
  { type, survivorId, loserId }: Merge,
): Promise<void> {
  const ids = { portalId, type, survivorId, loserId }
  await trx.raw(
    `update full_records as gone set record_id = :survivorId
     where portal_id = :portalId and object_type_id = :type and record_id = :loserId and not exists (
       select 1 from full_records as here where here.portal_id = :portalId and here.object_type_id = :type
         and here.record_id = :survivorId and here.engagement_type = gone.engagement_type)`,
    ids,
  )
  const gone = { portal_id: portalId, object_type_id: type, record_id: loserId }
  await trx('full_records').where(gone).delete()
  await trx('match_choices').where(gone).update('record_id', survivorId)
  if (type === DEAL) {
    await trx('campaign_deals').where({ portal_id: portalId, deal_id: loserId }).update('deal_id', survivorId)
  }
  if (type === COMPANY) {
    await trx('company_domains')
      .where({ portal_id: portalId, company_id: loserId })
      .update('company_id', survivorId)
  }
  if (type !== CONTACT) return
  await moveWishes(trx, portalId, { survivorId, loserId })
  await trx('contact_addresses')
    .where({ portal_id: portalId, contact_id: loserId })
    .update('contact_id', survivorId)
  await trx.raw(
    `insert into contact_keys (portal_id, person_key, contact_id)
     select portal_id, person_key, :survivorId from contact_keys
     where portal_id = :portalId and contact_id = :loserId
     on conflict do nothing`,
    ids,
  )
  await trx('contact_keys').where({ portal_id: portalId, contact_id: loserId }).delete()
  // What the loser got, the survivor has; where both got one, the survivor's is remembered.
  await trx.raw(
    `update campaign_deals as gone set contact_id = :survivorId
     where portal_id = :portalId and contact_id = :loserId and not exists (
       select 1 from campaign_deals as here where here.portal_id = :portalId and here.contact_id = :survivorId
         and here.pipeline = gone.pipeline and here.campaign = gone.campaign)`,
    ids,
  )
  await trx('campaign_deals').where({ portal_id: portalId, contact_id: loserId }).delete()
  // The survivor has its own company, or HubSpot gives it the other's.
  await trx('awaited_companies').where({ portal_id: portalId, contact_id: loserId }).delete()
  await trx('contact_cache')
    .where('portal_id', portalId)
    .whereIn('contact_id', [loserId, survivorId])
    .delete()
  await trx.raw(
    `update engagements
     set contact_ids = array_replace(contact_ids, cast(:loserId as bigint), cast(:survivorId as bigint))
     where portal_id = :portalId and hubspot_id is null and contact_ids @> array[cast(:loserId as bigint)]`,
    ids,
  )
}

/** Keeps the latest deletion or restoration of a record. */
export async function saveFate(
  db: Db,
  portalId: string,
  { type, id }: RecordKey,
  fate: 'deleted' | 'restored',
  at: Date,
): Promise<void> {
  const column = fate === 'deleted' ? 'deleted_at' : 'restored_at'
  await db.raw(
    `insert into record_tombstones as stone (portal_id, object_type_id, record_id, ??) values (?, ?, ?, ?)
     on conflict (portal_id, object_type_id, record_id) do update set ?? = greatest(stone.??, excluded.??)`,
    [column, portalId, type, id, at, column, column, column],
  )
}

/** By address, profile or number: when the contact that last had it was deleted. A restored contact is not in the answer, nor one that was merged away. */
export async function findDeletions(
  db: Db,
  portalId: string,
  emails: readonly string[],
): Promise<Map<string, Date>> {
  if (emails.length === 0) return new Map()
  // Of several who carry a key the last counts; as long as one lives, nobody was deleted.
  const { rows } = await db.raw(
    `select email, max(deleted_at) as "deletedAt"
     from (
       select email, contact_id from contact_addresses where portal_id = :portalId and email = any(:emails)
       union
       select person_key, contact_id from contact_keys where portal_id = :portalId and person_key = any(:emails)
     ) as known
     left join record_tombstones as stone on stone.portal_id = :portalId and stone.object_type_id = :type
       and stone.record_id = known.contact_id and stone.deleted_at > coalesce(stone.restored_at, '-infinity')
     group by email having bool_and(deleted_at is not null)`,
    { portalId, emails: [...emails], type: CONTACT },
  )
  const found: { email: string; deletedAt: Date }[] = rows
  return new Map(found.map(({ email, deletedAt }) => [email, deletedAt]))
}
