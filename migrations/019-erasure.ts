// People who were deleted for privacy reasons, and accounts that left: what is kept about having forgotten them.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- Addresses about which nothing may be kept any more, as keyed fingerprints: they can be recognised, not read.
    create table erased_addresses (
      portal_id bigint not null,
      fingerprint text not null,
      erased_at timestamptz not null,
      primary key (portal_id, fingerprint)
    );

    -- The certificate of an erasure: when, at whose word, how much. Nothing here says who it was but HubSpot's own id of the contact.
    create table erasures (
      portal_id bigint not null,
      news_key text not null,
      contact_id bigint,
      asked_at timestamptz not null,
      finished_at timestamptz not null,
      -- Rows changed or deleted, by table.
      counts jsonb not null,
      primary key (portal_id, news_key)
    );

    -- Set where something of an event was erased: the event itself stays in the books.
    alter table events add column erased_at timestamptz;
    -- Since when Logbook is no longer installed there. Its data is deleted a set time after that.
    alter table accounts add column left_at timestamptz;
    update accounts set left_at = now() where status in ('revoked', 'disconnected');
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table accounts drop column left_at;
    alter table events drop column erased_at;
    drop table erasures, erased_addresses;
  `)
}
