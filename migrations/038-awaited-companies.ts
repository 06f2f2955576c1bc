// Contacts that Logbook made without a company, because too little was known of it: they join it once it is made.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table awaited_companies (
      portal_id bigint not null,
      domain text not null,
      contact_id bigint not null,
      since timestamptz not null,
      primary key (portal_id, domain, contact_id)
    );
    create index awaited_companies_by_contact on awaited_companies (portal_id, contact_id);
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table awaited_companies')
}
