// Lanes: replies go before bounces before sent mail before opens and clicks before backfill, and sources take turns.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table events
      add column priority smallint not null default 2,
      add column mode text not null default 'live' check (mode in ('live', 'backfill'));
    drop index events_due;
    create index events_due on events (portal_id, priority, source_id, due_at, event_id) where due_at is not null;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop index events_due;
    create index events_due on events (portal_id, due_at, event_id) where due_at is not null;
    alter table events drop column mode, drop column priority;
  `)
}
