// What was written to HubSpot, by engagement key, and what may have been: an intent is kept before each create call.
import type { Db } from './database.ts'
import { checkFence, type Lease } from './drains.ts'
import { logStates } from './log-lines.ts'

export type KnownEngagement = {
  type: string
  /** HubSpot's id; null while this is an open intent. */
  id: string | null
  /** Until then the call of an open intent may still be under way. */
  intentUntil: Date | null
  /** The contacts that the calls of open intents named. */
  contactIds: string[]
  /** What the last call that may have created it said, hashed. */
  contentsHash: string | null
  /** What the newest changes said that may have been made to it since, hashed. */
  said: string[]
}

export type Intent = {
  key: string
  /** HubSpot's id of an engagement that is to be changed; null of one that is to be created. */
  id: string | null
  type: string
  eventIds: string[]
  contactIds: string[]
  contentsHash: string
}

export async function findEngagements(
  db: Db,
  portalId: string,
  keys: readonly string[],
): Promise<Map<string, KnownEngagement>> {
  const rows: (KnownEngagement & { key: string })[] = await db('engagements')
    .select({
      key: 'engagement_key',
      type: 'engagement_type',
      id: 'hubspot_id',
      intentUntil: 'intent_until',
      contactIds: 'contact_ids',
      contentsHash: 'contents_hash',
      said: 'said',
    })
    .where('portal_id', portalId)
    .whereRaw('engagement_key = any(?)', [[...keys]])
  return new Map(rows.map(({ key, ...known }) => [key, known]))
}

/** Which of these HubSpot engagements are known to be ours already. */
export async function findOurs(db: Db, portalId: string, ids: readonly string[]): Promise<Set<string>> {
  const ours: string[] = await db('engagements')
    .where('portal_id', portalId)
    .whereRaw('hubspot_id = any(?)', [[...ids]])
    .pluck('hubspot_id')
  return new Set(ours)
}

/** A change that arrives very late is recognised as ours as long as no more than this came after it. */
const MOST_SAID = 10

/**
 * Commits the intents of the calls that follow, and moves their events to writing. From here on a crash is ambiguous:
 * whoever takes over reads back before writing these keys again, and not before `until`.
 */
export async function beginWriting(
  db: Db,
  lease: Lease,
  intents: readonly Intent[],
  { now, until }: { now: Date; until: Date },
): Promise<void> {
  const { portalId, fence } = lease
  await db.transaction(async (trx) => {
    await checkFence(trx, lease)
    await trx.raw(
      `insert into engagements as known (portal_id, engagement_key, engagement_type, hubspot_id, intent_until, fence, contact_ids, contents_hash)
       select :portalId, key, type, id, :until, :fence, "contactIds", "contentsHash"
       from jsonb_to_recordset(cast(:intents as jsonb))
         as intent(key text, type text, id bigint, "contactIds" bigint[], "contentsHash" text)
       on conflict (portal_id, engagement_key)
       do update set hubspot_id = coalesce(excluded.hubspot_id, known.hubspot_id),
         intent_until = excluded.intent_until, fence = excluded.fence,
         contact_ids = case when excluded.hubspot_id is null then known.contact_ids || excluded.contact_ids else known.contact_ids end,
         contents_hash = case when excluded.hubspot_id is null then excluded.contents_hash else known.contents_hash end,
         said = case when excluded.hubspot_id is null then known.said
           else (known.said || excluded.contents_hash)[greatest(1, cardinality(known.said) + 2 - :mostSaid):] end`,
      { portalId, fence, until, mostSaid: MOST_SAID, intents: JSON.stringify(intents) },
    )
    await trx.raw(
      `update events set state = 'writing', reason = 'writing', engagement_key = intent.key
       from jsonb_to_recordset(cast(:intents as jsonb)) as intent(key text, "eventIds" jsonb),
         jsonb_array_elements_text(intent."eventIds") as writing(id)
       where portal_id = :portalId and events.event_id = cast(writing.id as uuid)`,
      { portalId, intents: JSON.stringify(intents) },
    )
    const eventIds = intents.flatMap((intent) => intent.eventIds)
    await logStates(trx, portalId, eventIds, { state: 'writing', reason: 'writing', at: now })
  })
}
