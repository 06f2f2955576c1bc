// What the books know of how messages were read: the events that are judged and rolled up together.
import { type OlderReadings, READING_TYPES, type Reading } from '../domain/readings/reading.ts'
import type { Db } from './database.ts'

/** Of one message and its people so many are looked at one by one, the newest; the others are counted as they were judged. */
const MOST = 200

type About = { messageIds: readonly string[]; emails: readonly string[] }

// One that was erased says nothing about anybody any more, and one that was only tried out nothing about what is real.
const NUMBERED = `
  select event_id, state, engagement_key, source_id, occurred_at,
    row_number() over (partition by message_id, counterparts order by occurred_at desc, event_id desc) as place
  from events
  where portal_id = :portalId and message_id = any(:messageIds) and type = any(:types)
    and counterparts && cast(:emails as text[]) and erased_at is null and mode <> 'test'`

/** All readings of these messages by these people that still have contents; without what was said in the message. */
export async function findReadings(db: Db, portalId: string, about: About): Promise<Reading[]> {
  const { rows } = await db.raw(
    `select numbered.event_id as "eventId", source_id as "sourceId", state, engagement_key as "engagementKey",
       body - 'context' #- '{message,html}' #- '{message,text}' #- '{message,attachments}' as event
     from (${NUMBERED}) as numbered
     join event_contents as contents on contents.portal_id = :portalId and contents.event_id = numbered.event_id
     where place <= :most`,
    bindings(portalId, about),
  )
  return rows
}

/** How many more were written to each engagement, by engagement key. */
export async function countOlderReadings(
  db: Db,
  portalId: string,
  about: About,
): Promise<Map<string, OlderReadings>> {
  const { rows } = await db.raw(
    `select engagement_key as key, count(*)::int as count, min(occurred_at) as first, max(occurred_at) as last
     from (${NUMBERED}) as numbered
     where state = 'written' and engagement_key is not null and (place > :most or not exists (
       select 1 from event_contents as contents
       where contents.portal_id = :portalId and contents.event_id = numbered.event_id))
     group by engagement_key`,
    bindings(portalId, about),
  )
  const found: { key: string; count: number; first: Date; last: Date }[] = rows
  return new Map(
    found.map(({ key, count, first, last }) => [
      key,
      { count, first: first.toISOString(), last: last.toISOString() },
    ]),
  )
}

function bindings(portalId: string, { messageIds, emails }: About) {
  return { portalId, messageIds: [...messageIds], emails: [...emails], types: [...READING_TYPES], most: MOST }
}
