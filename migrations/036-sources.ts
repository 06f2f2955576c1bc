// Sources that people look after: names of their own, limits, pauses, and keys that only try things out.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table sources
      -- What a source's test keys send belongs to a source beside it, so that it can never be a repeat of something real, nor the other way round.
      add column test_of uuid,
      add column paused_at timestamptz,
      add column paused_by text,
      -- Null for the usual limit.
      add column events_per_minute integer check (events_per_minute > 0),
      add foreign key (portal_id, test_of) references sources (portal_id, source_id) on delete cascade;
    -- Two that were made at the same moment may have one name.
    update sources set name = name || ' (' || left(cast(source_id as text), 8) || ')'
    where (portal_id, source_id) in (
      select portal_id, source_id from (
        select portal_id, source_id, row_number() over (partition by portal_id, name order by created_at, source_id) as place
        from sources
      ) as named where place > 1
    );
    create unique index sources_by_name on sources (portal_id, name) where test_of is null;
    create unique index sources_for_tests on sources (portal_id, test_of) where test_of is not null;

    alter table ingestion_keys
      add column mode text not null default 'live' check (mode in ('live', 'test')),
      -- Its last characters, to tell it by. Null for keys from before.
      add column hint text,
      add column made_by text,
      add column revoked_by text;

    -- Wider than before, so that no row needs to be looked at.
    alter table events drop constraint events_mode_check,
      add constraint events_mode_check check (mode in ('live', 'backfill', 'test')) not valid;

    -- How much each source has sent in its minute, for all web processes. Not worth a log of its own: after a crash the minute begins anew.
    create unlogged table source_minutes (
      portal_id bigint not null,
      source_id uuid not null,
      ends_at timestamptz not null,
      events integer not null,
      primary key (portal_id, source_id)
    );
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table source_minutes;
    delete from events where mode = 'test';
    alter table events drop constraint events_mode_check,
      add constraint events_mode_check check (mode in ('live', 'backfill')) not valid;
    delete from sources where test_of is not null;
    drop index sources_by_name, sources_for_tests;
    alter table ingestion_keys drop column mode, drop column hint, drop column made_by, drop column revoked_by;
    alter table sources drop column test_of, drop column paused_at, drop column paused_by, drop column events_per_minute;
  `)
}
