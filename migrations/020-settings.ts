// The settings of each account: every published version, for ever, and the draft that somebody is working on.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- Version 0, the defaults, has no row.
    create table settings_versions (
      portal_id bigint not null references accounts on delete cascade,
      version integer not null check (version > 0),
      settings jsonb not null,
      published_by text not null,
      published_at timestamptz not null,
      -- Set when this version brings an older one back.
      rolled_back_to integer,
      -- The revision of the draft that became this version: by it, publishing twice is known as a repeat.
      draft_revision integer,
      -- What is different from the version before, as it was listed then.
      changes jsonb not null default '{"changes": [], "changes_in_all": 0}',
      primary key (portal_id, version)
    );

    create table settings_drafts (
      portal_id bigint primary key references accounts on delete cascade,
      -- The version that the draft was made from.
      base_version integer not null,
      -- Counts every change, also the end of a draft: whoever saves names the one they saw, and no number comes twice.
      revision integer not null,
      -- Null when there is no draft.
      settings jsonb,
      edited_by text not null,
      edited_at timestamptz not null
    );

    alter table accounts add column settings_version integer not null default 0;
    -- The version that decided the event; null until something was decided.
    alter table events add column settings_version integer;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table events drop column settings_version;
    alter table accounts drop column settings_version;
    drop table settings_drafts, settings_versions;
  `)
}
