// Which roles (HubSpot's permission sets) owners have, where the settings name roles.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- With their names. Null: HubSpot was not asked, or does not tell.
    alter table owners add column roles jsonb;
    -- The last time somebody asked, HubSpot refused.
    alter table accounts add column hides_roles boolean not null default false;
    -- What the roles that HubSpot ever listed are called, by id: one that is deleted is missed by its name.
    alter table accounts add column role_names jsonb not null default '{}';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(
    'alter table accounts drop column role_names, drop column hides_roles; alter table owners drop column roles',
  )
}
