// Who got which new record, where owners get them in turn: kept before the record is created, so that a crash takes no turn twice.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table new_record_turns (
      portal_id bigint not null references accounts on delete cascade,
      turn bigint not null,
      owner_id bigint not null,
      -- What makes the contact unique, until HubSpot certainly has it. Of each owner only the last turn without one is kept.
      record_key text,
      primary key (portal_id, turn)
    );
    create unique index new_record_turns_promised on new_record_turns (portal_id, record_key) where record_key is not null;
    create index new_record_turns_of_owner on new_record_turns (portal_id, owner_id, turn);
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table new_record_turns')
}
