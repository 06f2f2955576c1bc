// The people who act in the sending tools: that they are known, by whom, and what they decided themselves.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table members (
      portal_id bigint not null references accounts on delete cascade,
      -- In the sending tool.
      email text not null,
      known_since timestamptz not null,
      -- When the newest of their events came in, as far as the events were looked through.
      last_activity_at timestamptz,
      -- Who connected them in HubSpot, as HubSpot signed it, and by what right.
      connected_at timestamptz,
      connected_user_id bigint,
      connected_email text,
      connected_by text check (connected_by in ('same_address', 'mapping', 'invitation')),
      -- Their own consent, taken back.
      paused_at timestamptz,
      primary key (portal_id, email)
    );
    create index members_paused on members (portal_id, email) where paused_at is not null;
    create index members_of_user on members (portal_id, connected_user_id) where connected_user_id is not null;

    -- What sources and admins said of members, each in their own words: whoever left one tool may still act in another.
    create table told_members (
      portal_id bigint not null references accounts on delete cascade,
      -- A source's id, or 'admin'.
      teller text not null,
      email text not null,
      name text,
      is_active boolean not null,
      told_at timestamptz not null,
      primary key (portal_id, teller, email)
    );
    create index told_members_by_address on told_members (portal_id, email);

    -- Only rows that wait are in it.
    create index events_held_for_member on events (portal_id, member_email, event_id)
      where state = 'held' and reason = 'member_not_connected';

    -- Members had a place among the names. All events are looked through again, for when each was first and last active.
    insert into members (portal_id, email, known_since) select portal_id, name, now() from settings_names where kind = 'member';
    delete from settings_names where kind = 'member';
    delete from settings_names_seen;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    insert into settings_names (portal_id, kind, name) select portal_id, 'member', email from members on conflict do nothing;
    drop index events_held_for_member;
    drop table told_members, members;
  `)
}
