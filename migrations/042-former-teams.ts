// Which teams and roles owners were in before: one that is deleted leaves nobody in it, and what the settings say of it is still meant for them.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`alter table owners add column former jsonb not null default '{"teamIds": [], "roleIds": []}'`)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table owners drop column former')
}
