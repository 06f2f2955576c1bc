// Companies that Logbook created, by domain: HubSpot's search lags, and nothing there keeps two companies from sharing a domain.
import type { Db } from './database.ts'
import { checkFence, type Lease } from './drains.ts'

export type CompanyDomain = {
  domain: string
  /** Null while this is an open intent: the create call may or may not have taken effect. */
  companyId: string | null
  name: string
  intentAt: Date
}

export async function findCompanyDomains(
  db: Db,
  portalId: string,
  domains: readonly string[],
): Promise<CompanyDomain[]> {
  return db('company_domains')
    .select({ domain: 'domain', companyId: 'company_id', name: 'name', intentAt: 'intent_at' })
    .where('portal_id', portalId)
    .whereRaw('domain = any(?)', [[...domains]])
}

export async function intendCompanies(
  db: Db,
  lease: Lease,
  companies: readonly { domain: string; name: string }[],
  now: Date,
): Promise<void> {
  const rows = companies.map(({ domain, name }) => ({
    portal_id: lease.portalId,
    domain,
    name,
    company_id: null,
    intent_at: now,
  }))
  await db.transaction(async (trx) => {
    await checkFence(trx, lease)
    await trx('company_domains').insert(rows).onConflict(['portal_id', 'domain']).merge()
  })
}

export async function saveCompanyDomain(
  db: Db,
  portalId: string,
  domain: string,
  companyId: string,
): Promise<void> {
  await db('company_domains').where({ portal_id: portalId, domain }).update('company_id', companyId)
}

/** These companies have another domain now, or are gone. Open intents name no company yet, and stay. */
export async function forgetCompanies(
  db: Db,
  portalId: string,
  companyIds: readonly string[],
): Promise<void> {
  if (companyIds.length === 0) return
  await db('company_domains').where('portal_id', portalId).whereIn('company_id', companyIds).delete()
}

/** Only for who holds the lease: somebody else's intent for the same domain must not be forgotten. */
export async function forgetCompanyDomains(db: Db, lease: Lease, domains: readonly string[]): Promise<void> {
  if (domains.length === 0) return
  await db.transaction(async (trx) => {
    await checkFence(trx, lease)
    await trx('company_domains')
      .where('portal_id', lease.portalId)
      .whereRaw('domain = any(?)', [[...domains]])
      .delete()
  })
}
