// Who paused an account from its page in HubSpot, so that a colleague knows whom to ask.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw('alter table accounts add column paused_by text')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table accounts drop column paused_by')
}
