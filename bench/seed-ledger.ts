// Fills the ledger with settled events, as years of use would: straight into the tables, because a million through the door takes long.
import type { Db } from '../server/store/database.ts'

const AT_ONCE = 50_000

/** Brings the account's ledger to so many events with all that belongs to them: key, contents, log, considered records, engagement. */
export async function seedLedger(db: Db, portalId: string, from: number, to: number): Promise<void> {
  for (let first = from; first < to; first += AT_ONCE) {
    await seedSome(db, portalId, first, Math.min(first + AT_ONCE, to))
  }
  await db.raw('vacuum analyze')
  await db.raw('checkpoint')
}

async function seedSome(db: Db, portalId: string, first: number, end: number): Promise<void> {
  await db.transaction(async (trx) => {
    await trx.raw(
      `create temporary table seed on commit drop as
       select n, uuidv7(n * interval '30 seconds' - interval '1 year') as event_id,
         'seed-' || n as external_id, date_trunc('milliseconds', now() - interval '1 year' + n * interval '30 seconds') as at,
         'person-' || n % 10000 || '@company-' || n % 1000 || '.example' as email,
         'emails:<seed-' || n || '@northwind.example>' as key,
         (select source_id from sources where portal_id = :portalId order by source_id limit 1) as source_id
       from generate_series(:first::int, :end::int - 1) as n`,
      { portalId, first, end },
    )
    for (const statement of STATEMENTS) await trx.raw(statement, { portalId })
  })
}

const STATEMENTS = [
  `insert into event_keys (portal_id, source_id, external_id, event_id, content_hash)
   select :portalId, source_id, external_id, event_id, sha256(external_id::bytea) from seed`,
  `insert into events (portal_id, event_id, source_id, external_id, type, occurred_at, received_at, member_email,
     counterparts, message_id, state, reason, attempts, first_attempt_at, engagement_key, has_records)
   select :portalId, event_id, source_id, external_id,
     case n % 5 when 0 then 'email.replied' when 1 then 'email.opened' else 'email.sent' end, at, at,
     'ann@northwind.example', array[email], '<seed-' || n || '@northwind.example>', 'written', 'written', 1, at, key, true
   from seed`,
  `insert into event_contents (portal_id, event_id, body)
   select :portalId, event_id, jsonb_build_object('id', external_id, 'type', 'email.sent', 'occurred_at', at,
     'member', jsonb_build_object('email', 'ann@northwind.example'),
     'counterparts', jsonb_build_array(jsonb_build_object('email', email)),
     'message', jsonb_build_object('message_id', '<seed-' || n || '@northwind.example>', 'subject', 'Our offer ' || n,
       'text', repeat('Thank you for the call. As promised you find our offer below. ', 4)))
   from seed`,
  `insert into log_lines (portal_id, event_id, at, state, reason, facts, trace)
   select :portalId, event_id, at, state, state, '{}', case state when 'written' then
     jsonb_build_array(jsonb_build_object('rule', 'people', 'facts', jsonb_build_object('email', email, 'found', true)),
       jsonb_build_object('rule', 'deals', 'facts', jsonb_build_object('open', 3, 'kept', 3)),
       jsonb_build_object('rule', 'owner', 'facts', jsonb_build_object('chosen', '61500001'))) end
   from seed cross join unnest(array['queued', 'writing', 'written']) as state`,
  `insert into event_records (portal_id, object_type_id, record_id, event_id, name, is_chosen, why,
     occurred_at, type, state)
   select :portalId, kind.type, kind.base + n % 10000, event_id, 'A record with a name', true, 'counterpart',
     at, case n % 5 when 0 then 'email.replied' when 1 then 'email.opened' else 'email.sent' end, 'written'
   from seed cross join (values ('0-1', 1000000), ('0-2', 2000000), ('0-3', 3000000), ('0-3', 4000000)) as kind(type, base)`,
  `insert into engagements (portal_id, engagement_key, engagement_type, hubspot_id, fence, written_at)
   select :portalId, key, 'emails', 900000000 + n, 1, at from seed`,
]
