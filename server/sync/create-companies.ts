// Creates the companies that a plan needs, before the contacts that are born into them.
import type { NewCompany } from '../domain/people/new-people.ts'
import { SyncError } from '../domain/sync-error.ts'
import { BATCH_SIZE, inChunks } from '../hubspot/objects.ts'
import { forgetCompanyDomains, intendCompanies, saveCompanyDomain } from '../store/company-domains.ts'
import { type CreateDeps, type Created, createAll, untilSearchable } from './create-records.ts'
import type { KeptLease } from './lease-keeper.ts'
import { hadNoEffect } from './write-engagements.ts'

/**
 * Creates companies by domain. Nothing in HubSpot keeps two companies from sharing a domain, so an intent is kept before the call;
 * a domain whose intent is still open is asked for again once search must have seen it.
 */
export async function createCompanies(
  { db, hubspot, now }: CreateDeps,
  lease: KeptLease,
  companies: readonly NewCompany[],
  openSince: ReadonlyMap<string, Date>,
): Promise<Created> {
  const { portalId } = lease
  const created: Created = new Map()
  const certain = companies.filter(({ domain }) => {
    const retryAfterMs = untilSearchable(openSince.get(domain), now())
    if (retryAfterMs === 0) return true
    created.set(domain, new SyncError('answer_lost', { facts: { company: domain }, retryAfterMs }))
    return false
  })
  for (const chunk of inChunks(certain, BATCH_SIZE)) {
    const names = chunk.map(({ domain, properties }) => ({ domain, name: properties.name ?? domain }))
    await intendCompanies(db, lease, names, now())
    const inputs = chunk.map(({ domain, properties }) => ({
      properties,
      associations: [],
      objectWriteTraceId: domain,
    }))
    const made = await createAll(hubspot, lease, 'companies', inputs, ({ domain }) => domain?.toLowerCase())
    for (const [domain, outcome] of made) {
      created.set(domain, outcome)
      if (typeof outcome === 'string') await saveCompanyDomain(db, portalId, domain, outcome)
    }
    const refused = [...made].filter(([, outcome]) => outcome instanceof SyncError && hadNoEffect(outcome))
    await forgetCompanyDomains(
      db,
      lease,
      refused.map(([domain]) => domain),
    )
  }
  return created
}
