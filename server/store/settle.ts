// Books the outcome of a claim in one transaction: states, log lines with traces, considered records, engagement ids.
import type { EventState, Facts, Reason } from '../domain/reason.ts'
import type { Trace } from '../domain/trace.ts'
import type { Db } from './database.ts'
import { checkFence, type Lease } from './drains.ts'
import { toStorableJson } from './json.ts'

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
}

export type WrittenEngagement = { key: string; type: string; hubspotId: string }

export type Outcome = {
  events: readonly Settlement[]
  written: readonly WrittenEngagement[]
  /** Intents whose calls certainly had no effect: they need no read-back. */
  voidIntents: readonly string[]
}

export async function settle(db: Db, lease: Lease, outcome: Outcome, now: Date): Promise<void> {
  const { portalId, fence } = lease
  const events = toStorableJson(outcome.events)
  const redecided = outcome.events.filter((event) => event.considered.length > 0)
  await db.transaction(async (trx) => {
    await checkFence(trx, lease)
    await trx.raw(
      `update events set
         state = done.state, reason = done.reason, reason_facts = done.facts, due_at = done."dueAt",
         engagement_key = coalesce(done."engagementKey", engagement_key),
         attempts = attempts + done."isAttempt"::int,
         first_attempt_at = case when done."isAttempt" then coalesce(first_attempt_at, :now) else first_attempt_at end
       from jsonb_to_recordset(cast(:events as jsonb)) as done("eventId" uuid, state text, reason text, facts jsonb,
         "engagementKey" text, "dueAt" timestamptz, "isAttempt" boolean)
       where portal_id = :portalId and events.event_id = done."eventId"`,
      { portalId, events, now },
    )
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
    await trx.raw(
      `insert into event_records (portal_id, object_type_id, record_id, event_id, name, is_chosen, why)
       select :portalId, record.type, record.id, done."eventId", record.name, record."isChosen", record.why
       from jsonb_to_recordset(cast(:events as jsonb)) as done("eventId" uuid, considered jsonb),
         jsonb_to_recordset(done.considered) as record(type text, id bigint, name text, "isChosen" boolean, why text)
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
    await trx('engagements')
      .where('portal_id', portalId)
      .whereNull('hubspot_id')
      .whereRaw('engagement_key = any(?)', [[...outcome.voidIntents]])
      .delete()
  })
}
