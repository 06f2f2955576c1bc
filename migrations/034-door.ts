// What the settings leave out: who was left out of an event at the door, as steps of its trace, the rules and never the person. And since when
// somebody is a contact, which decides in some accounts: facts cached without it are read again.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table events add column left_out jsonb;
    delete from contact_cache;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table events drop column left_out')
}
