// What HubSpot last said about a contact, by address: a flood of mail to the same people must not read them again and again.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table contact_cache (
      portal_id bigint not null,
      email text not null,
      read_at timestamptz not null,
      facts jsonb not null,
      primary key (portal_id, email)
    );
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table contact_cache')
}
