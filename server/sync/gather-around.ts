// What stands around contacts in HubSpot: their companies, deals and tickets, at the survivors of merges that HubSpot's answers do not know yet.
import {
  COMPANY,
  DEAL,
  type Deal,
  type LinkedCompany,
  type RecordTypeId,
  TICKET,
  type Ticket,
} from '../domain/record.ts'
import { SyncError } from '../domain/sync-error.ts'
import { type Linked, readAssociations } from '../hubspot/associations.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { readCompanies, readDeals, readTickets, type TicketRow } from '../hubspot/records.ts'
import type { Db } from '../store/database.ts'
import { findSurvivors } from '../store/merges.ts'
import { closedTicketStages, type TicketAccount } from './gather-tickets.ts'

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

/** By contact id; null where HubSpot does not show tickets, whatever it granted. */
export async function ticketsOf(
  deps: ReadDeps & { now: () => Date },
  account: TicketAccount,
  contactIds: readonly string[],
): Promise<Map<string, Ticket[]> | null> {
  const { db, hubspot } = deps
  const { portalId } = account
  try {
    const read = await readAssociations(hubspot, portalId, 'contacts', 'tickets', contactIds)
    const links = await followMerges(db, portalId, TICKET, read)
    const ids = [...new Set([...links.values()].flat().map(({ id }) => id))]
    if (ids.length === 0) return new Map()
    const [rows, closed] = await Promise.all([
      readTickets(hubspot, portalId, ids),
      closedTicketStages(deps, account),
    ])
    const toTicket = ({ stage, ...ticket }: TicketRow) => ({
      ...ticket,
      isClosed: stage !== null && closed.has(stage),
    })
    const byId = new Map(rows.map((row) => [row.id, toTicket(row)]))
    return mapLinks(links, ({ id }) => byId.get(id))
  } catch (error) {
    const isRefused = error instanceof SyncError && ['scope_missing', 'hubspot_refused'].includes(error.code)
    if (isRefused) return null
    throw error
  }
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
