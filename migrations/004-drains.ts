// Who may drain an account, what has been or is about to be written for it, and how fast it may be asked.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table drains (
      portal_id bigint primary key references accounts on delete cascade,
      due boolean not null default false,
      -- The earliest retry that waits, so that a sweep finds it without reading the ledger.
      next_due_at timestamptz,
      lease_owner text,
      lease_until timestamptz,
      fence bigint not null default 0
    );

    create table engagements (
      portal_id bigint not null,
      engagement_key text not null,
      engagement_type text not null,
      -- Null while this is only an intent: a create call that may or may not have taken effect.
      hubspot_id bigint,
      intent_until timestamptz,
      fence bigint not null,
      written_at timestamptz,
      primary key (portal_id, engagement_key)
    );

    -- HubSpot's search lags and companies have no unique domain, so what we created is remembered here.
    create table company_domains (
      portal_id bigint not null,
      domain text not null,
      company_id bigint,
      name text not null,
      intent_at timestamptz not null,
      primary key (portal_id, domain)
    );

    create table pacing (
      portal_id bigint not null,
      bucket text not null,
      next_at timestamptz not null,
      primary key (portal_id, bucket)
    );
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table pacing, company_domains, engagements, drains')
}
