// What contacts want, as it was told last, and what HubSpot may show of it because of us; and whether an account has the properties for it.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table contact_wishes (
      portal_id bigint not null,
      contact_id bigint not null,
      kind text not null,
      -- The newest event that is shown; null until a call of ours has certainly taken effect.
      happened_at timestamptz,
      tie text,
      told jsonb,
      wrote_at timestamptz,
      -- What that call said, and whatever lost calls may have said since.
      said text[] not null default '{}',
      intent_until timestamptz,
      version integer not null,
      primary key (portal_id, contact_id, kind)
    );

    -- Null: not asked yet, or somebody deleted one of them.
    alter table accounts add column has_wish_properties boolean;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table accounts drop column has_wish_properties; drop table contact_wishes')
}
