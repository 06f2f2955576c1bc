// Which stages of an account's ticket pipelines are closed, as HubSpot last told: a ticket itself does not say that it is.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table accounts
      -- Null: nobody has asked yet.
      add column closed_ticket_stages text[],
      add column ticket_stages_read_at timestamptz;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table accounts drop column closed_ticket_stages, drop column ticket_stages_read_at')
}
