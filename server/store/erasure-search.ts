// Finds everything in an account's books that may name a person.
import type { EventMaterial, Person } from '../domain/forget-event.ts'
import { ERASED } from '../domain/forget-person.ts'
import { CONTACT } from '../domain/record.ts'
import type { Db } from './database.ts'

/** All that a contact is known by: addresses, profiles, numbers. A key that others carry, too, is not theirs alone. */
export async function addressesOf(db: Db, portalId: string, contactId: string): Promise<string[]> {
  const { rows } = await db.raw(
    `select email as key from contact_addresses where portal_id = :portalId and contact_id = :contactId
     union
     select person_key from contact_keys as own
     where portal_id = :portalId and contact_id = :contactId and not exists (
       select from contact_keys as others
       where others.portal_id = :portalId and others.person_key = own.person_key
         and others.contact_id <> own.contact_id)`,
    { portalId, contactId },
  )
  const known: { key: string }[] = rows
  return known.map(({ key }) => key)
}

/** Which of these addresses are of people who are being forgotten at this moment: a drain may still have an event of theirs. */
export async function findBeingErased(
  db: Db,
  portalId: string,
  emails: readonly string[],
): Promise<Set<string>> {
  if (emails.length === 0) return new Set()
  const { rows } = await db.raw(
    `select email from (
       select email, contact_id from contact_addresses where portal_id = :portalId and email = any(:emails)
       union
       select person_key, contact_id from contact_keys where portal_id = :portalId and person_key = any(:emails)
     ) as address
     where exists (
       select 1 from hubspot_news as news
       left join record_merges as merged on merged.portal_id = :portalId and merged.object_type_id = :type
         and merged.loser_id = cast(work ->> 'contactId' as bigint)
       where news.portal_id = :portalId and due_at is not null and work ->> 'kind' = 'privacy_deleted'
         and address.contact_id in (cast(work ->> 'contactId' as bigint), merged.survivor_id))`,
    { portalId, emails: [...emails], type: CONTACT },
  )
  const found: { email: string }[] = rows
  return new Set(found.map(({ email }) => email))
}

/**
 * Keeps, for as long as the erasure takes, the addresses of events that were logged for this contact and concern nobody else; then answers
 * all that are known. An event that somebody was taken out of before tells nothing: who is left there need not be this contact.
 */
export async function learnAddresses(trx: Db, portalId: string, contactId: string): Promise<string[]> {
  await trx.raw(
    `insert into contact_addresses (portal_id, email, contact_id)
     select distinct cast(:portalId as bigint), counterparts[1], cast(:contactId as bigint)
     from event_records as record join events using (portal_id, event_id)
     where portal_id = :portalId and object_type_id = :type and record_id = :contactId and name <> :erased
       and erased_at is null and cardinality(counterparts) = 1
     order by 2
     on conflict do nothing`,
    { portalId, contactId, type: CONTACT, erased: ERASED },
  )
  return addressesOf(trx, portalId, contactId)
}

const UNDER_WAY = ['queued', 'writing']

export type EventsOfPerson = {
  eventIds: string[]
  /** Events of theirs that a drain has in its hands: they are forgotten once it is through with them. */
  underWay: number
}

/** Up to `limit` events that concern a person. Those that were forgotten already are not found again. */
export async function findEventsOf(
  trx: Db,
  portalId: string,
  { emails, contactId }: Person,
  limit: number,
): Promise<EventsOfPerson> {
  const { rows } = await trx.raw(
    `with theirs as (
       select event_id from events where portal_id = :portalId and counterparts && cast(:emails as text[])
       union
       select event_id from event_records
       where portal_id = :portalId and object_type_id = :type and record_id = :contactId and name <> :erased
     )
     select event_id, state from theirs join events using (event_id) where portal_id = :portalId
     order by (state = any(:underWay)), event_id limit :limit`,
    {
      portalId,
      emails: [...emails],
      contactId: contactId ?? -1,
      type: CONTACT,
      erased: ERASED,
      underWay: UNDER_WAY,
      limit,
    },
  )
  const found: { event_id: string; state: string }[] = rows
  const settled = found.filter(({ state }) => !UNDER_WAY.includes(state))
  return { eventIds: settled.map((row) => row.event_id), underWay: found.length - settled.length }
}

/** In the next `limit` events of the account after this one: those that name an address anywhere. `last` is null after the last event. */
export async function findEventsNaming(
  trx: Db,
  portalId: string,
  emails: readonly string[],
  { after, limit }: { after: string; limit: number },
): Promise<{ eventIds: string[]; last: string | null }> {
  const page: string[] = await trx('events')
    .where('portal_id', portalId)
    .where('event_id', '>', after)
    .orderBy('event_id')
    .limit(limit)
    .pluck('event_id')
  const last = page.at(-1)
  if (last === undefined || emails.length === 0) return { eventIds: [], last: null }
  const parts = emails.map((email) => {
    const at = email.lastIndexOf('@')
    return { local: email.slice(0, at), domain: email.slice(at + 1) }
  })
  // Wider than an address: the sign between its halves has several spellings. Whoever looks closely comes after.
  const { rows } = await trx.raw(
    `with told as (
       select event_id, concat_ws(' ', external_id, member_email, message_id, reason_facts, left_out) as told from events
       where portal_id = :portalId and event_id > :after and event_id <= :last
       union all
       select event_id, cast(body as text) from event_contents
       where portal_id = :portalId and event_id > :after and event_id <= :last
       union all
       select event_id, concat_ws(' ', facts, trace) from log_lines
       where portal_id = :portalId and event_id > :after and event_id <= :last
       union all
       select event_id, name from event_records
       where portal_id = :portalId and event_id = any(cast(:page as uuid[]))
     )
     select distinct event_id from told as line, lower(line.told) as words,
       unnest(cast(:locals as text[]), cast(:encoded as text[]), cast(:domains as text[])) as part(local, encoded, domain)
     where strpos(words, domain) > 0 and (strpos(words, local) > 0 or strpos(words, encoded) > 0)`,
    {
      portalId,
      after,
      last,
      page,
      locals: parts.map(({ local }) => local),
      encoded: parts.map(({ local }) => encodeURIComponent(local).toLowerCase()),
      domains: parts.map(({ domain }) => domain),
    },
  )
  const found: { event_id: string }[] = rows
  return { eventIds: found.map((row) => row.event_id), last }
}

/** Everything that the books say of these events. */
export async function loadMaterial(
  trx: Db,
  portalId: string,
  eventIds: readonly string[],
): Promise<EventMaterial[]> {
  const { rows } = await trx.raw(
    `select event_id as "eventId", source_id as "sourceId", external_id as "externalId", state,
       member_email as "memberEmail", counterparts, message_id as "messageId", reason_facts as "reasonFacts", left_out as "leftOut", body,
       coalesce((select jsonb_agg(jsonb_build_object('lineId', cast(line_id as text), 'facts', facts, 'trace', trace))
         from log_lines where portal_id = :portalId and log_lines.event_id = events.event_id), '[]') as lines,
       coalesce((select jsonb_agg(jsonb_build_object('type', object_type_id, 'id', cast(record_id as text), 'name', name,
           'isPossible', why = 'possible_match'))
         from event_records where portal_id = :portalId and event_records.event_id = events.event_id), '[]') as records
     from events left join event_contents using (portal_id, event_id)
     where portal_id = :portalId and event_id = any(cast(:eventIds as uuid[]))`,
    { portalId, eventIds: [...eventIds] },
  )
  return rows
}

/** To which contacts addresses belong. */
export async function ownersOf(
  db: Db,
  portalId: string,
  emails: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await db.raw(
    `select email, contact_id from contact_addresses where portal_id = :portalId and email = any(:emails)
     union all
     select person_key, contact_id from contact_keys where portal_id = :portalId and person_key = any(:emails)`,
    { portalId, emails: [...emails] },
  )
  const owners: { email: string; contact_id: string }[] = rows
  return new Map(owners.map((row) => [row.email, row.contact_id]))
}
