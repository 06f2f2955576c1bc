// How much of HubSpot's limit an account uses, by hour, and how much of it Logbook may use at the most.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table accounts add column calls_per_ten_seconds integer check (calls_per_ten_seconds between 1 and 110);
    create table hubspot_usage (
      portal_id bigint not null,
      hour timestamptz not null,
      bucket text not null,
      calls integer not null,
      refused integer not null default 0,
      primary key (portal_id, hour, bucket)
    );
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table hubspot_usage; alter table accounts drop column calls_per_ten_seconds')
}
