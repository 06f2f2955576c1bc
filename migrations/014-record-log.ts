// What a record's card reads in one look: when each event happened, what it is, where it stands and which open it repeats, beside the record.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- Whether event_records has rows of this event: until then only its addresses tell whose it is.
    alter table events add column has_records boolean not null default false;
    alter table event_records
      add column occurred_at timestamptz,
      add column type text,
      add column state text,
      -- Names the message and the people of an open: repeated ones are shown as one. Null for all else.
      add column repeat_key bigint;

    update event_records as record set
      occurred_at = event.occurred_at, type = event.type, state = event.state,
      repeat_key = case when event.type = 'email.opened' and message_id is not null
        then hashtextextended(message_id || ' ' || array_to_string(counterparts, ' '), 0) end
    from events as event
    where event.portal_id = record.portal_id and event.event_id = record.event_id;
    update events set has_records = true
    where (portal_id, event_id) in (select portal_id, event_id from event_records);

    alter table event_records
      alter column occurred_at set not null,
      alter column type set not null,
      alter column state set not null,
      -- By event first: rows come in the order of their events, so this costs least to keep, and serves as the index by event too.
      drop constraint event_records_pkey,
      add primary key (portal_id, event_id, object_type_id, record_id);
    drop index event_records_by_event;
    create index event_records_log on event_records
      (portal_id, object_type_id, record_id, occurred_at desc, event_id desc) include (type, state, is_chosen);
    create index event_records_repeats on event_records
      (portal_id, object_type_id, record_id, repeat_key, state, is_chosen, occurred_at, event_id)
      where repeat_key is not null;
    create index event_records_unwritten on event_records (portal_id, object_type_id, record_id, state)
      where state <> 'written';

    -- Replaces the index of held events. The newest of a reason is shown as its example; all of a reason can be retried.
    drop index if exists events_held;
    create index events_troubled on events (portal_id, state, reason, event_id)
      where state in ('held', 'failed', 'retrying', 'skipped');

    -- Whoever moves an event moves it on its records too.
    create function move_event_records() returns trigger language plpgsql as $$
    begin
      if exists (select from old_events where has_records) then
        update event_records as record set state = moved.state
        from new_events as moved join old_events as former using (portal_id, event_id)
        where former.has_records and former.state <> moved.state
          and record.portal_id = moved.portal_id and record.event_id = moved.event_id;
      end if;
      return null;
    end $$;
    create trigger move_event_records after update on events
      referencing old table as old_events new table as new_events
      for each statement execute function move_event_records();
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop trigger move_event_records on events;
    drop function move_event_records;
    drop index events_troubled;
    create index events_held on events (portal_id, reason) where state = 'held';
    drop index event_records_log, event_records_repeats, event_records_unwritten;
    alter table event_records drop constraint event_records_pkey,
      add primary key (portal_id, object_type_id, record_id, event_id);
    create index event_records_by_event on event_records (portal_id, event_id);
    alter table event_records drop column occurred_at, drop column type, drop column state, drop column repeat_key;
    alter table events drop column has_records;
  `)
}
