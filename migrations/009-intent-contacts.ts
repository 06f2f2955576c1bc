// The contacts a create call named, kept with its intent: where no key can be kept in HubSpot, that is where it is looked for. And the size
// of an event, so that a claim is bounded by what it carries.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table engagements add column contact_ids bigint[] not null default '{}';
    alter table events add column bytes integer not null default 0;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table engagements drop column contact_ids; alter table events drop column bytes')
}
