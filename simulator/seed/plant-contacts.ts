// Plants contact rows and links each to its companies, the named one as primary.
import { link } from '../associations.ts'
import { derivePhones } from '../crm/phone-numbers.ts'
import { createRecord } from '../records.ts'
import { daysBefore, filled, type Planting, planted } from './plant.ts'

const primaryCompany = 1

export type ContactRow = {
  firstname?: string
  lastname?: string
  email?: string
  additionalEmails?: string[]
  phone?: string
  linkedinUrl?: string
  jobtitle?: string
  owner?: { ownerId: string }
  // The first is the primary one, unless `primary` names another.
  companies?: string[]
  primary?: string
  city?: string
  lifecyclestage?: string
  hs_lead_status?: string
  daysOld: number
}

export function plantContacts(planting: Planting, rows: ContactRow[]): void {
  const { world, portal, now, companies, contacts } = planting
  for (const row of rows) {
    const primary = row.primary ?? row.companies?.[0]
    const properties = filled({
      firstname: row.firstname,
      lastname: row.lastname,
      email: row.email,
      hs_additional_emails: row.additionalEmails?.join(';'),
      hs_email_domain: row.email?.split('@')[1],
      phone: row.phone,
      hs_linkedin_url: row.linkedinUrl,
      ...derivePhones(row.phone ? { phone: row.phone } : {}),
      jobtitle: row.jobtitle,
      company: primary && portal.records.companies.get(planted(companies, primary).id)?.properties.name,
      associatedcompanyid: primary && planted(companies, primary).id,
      hubspot_owner_id: row.owner?.ownerId,
      city: row.city,
      lifecyclestage: row.lifecyclestage ?? 'lead',
      hs_lead_status: row.hs_lead_status,
      hs_object_source: 'CRM_UI',
      hs_object_source_label: 'CRM_UI',
    })
    const { id } = createRecord(world, portal, 'contacts', properties, daysBefore(now, row.daysOld))
    const contact = { type: 'contacts', id } as const
    contacts.set(row.email ?? `${row.firstname} ${row.lastname}`, contact)
    for (const name of row.companies ?? []) link(portal, contact, planted(companies, name), [])
    if (primary) link(portal, contact, planted(companies, primary), [primaryCompany])
  }
}
