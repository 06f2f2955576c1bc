// Keys of operators and developers who administer an account by API, and the links by which settings go out and come in as files, once each.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table admin_keys (
      portal_id bigint not null references accounts on delete cascade,
      key_id uuid not null,
      name text not null,
      key_hash bytea not null,
      created_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz,
      primary key (portal_id, key_id),
      unique (portal_id, key_hash)
    );

    create table settings_links (
      portal_id bigint not null references accounts on delete cascade,
      link_id uuid not null,
      kind text not null check (kind in ('export', 'import')),
      made_by text not null,
      -- What whoever asked for an import saw: what others did since must not be lost.
      base_version integer not null,
      revision integer not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      primary key (portal_id, link_id)
    );
    create index settings_links_expired on settings_links (portal_id, expires_at);
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table settings_links, admin_keys')
}
