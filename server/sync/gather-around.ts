// What stands around contacts in HubSpot: their companies and deals, at the survivors of merges that HubSpot's answers do not know yet.
import { COMPANY, DEAL, type Deal, type LinkedCompany, type RecordTypeId } from '../domain/record.ts'
import { type Linked, readAssociations } from '../hubspot/associations.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { readCompanies, readDeals } from '../hubspot/records.ts'
import type { Db } from '../store/database.ts'
import { findSurvivors } from '../store/merges.ts'

type ReadDeps = { db: Db; hubspot: HubSpotClient }

/** By contact id. */
export async function companiesOf(
  { db, hubspot }: ReadDeps,
  portalId: string,
  contactIds: readonly string[],
): Promise<Map<string, LinkedCompany[]>> {
  const read = await readAssociations(hubspot, portalId, 'contacts', 'companies', contactIds)
  const links = await followMerges(db, portalId, COMPANY, read)
  const ids = [...links.values()].flat().map(({ id }) => id)
  const byId = new Map((await readCompanies(hubspot, portalId, ids)).map((company) => [company.id, company]))
  return mapLinks(links, ({ id, isPrimary, labels }) => {
    const company = byId.get(id)
    return company && { ...company, isPrimary, labels }
  })
}

/** By contact id. */
export async function dealsOf(
  { db, hubspot }: ReadDeps,
  portalId: string,
  contactIds: readonly string[],
): Promise<Map<string, Deal[]>> {
  const read = await readAssociations(hubspot, portalId, 'contacts', 'deals', contactIds)
  const links = await followMerges(db, portalId, DEAL, read)
  const ids = [...links.values()].flat().map(({ id }) => id)
  const byId = new Map((await readDeals(hubspot, portalId, ids)).map((deal) => [deal.id, deal]))
  return mapLinks(links, ({ id }) => byId.get(id))
}

/** Links that still lead to a record which was merged away lead to its survivor, once. */
async function followMerges(
  db: Db,
  portalId: string,
  type: RecordTypeId,
  links: Map<string, Linked[]>,
): Promise<Map<string, Linked[]>> {
  const ids = [...links.values()].flat().map(({ id }) => id)
  const survivors = await findSurvivors(db, portalId, type, ids)
  if (survivors.size === 0) return links
  return new Map([...links].map(([from, list]) => [from, joined(list, survivors)]))
}

function joined(list: readonly Linked[], survivors: ReadonlyMap<string, string>): Linked[] {
  const byId = new Map<string, Linked>()
  for (const link of list) {
    const id = survivors.get(link.id) ?? link.id
    const known = byId.get(id)
    const labels = [...new Set([...(known?.labels ?? []), ...link.labels])]
    byId.set(id, { id, isPrimary: link.isPrimary || known?.isPrimary === true, labels })
  }
  return [...byId.values()]
}

/** The links of each record, turned into what they lead to; what has vanished meanwhile is left out. */
function mapLinks<L, V>(links: Map<string, L[]>, toValue: (link: L) => V | undefined): Map<string, V[]> {
  return new Map(
    [...links].map(([id, list]) => [id, list.map(toValue).filter((value) => value !== undefined)]),
  )
}
