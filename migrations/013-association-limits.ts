// How many associations HubSpot allows in an account, as it last said, and when it is asked again. A record that HubSpot itself named as full
// is told from one that it refused: the one is full until HubSpot says otherwise, the other for a day.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table association_limits (
      portal_id bigint not null,
      -- A record's object type id, such as 0-2, or a type of engagement, such as emails.
      from_type text not null,
      to_type text not null,
      most bigint not null,
      at_limit bigint not null,
      near_limit bigint not null,
      read_at timestamptz not null,
      primary key (portal_id, from_type, to_type)
    );

    create table association_limit_checks (
      portal_id bigint primary key,
      next_at timestamptz not null,
      -- What HubSpot did not tell when it was last asked, and why.
      problem text
    );

    alter table full_records add column origin text not null default 'refused' check (origin in ('refused', 'named'));
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    delete from full_records where origin = 'named';
    alter table full_records drop column origin;
    drop table association_limit_checks, association_limits;
  `)
}
