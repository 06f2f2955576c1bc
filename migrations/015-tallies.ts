// How many events of an account ended how, by the quarter of an hour in which they came in, so that nobody counts a million rows.
// Quarters fold into the days of every time zone. Triggers keep them: whatever moves an event, the books add up.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table tallies (
      portal_id bigint not null,
      -- 'received', a state that an event can stay in, or 'delay'.
      kind text not null,
      -- The reason of the state; for 'delay' which step of the scale.
      name text not null,
      quarter timestamptz not null,
      events bigint not null,
      primary key (portal_id, quarter, kind, name)
    );
    create index tallies_held on tallies (portal_id, name) where kind = 'held';

    -- Added to and never updated: two transactions that count the same quarter need not wait for each other. A drain folds them in.
    create table tally_changes (
      portal_id bigint not null,
      kind text not null,
      name text not null,
      quarter timestamptz not null,
      events bigint not null
    );
    create index tally_changes_of_account on tally_changes (portal_id);

    create function tally_event_changes() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into tally_changes (portal_id, kind, name, quarter, events)
        select portal_id, 'received', '', date_bin('15 minutes', received_at, 'epoch'), count(*)
        from new_events group by 1, 4
        union all
        select portal_id, state, case state when 'written' then '' else reason end,
          date_bin('15 minutes', received_at, 'epoch'), count(*)
        from new_events where state in ('written', 'skipped', 'held', 'failed') group by 1, 2, 3, 4;
      elsif tg_op = 'UPDATE' then
        insert into tally_changes (portal_id, kind, name, quarter, events)
        select portal_id, state, case state when 'written' then '' else reason end,
          date_bin('15 minutes', received_at, 'epoch'), sum(change)
        from (
          select portal_id, state, reason, received_at, 1 as change from new_events
          union all select portal_id, state, reason, received_at, -1 from old_events
        ) as changes
        where state in ('written', 'skipped', 'held', 'failed')
        group by 1, 2, 3, 4 having sum(change) <> 0;
      else
        insert into tally_changes (portal_id, kind, name, quarter, events)
        select portal_id, 'received', '', date_bin('15 minutes', received_at, 'epoch'), -count(*)
        from old_events group by 1, 4
        union all
        select portal_id, state, case state when 'written' then '' else reason end,
          date_bin('15 minutes', received_at, 'epoch'), -count(*)
        from old_events where state in ('written', 'skipped', 'held', 'failed') group by 1, 2, 3, 4;
      end if;
      return null;
    end $$;
    create trigger tally_inserted_events after insert on events
      referencing new table as new_events for each statement execute function tally_event_changes();
    create trigger tally_updated_events after update on events
      referencing old table as old_events new table as new_events
      for each statement execute function tally_event_changes();
    create trigger tally_deleted_events after delete on events
      referencing old table as old_events for each statement execute function tally_event_changes();

    insert into tallies (portal_id, kind, name, quarter, events)
    select portal_id, 'received', '', date_bin('15 minutes', received_at, 'epoch'), count(*)
    from events group by 1, 4
    union all
    select portal_id, state, case state when 'written' then '' else reason end,
      date_bin('15 minutes', received_at, 'epoch'), count(*)
    from events where state in ('written', 'skipped', 'held', 'failed') group by 1, 2, 3, 4;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop trigger tally_inserted_events on events;
    drop trigger tally_updated_events on events;
    drop trigger tally_deleted_events on events;
    drop function tally_event_changes;
    drop table tally_changes, tallies;
  `)
}
