// The tools that send events, and the hashes of their ingestion keys.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table sources (
      portal_id bigint not null references accounts on delete cascade,
      source_id uuid not null,
      name text not null,
      created_at timestamptz not null,
      primary key (portal_id, source_id)
    );

    create table ingestion_keys (
      portal_id bigint not null,
      key_id uuid not null,
      source_id uuid not null,
      key_hash bytea not null,
      created_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz,
      primary key (portal_id, key_id),
      unique (portal_id, key_hash),
      foreign key (portal_id, source_id) references sources on delete cascade
    );
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table ingestion_keys, sources')
}
