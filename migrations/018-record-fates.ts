// What became of records in HubSpot: merged into another, deleted, restored. Late events and old plans may still name them.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- The survivor is always the last of a chain: whoever looks a loser up needs one step.
    create table record_merges (
      portal_id bigint not null,
      object_type_id text not null,
      loser_id bigint not null,
      survivor_id bigint not null,
      merged_at timestamptz not null,
      primary key (portal_id, object_type_id, loser_id)
    );
    create index record_merges_by_survivor on record_merges (portal_id, object_type_id, survivor_id);

    -- News come in any order: a record is gone when its deletion is the later of the two.
    create table record_tombstones (
      portal_id bigint not null,
      object_type_id text not null,
      record_id bigint not null,
      deleted_at timestamptz,
      restored_at timestamptz,
      primary key (portal_id, object_type_id, record_id)
    );

    -- Open intents name contacts too, and are few.
    create index engagements_open on engagements (portal_id) where hubspot_id is null;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop index engagements_open;
    drop table record_tombstones, record_merges;
  `)
}
