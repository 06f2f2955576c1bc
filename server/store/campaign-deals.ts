// Deals that campaigns opened, or may have: an intent is kept before each call, and stays when its answer is lost.
import type { OpenedDeal } from '../domain/deals/standing-deal.ts'
import type { Db } from './database.ts'
import { checkFence, type Lease } from './drains.ts'

/** By contact id. */
export async function findOpenedDeals(
  db: Db,
  portalId: string,
  contactIds: readonly string[],
): Promise<Map<string, OpenedDeal[]>> {
  if (contactIds.length === 0) return new Map()
  const rows: (OpenedDeal & { contactId: string })[] = await db('campaign_deals')
    .select({
      contactId: 'contact_id',
      campaign: 'campaign',
      pipeline: 'pipeline',
      dealKey: 'deal_key',
      dealId: 'deal_id',
      begunAt: 'begun_at',
      intentUntil: 'intent_until',
    })
    .where('portal_id', portalId)
    .whereRaw('contact_id = any(cast(? as bigint[]))', [[...contactIds]])
    .orderBy('begun_at')
  const groups = Map.groupBy(rows, ({ contactId }) => contactId)
  return new Map([...groups].map(([id, all]) => [id, all.map(({ contactId: _contactId, ...deal }) => deal)]))
}

export type DealIntent = {
  dealKey: string
  campaign: string
  pipeline: string
  contactIds: readonly string[]
}

/**
 * Commits the intents of the call that follows; answers the keys of those deals that may be made. Of any other, a contact of theirs got
 * one meanwhile.
 */
export async function beginDeals(
  db: Db,
  lease: Lease,
  intents: readonly DealIntent[],
  { now, until }: { now: Date; until: Date },
): Promise<Set<string>> {
  const rows = intents.flatMap(({ dealKey, campaign, pipeline, contactIds }) =>
    contactIds.map((contactId) => ({ dealKey, campaign, pipeline, contactId })),
  )
  return db.transaction(async (trx) => {
    await checkFence(trx, lease)
    const { rows: kept } = await trx.raw(
      `insert into campaign_deals as opened (portal_id, contact_id, pipeline, campaign, deal_key, begun_at, intent_until)
       select :portalId, "contactId", pipeline, campaign, "dealKey", :now, :until
       from jsonb_to_recordset(cast(:rows as jsonb))
         as intent("contactId" bigint, pipeline text, campaign text, "dealKey" text)
       order by "contactId", pipeline, campaign
       on conflict (portal_id, contact_id, pipeline, campaign)
       do update set intent_until = excluded.intent_until
       where opened.deal_id is null and opened.deal_key = excluded.deal_key
       returning contact_id as "contactId", deal_key as "dealKey", xmax = 0 as "isNew"`,
      { portalId: lease.portalId, now, until, rows: JSON.stringify(rows) },
    )
    const begun: { contactId: string; dealKey: string; isNew: boolean }[] = kept
    const isWhole = ({ dealKey, contactIds }: DealIntent) =>
      contactIds.every((id) => begun.some((one) => one.contactId === id && one.dealKey === dealKey))
    const whole = new Set(intents.filter(isWhole).map(({ dealKey }) => dealKey))
    // Only what this call would have made: of an earlier one nobody knows.
    for (const { contactId, dealKey, isNew } of begun) {
      if (!isNew || whole.has(dealKey)) continue
      await trx('campaign_deals')
        .where({ portal_id: lease.portalId, contact_id: contactId, deal_key: dealKey })
        .delete()
    }
    return whole
  })
}

/** What became of them: HubSpot's id; or 'void', where no call took effect. Of all others nobody knows. */
export async function endDeals(
  db: Db,
  { portalId }: Pick<Lease, 'portalId'>,
  ends: readonly { dealKey: string; end: { dealId: string } | 'void' }[],
): Promise<void> {
  for (const { dealKey, end } of ends) {
    if (end === 'void') continue
    await db('campaign_deals')
      .where({ portal_id: portalId, deal_key: dealKey })
      .update({ deal_id: end.dealId, intent_until: null })
  }
  const gone = ends.filter(({ end }) => end === 'void').map(({ dealKey }) => dealKey)
  await forget(db, portalId, gone)
}

async function forget(db: Db, portalId: string, dealKeys: readonly string[]): Promise<void> {
  if (dealKeys.length === 0) return
  await db('campaign_deals')
    .where('portal_id', portalId)
    .whereNull('deal_id')
    .whereRaw('deal_key = any(?)', [[...dealKeys]])
    .delete()
}
