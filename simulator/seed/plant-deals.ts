// Plants deal rows, with what HubSpot calculates from the stage, and links each to its company and contacts.
import { link } from '../associations.ts'
import { createRecord } from '../records.ts'
import { daysBefore, filled, type Planting, planted } from './plant.ts'

export type DealRow = {
  name: string
  pipeline?: string
  stage: string
  amount?: number
  currency?: string
  owner?: { ownerId: string }
  company?: string
  contacts?: string[]
  daysOld: number
  // Days until the close date; negative ones are past.
  closesIn?: number
}

export function plantDeals(planting: Planting, rows: DealRow[]): void {
  const { world, portal, now, companies, contacts, deals } = planting
  for (const row of rows) {
    const pipelineId = row.pipeline ?? 'default'
    const pipeline = portal.account.pipelines.find(({ id }) => id === pipelineId)
    const stage = pipeline?.stages.find(({ id }) => id === row.stage)
    if (!stage) throw new Error(`The seed's deal "${row.name}" has no stage "${row.stage}".`)
    const { isClosed, probability } = stage.metadata
    const properties = filled({
      dealname: row.name,
      pipeline: pipelineId,
      dealstage: row.stage,
      amount: row.amount,
      deal_currency_code: row.currency ?? portal.account.companyCurrency,
      dealtype: pipelineId === 'default' ? 'newbusiness' : 'existingbusiness',
      closedate: row.closesIn === undefined ? undefined : daysBefore(now, -row.closesIn).toISOString(),
      hubspot_owner_id: row.owner?.ownerId,
      hs_is_closed: isClosed,
      hs_is_closed_won: String(isClosed === 'true' && Number(probability) === 1),
      hs_object_source: 'CRM_UI',
      hs_object_source_label: 'CRM_UI',
    })
    const { id } = createRecord(world, portal, 'deals', properties, daysBefore(now, row.daysOld))
    const deal = { type: 'deals', id } as const
    deals.set(row.name, deal)
    if (row.company) link(portal, deal, planted(companies, row.company), [])
    for (const email of row.contacts ?? []) link(portal, deal, planted(contacts, email), [])
  }
}
