// What Logbook wrote into a note that it keeps up to date, as hashes: whatever else HubSpot shows there is a person's own edit.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- The newest changes that were begun, each a hash of what it says; contents_hash is what the engagement was created with.
    alter table engagements add column said text[] not null default '{}';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table engagements drop column said')
}
