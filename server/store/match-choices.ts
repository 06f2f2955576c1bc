// What people decided where a profile, a number or a domain leads to several records. Not in the settings document: a key names a person,
// who may ask to be forgotten, and settings are kept for ever; and anybody may choose, not only admins.
import type { Choice } from '../domain/people/find-person.ts'
import type { RecordTypeId } from '../domain/record.ts'
import type { Db } from './database.ts'

export type KeptChoice = Choice & { key: string; type: RecordTypeId }

const COLUMNS = {
  key: 'match_key',
  type: 'object_type_id',
  recordId: 'record_id',
  notIds: 'not_ids',
  by: 'chosen_by',
  at: 'chosen_at',
  isAlways: 'is_always',
}

/** By key. */
export async function findChoices(
  db: Db,
  portalId: string,
  keys: readonly string[],
): Promise<Map<string, KeptChoice>> {
  if (keys.length === 0) return new Map()
  const rows: KeptChoice[] = await db('match_choices')
    .select(COLUMNS)
    .where('portal_id', portalId)
    .whereRaw('match_key = any(?)', [[...keys]])
  return new Map(rows.map((choice) => [choice.key, choice]))
}

/** The latest word about a key counts. */
export async function saveChoice(
  db: Db,
  portalId: string,
  { key, type, recordId, notIds, by, at, isAlways }: KeptChoice,
): Promise<void> {
  await db.raw(
    `insert into match_choices (portal_id, match_key, object_type_id, record_id, not_ids, chosen_by, chosen_at, is_always)
     values (:portalId, :key, :type, :recordId, cast(:notIds as bigint[]), :by, :at, :isAlways)
     on conflict (portal_id, match_key) do update set object_type_id = excluded.object_type_id,
       record_id = excluded.record_id, not_ids = excluded.not_ids, chosen_by = excluded.chosen_by,
       chosen_at = excluded.chosen_at, is_always = excluded.is_always`,
    { portalId, key, type, recordId, notIds: [...notIds], by, at, isAlways },
  )
}

/** Answers whether there was one. */
export async function removeChoice(db: Db, portalId: string, key: string): Promise<boolean> {
  return (await db('match_choices').where({ portal_id: portalId, match_key: key }).delete()) > 0
}
