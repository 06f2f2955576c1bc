// What a create call said, as a hash kept with its intent: another event of the same message may be the one that reads it back.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw('alter table engagements add column contents_hash text')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table engagements drop column contents_hash')
}
