// People without an address: what names them, which contacts carry it, and what a person decided where several do.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- HubSpot's search lags and no profile or number is unique there, so what we created, found or were told is remembered here. Several
    -- contacts may stand under one key: then nobody can tell who is meant.
    create table contact_keys (
      portal_id bigint not null,
      -- A LinkedIn profile or a phone number, in the one spelling that compares.
      person_key text not null,
      contact_id bigint not null,
      primary key (portal_id, person_key, contact_id)
    );
    create index contact_keys_by_contact on contact_keys (portal_id, contact_id);

    -- Contacts without an address whose creation may or may not have taken effect.
    create table contact_intents (
      portal_id bigint not null,
      person_key text not null,
      intent_at timestamptz not null,
      primary key (portal_id, person_key)
    );

    -- Which record a key means, where several carry it and a person has chosen.
    create table match_choices (
      portal_id bigint not null,
      -- What names a person, or a company's domain.
      match_key text not null,
      object_type_id text not null,
      -- Null: none of those on offer.
      record_id bigint,
      not_ids bigint[] not null,
      chosen_by text not null,
      chosen_at timestamptz not null,
      -- False: it decides only what had come in by then.
      is_always boolean not null,
      primary key (portal_id, match_key)
    );
    create index match_choices_by_record on match_choices (portal_id, object_type_id, record_id);

    -- Whether reading by address was seen to miss a contact's additional addresses there, so that they have to be searched for.
    alter table accounts add column searches_second_addresses boolean not null default false;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table accounts drop column searches_second_addresses;
    drop table match_choices, contact_intents, contact_keys;
  `)
}
