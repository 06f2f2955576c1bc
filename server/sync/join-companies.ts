// Has contacts join the company that they were made without. Never at the cost of the activity: whoever could not join waits on.
import type { CompanyJoin } from '../domain/people/complete-companies.ts'
import { SyncError } from '../domain/sync-error.ts'
import { addPrimaryCompanies } from '../hubspot/associations.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { dropAwaiting } from '../store/awaited-companies.ts'
import { dropCachedOf } from '../store/contact-cache.ts'
import type { Db } from '../store/database.ts'
import type { Created } from './create-records.ts'
import { companiesOf } from './gather-around.ts'

type Deps = { db: Db; hubspot: HubSpotClient; log: { warn(facts: object, message: string): void } }

export async function joinCompanies(
  { db, hubspot, log }: Deps,
  portalId: string,
  joins: readonly CompanyJoin[],
  companies: Created,
): Promise<void> {
  const ready = joins.flatMap(({ domain, contactIds, company }) => {
    const companyId = company.kind === 'existing' ? company.id : companies.get(company.key)
    return typeof companyId === 'string' ? [{ domain, contactIds, companyId }] : []
  })
  if (ready.length === 0) return
  try {
    const contactIds = ready.flatMap((join) => join.contactIds)
    // Who has found a company meanwhile keeps it.
    const linked = await companiesOf({ db, hubspot }, portalId, contactIds)
    const links = ready.flatMap(({ contactIds, companyId }) =>
      contactIds.filter((id) => !linked.get(id)?.length).map((contactId) => ({ contactId, companyId })),
    )
    await addPrimaryCompanies(hubspot, portalId, links)
    await dropCachedOf(db, portalId, contactIds)
    await dropAwaiting(
      db,
      portalId,
      ready.map(({ domain }) => domain),
    )
  } catch (error) {
    if (!(error instanceof SyncError)) throw error
    log.warn({ portalId, err: error }, 'Contacts could not join the company that they wait for')
  }
}
