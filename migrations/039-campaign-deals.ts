// Deals that campaigns opened, or may have: one for each contact, pipeline and campaign.
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table campaign_deals (
      portal_id bigint not null,
      contact_id bigint not null,
      pipeline text not null,
      campaign text not null,
      -- Names the deal in HubSpot, also while its id is not known.
      deal_key text not null,
      -- Null: nobody knows yet whether it was made.
      deal_id bigint,
      begun_at timestamptz not null,
      -- Until then the call may be under way.
      intent_until timestamptz,
      primary key (portal_id, contact_id, pipeline, campaign)
    );
    create index campaign_deals_by_key on campaign_deals (portal_id, deal_key);
    create index campaign_deals_by_deal on campaign_deals (portal_id, deal_id);

    -- Whether deals of ours can be found by a property; null: nobody has looked yet.
    alter table accounts add column deal_tier text;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table accounts drop column deal_tier; drop table campaign_deals')
}
