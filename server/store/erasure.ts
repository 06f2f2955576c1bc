// Changes an account's books so that they name a person no more, and keeps the certificate of it.
import type { ForgottenEvent, Person } from '../domain/forget-event.ts'
import { CONTACT } from '../domain/record.ts'
import type { Db } from './database.ts'
import { toStorableJson } from './json.ts'
import { forgetMembers } from './members.ts'
import { forgetTurns } from './new-record-turns.ts'
import { dropWishes } from './wishes.ts'

export type ErasureCounts = {
  events: number
  contentsDeleted: number
  contentsChanged: number
  logLines: number
  records: number
}

/** `sealId` makes an id that names nobody of a sender's id that does; the same each time, so that a repeat is still recognised. */
export async function saveForgotten(
  trx: Db,
  portalId: string,
  events: readonly ForgottenEvent[],
  { now, sealId }: { now: Date; sealId(externalId: string): string },
): Promise<ErasureCounts> {
  const rows = events.map(({ material, ...event }) => ({
    ...event,
    eventId: material.eventId,
    sourceId: material.sourceId,
    externalId: material.externalId,
    sealedId: event.isNamedById ? sealId(material.externalId) : material.externalId,
    hadBody: material.body !== null,
    isChanged: material.body !== null && JSON.stringify(event.body) !== JSON.stringify(material.body),
  }))
  const portal = { portalId, now, rows: toStorableJson(rows) }
  // An event that waits will never be written; what has ended stays as it ended.
  const { rows: ended } = await trx.raw(
    `update events set counterparts = event.counterparts, member_email = event."memberEmail",
       message_id = event."messageId", external_id = event."sealedId", reason_facts = event."reasonFacts",
       left_out = nullif(event."leftOut", 'null'),
       erased_at = coalesce(erased_at, :now),
       state = case when event.ends then 'skipped' else state end,
       reason = case when event.ends then 'erased' else reason end,
       due_at = case when event."isOver" then null else due_at end
     from (
       select event.*, "isOver" and old.state in ('received', 'retrying', 'held') as ends
       from jsonb_to_recordset(cast(:rows as jsonb)) as event("eventId" uuid, counterparts text[], "memberEmail" text,
         "messageId" text, "sealedId" text, "reasonFacts" jsonb, "leftOut" jsonb, "isOver" boolean)
       join events as old on old.portal_id = :portalId and old.event_id = event."eventId"
     ) as event
     where portal_id = :portalId and event_id = event."eventId"
     returning event_id, event.ends`,
    portal,
  )
  await trx.raw(
    `update event_keys set external_id = event."sealedId"
     from jsonb_to_recordset(cast(:rows as jsonb)) as event("sourceId" uuid, "externalId" text, "sealedId" text)
     where portal_id = :portalId and source_id = event."sourceId" and external_id = event."externalId"
       and event."sealedId" <> event."externalId"`,
    portal,
  )
  await trx.raw(
    `delete from event_contents using jsonb_to_recordset(cast(:rows as jsonb)) as event("eventId" uuid, body jsonb)
     where portal_id = :portalId and event_id = event."eventId" and event.body is null`,
    portal,
  )
  await trx.raw(
    `update event_contents set body = event.body
     from jsonb_to_recordset(cast(:rows as jsonb)) as event("eventId" uuid, body jsonb, "isChanged" boolean)
     where portal_id = :portalId and event_id = event."eventId" and event.body is not null and event."isChanged"`,
    portal,
  )
  const lines = await trx.raw(
    `update log_lines set facts = line.facts, trace = nullif(line.trace, 'null')
     from jsonb_to_recordset(cast(:rows as jsonb)) as event("eventId" uuid, lines jsonb),
       jsonb_to_recordset(event.lines) as line("lineId" bigint, facts jsonb, trace jsonb)
     where portal_id = :portalId and event_id = event."eventId" and line_id = line."lineId"
       and (log_lines.facts <> line.facts or log_lines.trace is distinct from nullif(line.trace, 'null'))`,
    portal,
  )
  const records = await trx.raw(
    `update event_records set name = record.name
     from jsonb_to_recordset(cast(:rows as jsonb)) as event("eventId" uuid, records jsonb),
       jsonb_to_recordset(event.records) as record(type text, id bigint, name text)
     where portal_id = :portalId and event_id = event."eventId" and object_type_id = record.type
       and record_id = record.id and event_records.name <> record.name`,
    portal,
  )
  const over: string[] = ended
    .filter((row: { ends: boolean }) => row.ends)
    .map((row: { event_id: string }) => row.event_id)
  await trx.raw(
    `insert into log_lines (portal_id, event_id, at, state, reason, facts)
     select :portalId, event_id, :now, 'skipped', 'erased', '{}' from unnest(cast(:over as uuid[])) as event_id`,
    { portalId, now, over },
  )
  return {
    events: rows.length,
    contentsDeleted: rows.filter((row) => row.hadBody && row.body === null).length,
    contentsChanged: rows.filter((row) => row.isChanged && row.body !== null).length,
    logLines: lines.rowCount,
    records: records.rowCount,
  }
}

/** What was known of a person beside the events. Answers how many rows went. */
export async function dropPerson(trx: Db, portalId: string, { emails, contactId }: Person): Promise<number> {
  const theirs = { portalId, emails: [...emails], contactId: contactId ?? -1 }
  const isTheirs = 'portal_id = :portalId and (email = any(:emails) or contact_id = :contactId)'
  const cached = await trx.raw(`delete from contact_cache where ${isTheirs}`, theirs)
  const known = await trx.raw(`delete from contact_addresses where ${isTheirs}`, theirs)
  const keyed = await trx.raw(
    `delete from contact_keys where portal_id = :portalId and (person_key = any(:emails) or contact_id = :contactId)`,
    theirs,
  )
  await trx.raw(
    `delete from contact_intents where portal_id = :portalId and person_key = any(:emails)`,
    theirs,
  )
  await trx('campaign_deals').where({ portal_id: portalId, contact_id: theirs.contactId }).delete()
  await trx('awaited_companies').where({ portal_id: portalId, contact_id: theirs.contactId }).delete()
  const chosen = await trx.raw(
    `delete from match_choices where portal_id = :portalId and (match_key = any(:emails)
       or (object_type_id = :type and (record_id = :contactId or not_ids @> array[cast(:contactId as bigint)])))`,
    { ...theirs, type: CONTACT },
  )
  // Whoever looks through the events for members is through before, or sees no more of them.
  await trx('settings_names_seen').select('portal_id').where('portal_id', portalId).forUpdate()
  const gone = await forgetMembers(trx, portalId, [...emails])
  const turns = await forgetTurns(trx, portalId, [...emails])
  const wishes = await dropWishes(trx, portalId, { emails, contactId })
  return cached.rowCount + known.rowCount + keyed.rowCount + chosen.rowCount + gone + turns + wishes
}

export type Certificate = {
  key: string
  contactId: string | null
  askedAt: Date
  finishedAt: Date
  counts: object
}

export async function saveCertificate(
  trx: Db,
  portalId: string,
  { key, contactId, askedAt, finishedAt, counts }: Certificate,
): Promise<void> {
  await trx('erasures')
    .insert({
      portal_id: portalId,
      news_key: key,
      contact_id: contactId,
      asked_at: askedAt,
      finished_at: finishedAt,
      counts: JSON.stringify(counts),
    })
    .onConflict(['portal_id', 'news_key'])
    .merge()
}

/** Whether one of these contacts was erased. */
export async function wasErased(db: Db, portalId: string, contactIds: readonly string[]): Promise<boolean> {
  const found = await db('erasures')
    .select('news_key')
    .where('portal_id', portalId)
    .whereIn('contact_id', [...contactIds])
    .first()
  return found !== undefined
}
