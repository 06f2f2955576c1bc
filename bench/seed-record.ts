// Gives one contact, its company and a deal a long history: straight into the tables, as bench/seed-ledger.ts does for everybody else.
import type { Db } from '../server/store/database.ts'

/** A contact, a company and a deal that have nothing yet. */
export const BUSY = {
  contact: '777000001',
  company: '777000002',
  deal: '777000003',
  email: 'busy@busy.example',
}

/**
 * So many events of the last sixty days: of each hundred ten are opens of the ten mails before, one failed and one is held. One mail's
 * subject is unlike all others, and the oldest.
 */
export async function seedRecord(db: Db, portalId: string, events: number): Promise<void> {
  await db.transaction(async (trx) => {
    await trx.raw(
      `create temporary table busy on commit drop as
       select n, uuidv7(n * interval '60 days' / :events - interval '61 days') as event_id, 'busy-' || n as external_id,
         date_trunc('milliseconds', now() - interval '60 days' + n * interval '60 days' / :events) as at,
         case when n % 100 >= 90 then 'email.opened' when n % 7 = 0 then 'email.replied' else 'email.sent' end as type,
         '<busy-' || case when n % 100 >= 90 then n - n % 10 else n end || '@northwind.example>' as message_id,
         case n % 100 when 40 then 'failed' when 50 then 'held' else 'written' end as state,
         case n % 100 when 40 then 'hubspot_refused' when 50 then 'scope_missing' else 'written' end as reason,
         'emails:<busy-' || n || '@northwind.example>' as key,
         (select source_id from sources where portal_id = :portalId order by source_id limit 1) as source_id
       from generate_series(0, :events::int - 1) as n`,
      { portalId, events },
    )
    for (const statement of STATEMENTS) await trx.raw(statement, { portalId, ...BUSY })
  })
  await db.raw('vacuum analyze')
}

const STATEMENTS = [
  `insert into events (portal_id, event_id, source_id, external_id, type, occurred_at, received_at, member_email,
     counterparts, message_id, state, reason, attempts, first_attempt_at, engagement_key, has_records)
   select :portalId, event_id, source_id, external_id, type, at, at, 'ann@northwind.example', array[:email],
     message_id, state, reason, 1, at, key, true
   from busy`,
  `insert into event_contents (portal_id, event_id, body)
   select :portalId, event_id, jsonb_build_object('id', external_id, 'type', type, 'occurred_at', at,
     'member', jsonb_build_object('email', 'ann@northwind.example'),
     'counterparts', jsonb_build_array(jsonb_build_object('email', cast(:email as text))),
     'message', jsonb_build_object('message_id', message_id,
       'subject', case n when 0 then 'A needle' else 'Our offer ' || n end,
       'text', repeat('Thank you for the call. As promised you find our offer below. ', 4)))
   from busy`,
  `insert into log_lines (portal_id, event_id, at, state, reason, facts, trace)
   select :portalId, event_id, at, state, reason, '{}', jsonb_build_array(
     jsonb_build_object('rule', 'contact.found', 'facts', jsonb_build_object('email', cast(:email as text), 'contact', 'Busy')),
     jsonb_build_object('rule', 'owner.member', 'facts', jsonb_build_object('owner', 'Ann', 'member', 'ann@northwind.example')))
   from busy`,
  `insert into event_records (portal_id, object_type_id, record_id, event_id, name, is_chosen, why, occurred_at, type, state, repeat_key)
   select :portalId, kind.type, kind.id, event_id, 'A busy record', true, 'counterpart', at, busy.type, state,
     case busy.type when 'email.opened' then hashtextextended(message_id || :email, 0) end
   from busy cross join (values ('0-1', cast(:contact as bigint)), ('0-2', :company), ('0-3', :deal)) as kind(type, id)`,
  `insert into engagements (portal_id, engagement_key, engagement_type, hubspot_id, fence, written_at)
   select :portalId, key, 'emails', 800000000 + n, 1, at from busy`,
  `insert into contact_addresses (portal_id, email, contact_id) values (:portalId, :email, :contact)`,
]
