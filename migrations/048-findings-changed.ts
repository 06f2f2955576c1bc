// When what is wrong with an account's settings last changed: looking again and finding the same must not let anything go on.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw('alter table settings_checks add column changed_at timestamptz')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table settings_checks drop column changed_at')
}
