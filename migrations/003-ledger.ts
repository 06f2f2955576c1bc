// The ledger: facts of each event, its contents apart, its uniqueness apart, its log, and every record it considered.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- Narrow and unpartitioned for ever, so that the ledger can drop whole months without forgetting what it has seen.
    create table event_keys (
      portal_id bigint not null,
      source_id uuid not null,
      external_id text not null,
      event_id uuid not null,
      content_hash bytea not null,
      primary key (portal_id, source_id, external_id)
    );

    create table events (
      portal_id bigint not null,
      event_id uuid not null,
      source_id uuid not null,
      external_id text not null,
      type text not null,
      occurred_at timestamptz not null,
      received_at timestamptz not null,
      member_email text,
      counterparts text[] not null,
      message_id text,
      state text not null,
      reason text not null,
      reason_facts jsonb not null default '{}',
      attempts integer not null default 0,
      first_attempt_at timestamptz,
      -- When a drain may take it; null while it is claimed, held or done.
      due_at timestamptz,
      engagement_key text,
      primary key (portal_id, event_id)
    );
    create index events_due on events (portal_id, due_at, event_id) where due_at is not null;
    create index events_unsettled on events (portal_id) where state in ('queued', 'writing');
    create index events_held on events (portal_id, reason) where state = 'held';
    create index events_by_source on events (portal_id, source_id, event_id);
    create index events_by_message on events (portal_id, message_id) where message_id is not null;
    create index events_by_engagement on events (portal_id, engagement_key) where engagement_key is not null;
    create index events_by_counterpart on events using gin (counterparts);

    create table event_contents (
      portal_id bigint not null,
      event_id uuid not null,
      body jsonb not null,
      primary key (portal_id, event_id)
    );

    create table log_lines (
      portal_id bigint not null,
      event_id uuid not null,
      line_id bigint generated always as identity,
      at timestamptz not null,
      state text not null,
      reason text not null,
      facts jsonb not null,
      trace jsonb,
      primary key (portal_id, event_id, line_id)
    );

    create table event_records (
      portal_id bigint not null,
      object_type_id text not null,
      record_id bigint not null,
      event_id uuid not null,
      name text not null,
      is_chosen boolean not null,
      why text not null,
      primary key (portal_id, object_type_id, record_id, event_id)
    );
    create index event_records_by_event on event_records (portal_id, event_id);
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table event_records, log_lines, event_contents, events, event_keys')
}
