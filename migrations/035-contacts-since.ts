// Since when somebody is a contact decides in some accounts: facts cached without it are read again.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw('delete from contact_cache')
}

export async function down(): Promise<void> {
  // What was deleted is only a copy of what HubSpot has.
}
