// What contacts want, as HubSpot was told it last. An intent is kept before each call that tells it.
import type { WishKind } from '../domain/wishes/wish-properties.ts'
import { headOf, type KnownWish, type Wish } from '../domain/wishes/wishes.ts'
import type { Db } from './database.ts'
import { checkFence, type Lease } from './drains.ts'
import { toStorableJson } from './json.ts'

export type BookedWish = Omit<KnownWish, 'shown'> & { contactId: string; kind: WishKind }

type Row = {
  contact_id: string
  kind: WishKind
  happened_at: Date | null
  tie: string | null
  told: Record<string, string> | null
  wrote_at: Date | null
  said: string[]
  intent_until: Date | null
  version: number
}

export async function findWishes(
  db: Db,
  portalId: string,
  contactIds: readonly string[],
): Promise<BookedWish[]> {
  if (contactIds.length === 0) return []
  const rows: Row[] = await db('contact_wishes')
    .where('portal_id', portalId)
    .whereRaw('contact_id = any(cast(? as bigint[]))', [[...contactIds]])
  return rows.map(({ contact_id, kind, happened_at, tie, told, ...row }) => ({
    contactId: contact_id,
    kind,
    told: happened_at && tie !== null && told ? { at: happened_at.toISOString(), tie, values: told } : null,
    said: row.said,
    wroteAt: row.wrote_at,
    version: row.version,
    busyUntil: row.intent_until,
  }))
}

/** One wish of a contact that is about to be told. */
export type WishIntent = { contactId: string; wish: Wish; version: number }

/**
 * Commits what is about to be told; answers those that may be. One that somebody else told meanwhile may not, nor one whose contact was
 * merged away: they are decided anew.
 */
export async function beginWishes(
  db: Db,
  lease: Lease,
  intents: readonly WishIntent[],
  until: Date,
): Promise<{ contactId: string; kind: WishKind }[]> {
  const { portalId } = lease
  const wanted = intents.map(({ contactId, wish, version }) => {
    return { contactId, kind: wish.kind, head: headOf(wish), version: version + 1 }
  })
  return db.transaction(async (trx) => {
    await checkFence(trx, lease)
    const { rows } = await trx.raw(
      `insert into contact_wishes as known (portal_id, contact_id, kind, said, intent_until, version)
       select :portalId, "contactId", kind, array[head], :until, version
       from jsonb_to_recordset(cast(:wanted as jsonb)) as wish("contactId" bigint, kind text, head text, version integer)
       where not exists (select 1 from record_merges as merged
         where merged.portal_id = :portalId and merged.object_type_id = '0-1' and merged.loser_id = wish."contactId")
       on conflict (portal_id, contact_id, kind) do update set
         said = known.said || excluded.said, intent_until = excluded.intent_until, version = excluded.version
       where known.version = excluded.version - 1
       returning contact_id as "contactId", kind`,
      { portalId, until, wanted: JSON.stringify(wanted) },
    )
    return rows
  })
}

export type WishEnd = { contactId: string; wish: Wish; end: 'told' | 'void' | 'open' }

/**
 * Books what became of the calls. Void: it certainly had no effect. What is open stays an intent. Whoever was merged or forgotten meanwhile
 * is left in peace: the survivor's row says that its call may have been lost, and is asked about.
 */
export async function endWishes(
  db: Db,
  lease: Lease,
  ends: readonly WishEnd[],
  wroteAt: Date,
): Promise<void> {
  const { portalId } = lease
  const booked = ends.flatMap(({ contactId, wish, end }) =>
    end === 'open' ? [] : [{ contactId, ...wish, head: headOf(wish), isTold: end === 'told' }],
  )
  if (booked.length === 0) return
  await db.transaction(async (trx) => {
    await checkFence(trx, lease)
    await trx.raw(
      `update contact_wishes as known set
         happened_at = case when "isTold" then wish."at" else known.happened_at end,
         tie = case when "isTold" then wish.tie else known.tie end,
         told = case when "isTold" then wish."values" else known.told end,
         wrote_at = case when "isTold" then :wroteAt else known.wrote_at end,
         said = case when "isTold" then array[head] else known.said[:cardinality(known.said) - 1] end,
         intent_until = null, version = known.version + 1
       from jsonb_to_recordset(cast(:booked as jsonb))
         as wish("contactId" bigint, kind text, "at" timestamptz, tie text, "values" jsonb, head text, "isTold" boolean)
       where known.portal_id = :portalId and known.contact_id = wish."contactId" and known.kind = wish.kind`,
      { portalId, wroteAt, booked: toStorableJson(booked) },
    )
  })
}

/** The loser's wishes are the survivor's: the newer word counts, and HubSpot may show either. */
export async function moveWishes(
  trx: Db,
  portalId: string,
  { survivorId, loserId }: { survivorId: string; loserId: string },
): Promise<void> {
  const newer =
    '(excluded.happened_at, excluded.tie) > (here.happened_at, here.tie) or here.happened_at is null'
  await trx.raw(
    `with gone as (
       delete from contact_wishes where portal_id = :portalId and contact_id = :loserId returning *
     )
     insert into contact_wishes as here
       (portal_id, contact_id, kind, happened_at, tie, told, wrote_at, said, intent_until, version)
     select portal_id, :survivorId, kind, happened_at, tie, told, null, said, intent_until, version + 1 from gone
     on conflict (portal_id, contact_id, kind) do update set
       happened_at = case when ${newer} then excluded.happened_at else here.happened_at end,
       tie = case when ${newer} then excluded.tie else here.tie end,
       told = case when ${newer} then excluded.told else here.told end,
       wrote_at = null, said = here.said || excluded.said,
       intent_until = greatest(here.intent_until, excluded.intent_until),
       version = greatest(here.version, excluded.version) + 1`,
    { portalId, survivorId, loserId },
  )
}

/** Of a person who is forgotten; and whatever else names their address. Answers how many there were. */
export async function dropWishes(
  trx: Db,
  portalId: string,
  { emails, contactId }: { emails: ReadonlySet<string>; contactId: string | null },
): Promise<number> {
  const { rowCount } = await trx.raw(
    `delete from contact_wishes where portal_id = :portalId and (contact_id = :contactId or exists (
       select 1 from unnest(cast(:emails as text[])) as email where strpos(lower(cast(told as text)), email) > 0))`,
    { portalId, contactId: contactId ?? -1, emails: [...emails] },
  )
  return rowCount
}

export async function saveHasWishProperties(db: Db, portalId: string, has: boolean | null): Promise<void> {
  await db('accounts').where('portal_id', portalId).update('has_wish_properties', has)
}
