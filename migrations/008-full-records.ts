// Records that HubSpot lets no more engagements of a type be associated with, so that each next event does not find out anew.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table full_records (
      portal_id bigint not null,
      engagement_type text not null,
      object_type_id text not null,
      record_id bigint not null,
      seen_at timestamptz not null,
      primary key (portal_id, engagement_type, object_type_id, record_id)
    );
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table full_records')
}
