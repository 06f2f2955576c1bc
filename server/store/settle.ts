// Books the outcome of a claim in one transaction: states, log lines with traces, considered records, engagement ids.
import type { ActivityEvent } from '../domain/activity-event.ts'
import { keysOfEvent, type PersonKey } from '../domain/people/person-key.ts'
import { type EventState, type Facts, type Reason, SETTINGS_HOLDS } from '../domain/reason.ts'
import type { Trace } from '../domain/trace.ts'
import type { Db } from './database.ts'
import { checkFence, type Lease } from './drains.ts'
import { toStorableJson } from './json.ts'
import { MEMBER_HOLDS, releaseOvertaken } from './member-holds.ts'
import { releaseOutdated } from './settings-holds.ts'
import { releaseWaitingFor } from './waiting-people.ts'

export type Settlement = {
  eventId: string
  state: EventState
  reason: Reason
  facts: Facts
  trace: Trace | null
  engagementKey: string | null
  /** When it is tried again; null when it is not. */
  dueAt: Date | null
  /** True when this settlement ends an attempt to write. */
  isAttempt: boolean
  considered: { type: string; id: string; name: string; isChosen: boolean; why: string }[]
  /** What a rule of the account's turned away is not to be kept, nor whom it was about. */
  dropsContents: boolean
  /** All of the event that may be kept from here on; null where everything may. */
  keeps: ActivityEvent | null
}

export type WrittenEngagement = { key: string; type: string; hubspotId: string }

/** An event that had ended, and on which the word is another now. */
export type Revision = Pick<Settlement, 'eventId' | 'reason' | 'facts' | 'trace'> & {
  state: 'written' | 'skipped'
}

export type Outcome = {
  events: readonly Settlement[]
  revisions: readonly Revision[]
  written: readonly WrittenEngagement[]
  /** Intents whose calls certainly had no effect: they need no read-back. */
  voidIntents: readonly string[]
  /** Keys of people who are contacts now: what waited for them goes on. */
  arrived: readonly PersonKey[]
  /** Which version of the account's settings decided; null where nothing was decided. */
  settings: { version: number; decidedAt: Date } | null
}

export async function settle(db: Db, lease: Lease, outcome: Outcome, now: Date): Promise<void> {
  const { portalId, fence } = lease
  // Whoever is taken out of what is kept is taken out of the books as well.
  const events = toStorableJson(
    outcome.events.map((event) => ({
      ...event,
      counterparts: event.keeps && keysOfEvent(event.keeps),
    })),
  )
  // A failure before any decision says nothing about records; a skip that considers none does.
  const redecided = outcome.events.filter((event) => event.considered.length > 0 || event.state === 'skipped')
  const dropped = outcome.events.filter((event) => event.dropsContents).map(({ eventId }) => eventId)
  await db.transaction(async (trx) => {
    await checkFence(trx, lease)
    await trx.raw(
      // Beside the books, how long the written ones took: in steps, so that a median needs no sorting of events.
      `with settled as (
       update events set
         state = done.state, reason = done.reason, reason_facts = done.facts, due_at = done."dueAt",
         engagement_key = coalesce(done."engagementKey", engagement_key),
         settings_version = coalesce(:settingsVersion, settings_version),
         counterparts = case when done."dropsContents" then '{}' else coalesce(done.counterparts, events.counterparts) end,
         message_id = case when done."dropsContents" then null else message_id end,
         attempts = attempts + done."isAttempt"::int,
         first_attempt_at = case when done."isAttempt" then coalesce(first_attempt_at, :now) else first_attempt_at end,
         has_records = case when done.state = 'skipped' then false else has_records end or done.considered <> '[]'
       from jsonb_to_recordset(cast(:events as jsonb)) as done("eventId" uuid, state text, reason text, facts jsonb,
         "engagementKey" text, "dueAt" timestamptz, "isAttempt" boolean, "dropsContents" boolean, counterparts text[], considered jsonb)
       where portal_id = :portalId and events.event_id = done."eventId"
       returning events.state, received_at, mode
       )
       insert into tally_changes (portal_id, kind, name, quarter, events)
       select :portalId, 'delay',
         round(4 * ln(greatest(0.05, extract(epoch from cast(:now as timestamptz) - received_at))) / ln(2.0))::text,
         date_bin('15 minutes', :now, 'epoch'), count(*)
       from settled where state = 'written' and mode = 'live' group by 3`,
      { portalId, events, now, settingsVersion: outcome.settings?.version ?? null },
    )
    if (dropped.length > 0) await dropContents(trx, portalId, dropped)
    await trx.raw(
      `insert into log_lines (portal_id, event_id, at, state, reason, facts, trace)
       select :portalId, "eventId", :now, state, reason, facts, nullif(trace, 'null')
       from jsonb_to_recordset(cast(:events as jsonb)) as done("eventId" uuid, state text, reason text, facts jsonb, trace jsonb)`,
      { portalId, events, now },
    )
    // What an earlier attempt considered is no longer why the event is where it is.
    await trx('event_records')
      .where('portal_id', portalId)
      .whereRaw('event_id = any(?)', [redecided.map((event) => event.eventId)])
      .delete()
    // A record that was merged away since the plan was made is booked under its survivor; of both, the one that was chosen.
    await trx.raw(
      `insert into event_records (portal_id, object_type_id, record_id, event_id, name, is_chosen, why,
         occurred_at, type, state, repeat_key)
       select :portalId, record.type, coalesce(merged.survivor_id, record.id), event_id, record.name,
         record."isChosen", record.why, occurred_at, events.type, events.state,
         case when events.type = 'email.opened' and message_id is not null
           then hashtextextended(message_id || ' ' || array_to_string(counterparts, ' '), 0) end
       from jsonb_to_recordset(cast(:events as jsonb)) as done("eventId" uuid, considered jsonb)
       join events on events.portal_id = :portalId and event_id = done."eventId"
       cross join jsonb_to_recordset(done.considered)
         as record(type text, id bigint, name text, "isChosen" boolean, why text)
       left join record_merges as merged on merged.portal_id = :portalId
         and merged.object_type_id = record.type and merged.loser_id = record.id
       order by record."isChosen" desc
       on conflict do nothing`,
      { portalId, events },
    )
    await trx.raw(
      `insert into engagements (portal_id, engagement_key, engagement_type, hubspot_id, fence, written_at)
       select :portalId, key, type, "hubspotId", :fence, :now
       from jsonb_to_recordset(cast(:written as jsonb)) as written(key text, type text, "hubspotId" bigint)
       on conflict (portal_id, engagement_key)
       do update set hubspot_id = excluded.hubspot_id, intent_until = null, written_at = excluded.written_at`,
      { portalId, fence, now, written: JSON.stringify(outcome.written) },
    )
    // Of an engagement that is there only the change did not happen.
    await trx('engagements')
      .where('portal_id', portalId)
      .whereNotNull('hubspot_id')
      .whereRaw('engagement_key = any(?)', [[...outcome.voidIntents]])
      .update('intent_until', null)
    await trx.raw(
      `update event_contents set body = done.keeps
       from jsonb_to_recordset(cast(:events as jsonb)) as done("eventId" uuid, keeps jsonb)
       where portal_id = :portalId and event_id = done."eventId" and jsonb_typeof(done.keeps) = 'object'`,
      { portalId, events },
    )
    await revise(trx, portalId, outcome.revisions, now)
    const waiting = outcome.events.filter(({ reason }) => SETTINGS_HOLDS.some((hold) => hold === reason))
    const eventIds = waiting.map(({ eventId }) => eventId)
    if (outcome.settings) await releaseOutdated(trx, portalId, { eventIds, ...outcome.settings }, now)
    const ofMembers = outcome.events.filter(({ reason }) => MEMBER_HOLDS.some((hold) => hold === reason))
    const memberIds = ofMembers.map(({ eventId }) => eventId)
    if (outcome.settings) await releaseOvertaken(trx, portalId, memberIds, outcome.settings, now)
    await releaseWaitingFor(trx, portalId, outcome.arrived, now)
    await trx('engagements')
      .where('portal_id', portalId)
      .whereNull('hubspot_id')
      .whereRaw('engagement_key = any(?)', [[...outcome.voidIntents]])
      .delete()
  })
}

/** Whoever was erased meanwhile, or is being tried again, is left in peace. */
async function revise(trx: Db, portalId: string, revisions: readonly Revision[], now: Date): Promise<void> {
  if (revisions.length === 0) return
  await trx.raw(
    `with revised as (
       update events set state = word.state,
         reason = case word.state when 'written' then events.reason else word.reason end,
         reason_facts = case word.state when 'written' then events.reason_facts else word.facts end
       from jsonb_to_recordset(cast(:revisions as jsonb)) as word("eventId" uuid, state text, reason text, facts jsonb, trace jsonb)
       where portal_id = :portalId and event_id = word."eventId" and events.state = 'written' and erased_at is null
       returning event_id, events.state, events.reason, word.facts, word.trace
     )
     insert into log_lines (portal_id, event_id, at, state, reason, facts, trace)
     select :portalId, event_id, :now, state, reason, facts, trace from revised`,
    { portalId, now, revisions: toStorableJson(revisions) },
  )
}

/** What an earlier try said of an event that is turned away now names people, too. */
async function dropContents(trx: Db, portalId: string, eventIds: readonly string[]): Promise<void> {
  const ofThem = (table: string) =>
    trx(table)
      .where('portal_id', portalId)
      .whereRaw('event_id = any(?)', [[...eventIds]])
  await ofThem('event_contents').delete()
  await ofThem('log_lines').update({ facts: '{}', trace: null })
}
