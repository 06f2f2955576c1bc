// What HubSpot tells us unasked: news that need work, records whose facts may have changed, and how far its journal was read.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- Only what needs work is kept here: most news are a changed property, and forgetting what we knew of the record is all they need.
    create table hubspot_news (
      portal_id bigint not null,
      -- What makes a delivery the same as another one; repeats meet it here.
      news_key text not null,
      occurred_at timestamptz not null,
      received_at timestamptz not null,
      work jsonb not null,
      -- How far long work has come, and what it has counted.
      progress jsonb not null default '{}',
      attempts integer not null default 0,
      -- When it is worked off next; null when it is done.
      due_at timestamptz,
      primary key (portal_id, news_key)
    );
    create index hubspot_news_due on hubspot_news (portal_id, due_at) where due_at is not null;

    -- A cached fact is good only if none of its records was touched since HubSpot was asked. Rows outlive the cache's age, then go.
    create table touched_records (
      portal_id bigint not null,
      record text not null,
      touched_at timestamptz not null,
      primary key (portal_id, record)
    );

    -- Which contact an address was last known to belong to. Kept for as long as the account, unlike the cache: a merge, a deletion or
    -- a wish to be forgotten names the contact by its id alone.
    create table contact_addresses (
      portal_id bigint not null,
      email text not null,
      contact_id bigint not null,
      primary key (portal_id, email)
    );
    create index contact_addresses_by_contact on contact_addresses (portal_id, contact_id);
    insert into contact_addresses (portal_id, email, contact_id)
    select distinct on (portal_id, address) portal_id, address, cast(facts #>> '{contact,id}' as bigint)
    from contact_cache, jsonb_array_elements_text(jsonb_build_array(email) || (facts #> '{contact,emails}')) as address
    order by portal_id, address, read_at desc;

    -- What was cached so far does not know its records.
    delete from contact_cache;
    alter table contact_cache
      add column contact_id bigint not null,
      -- The database's time before HubSpot was asked.
      add column asked_at timestamptz not null,
      -- '0-1/101': the contact, its companies, its deals.
      add column records text[] not null;
    create index contact_cache_by_contact on contact_cache (portal_id, contact_id);
    create index company_domains_by_company on company_domains (portal_id, company_id);

    -- No portal leads this key: the journal is the app's, one for all accounts.
    create table hubspot_journal (
      only_one boolean primary key default true check (only_one),
      -- Where reading goes on; null for the earliest that HubSpot still has.
      journal_offset text,
      read_at timestamptz,
      is_subscribed boolean not null default false,
      is_refused boolean not null default false,
      next_at timestamptz not null
    );
    insert into hubspot_journal (next_at) values (now());
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table hubspot_journal, contact_addresses, touched_records, hubspot_news;
    drop index company_domains_by_company;
    drop index contact_cache_by_contact;
    alter table contact_cache drop column records, drop column asked_at, drop column contact_id;
  `)
}
