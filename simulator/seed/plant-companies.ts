// Plants company rows, and ties children to their parents.
import { link } from '../associations.ts'
import { createRecord } from '../records.ts'
import { daysBefore, filled, type Planting, planted } from './plant.ts'

const parentToChild = 13

export type CompanyRow = {
  name: string
  // How later rows speak of it, when the name is not handy or not unique.
  key?: string
  domain?: string
  additionalDomains?: string[]
  owner?: { ownerId: string }
  city?: string
  country?: string
  industry?: string
  employees?: number
  lifecyclestage?: string
  parent?: string
  daysOld: number
}

export function plantCompanies(planting: Planting, rows: CompanyRow[]): void {
  const { world, portal, now, companies } = planting
  for (const row of rows) {
    const properties = filled({
      name: row.name,
      domain: row.domain,
      hs_additional_domains: row.additionalDomains?.join(';'),
      website: row.domain && `https://${row.domain}`,
      hubspot_owner_id: row.owner?.ownerId,
      city: row.city,
      country: row.country,
      industry: row.industry,
      numberofemployees: row.employees,
      lifecyclestage: row.lifecyclestage ?? 'lead',
      hs_object_source: 'CRM_UI',
      hs_object_source_label: 'CRM_UI',
    })
    const { id } = createRecord(world, portal, 'companies', properties, daysBefore(now, row.daysOld))
    const company = { type: 'companies', id } as const
    companies.set(row.key ?? row.name, company)
    if (row.parent) link(portal, planted(companies, row.parent), company, [parentToChild])
  }
}
