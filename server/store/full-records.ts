// Which records are full: HubSpot refused one more association with them, or named them when it was asked (association-limits.ts does that
// part). An admin may raise the limit, so a refusal holds for a day.
import type { EngagementType } from '../domain/engagement.ts'
import { type FullRecord, fullRecordKey } from '../domain/record.ts'
import type { Db } from './database.ts'

export async function findFullRecords(db: Db, portalId: string, since: Date): Promise<Set<string>> {
  const rows: { engagement_type: EngagementType; object_type_id: FullRecord['type']; record_id: string }[] =
    await db('full_records').where('portal_id', portalId).where('seen_at', '>', since)
  return new Set(
    rows.map((row) => fullRecordKey(row.engagement_type, { type: row.object_type_id, id: row.record_id })),
  )
}

export async function saveFullRecords(
  db: Db,
  portalId: string,
  engagementType: EngagementType,
  records: readonly FullRecord[],
  now: Date,
): Promise<void> {
  const rows = records.map(({ type, id }) => ({
    portal_id: portalId,
    engagement_type: engagementType,
    object_type_id: type,
    record_id: id,
    seen_at: now,
    origin: 'refused',
  }))
  if (rows.length === 0) return
  const key = ['portal_id', 'engagement_type', 'object_type_id', 'record_id']
  await db('full_records').insert(rows).onConflict(key).merge()
}
