// What the settings judge by: the teams of owners, and of records their owner, pipeline and labels. Facts cached without them are read again.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table owners add column team_ids text[] not null default '{}';
    update accounts set owners_read_at = null;
    delete from contact_cache;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table owners drop column team_ids')
}
