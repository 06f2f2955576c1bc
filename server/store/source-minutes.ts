// How much each source has sent in its minute, told by the database's clock, so that all web processes keep one limit.
import type { Db } from './database.ts'

export type Minute = {
  /** What is taken of the limit, by whichever process. */
  taken: number
  endsInMs: number
}

/** Takes so many events of the source's minute, and begins one where none runs. Null when fewer are left. */
export async function takeOfMinute(
  db: Db,
  { portalId, sourceId }: { portalId: string; sourceId: string },
  { events, limit }: { events: number; limit: number },
): Promise<Minute | null> {
  if (events > limit) return null
  const { rows } = await db
    .raw(
      `insert into source_minutes as minute (portal_id, source_id, ends_at, events)
       values (:portalId, :sourceId, now() + interval '1 minute', :events)
       on conflict (portal_id, source_id) do update set
         ends_at = case when minute.ends_at <= now() then excluded.ends_at else minute.ends_at end,
         events = case when minute.ends_at <= now() then excluded.events else minute.events + excluded.events end
       where minute.ends_at <= now() or minute.events + excluded.events <= :limit
       returning events as taken, cast(extract(epoch from ends_at - now()) * 1000 as integer) as "endsInMs"`,
      { portalId, sourceId, events, limit },
    )
    .options({ name: 'take-of-minute' })
  const [minute]: Minute[] = rows
  return minute ?? null
}

export async function readMinute(
  db: Db,
  { portalId, sourceId }: { portalId: string; sourceId: string },
): Promise<Minute | null> {
  const { rows } = await db.raw(
    `select events as taken, cast(extract(epoch from ends_at - now()) * 1000 as integer) as "endsInMs"
     from source_minutes where portal_id = :portalId and source_id = :sourceId and ends_at > now()`,
    { portalId, sourceId },
  )
  const [minute]: Minute[] = rows
  return minute ?? null
}
