// Who was left out of an event at the door, as steps of its trace: the rules that said so, never who it was.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw('alter table events add column left_out jsonb')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table events drop column left_out')
}
