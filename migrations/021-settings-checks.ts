// What was found wrong with the settings in force, and whom and what the events of an account name: choices for whoever edits them.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table settings_checks (
      portal_id bigint primary key references accounts on delete cascade,
      -- The version that was checked; findings of another version say nothing.
      version integer not null,
      findings jsonb not null default '[]',
      checked_at timestamptz,
      -- Whoever checks moves this on first, so that nobody else does at the same time.
      next_at timestamptz not null
    );

    create table settings_names (
      portal_id bigint not null references accounts on delete cascade,
      kind text not null check (kind in ('member', 'campaign')),
      name text not null,
      primary key (portal_id, kind, name)
    );

    -- Ids of events grow with time: everything from the first to the last of these was looked through for names.
    create table settings_names_seen (
      portal_id bigint primary key references accounts on delete cascade,
      first_event_id uuid not null,
      last_event_id uuid not null
    );
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table settings_names_seen, settings_names, settings_checks')
}
