// Which company and deals an activity is logged on, for one contact: the primary company, and the newest open deals.
import {
  COMPANY,
  type ConsideredRecord,
  type Contact,
  DEAL,
  type Deal,
  type LinkedCompany,
} from './record.ts'
import type { TraceStep } from './trace.ts'

/** HubSpot's own logging takes the five most recent open deals; so do we. */
export const NEWEST_DEALS = 5

export type Associations = { considered: ConsideredRecord[]; steps: TraceStep[] }

/** The primary company only; the contact's other companies are named as considered. */
export function choosePrimaryCompany(contact: Contact, companies: readonly LinkedCompany[]): Associations {
  const primary = companies.find((company) => company.isPrimary)
  const considered = companies.map(
    (company): ConsideredRecord => ({
      record: { kind: 'existing', type: COMPANY, id: company.id },
      name: company.name,
      isChosen: company === primary,
      why: company === primary ? 'primary_company' : 'not_primary',
    }),
  )
  const facts = { contact: contact.name, found: companies.length }
  const step: TraceStep = primary
    ? { rule: 'company.primary', facts: { ...facts, company: primary.name } }
    : { rule: 'company.none', facts }
  return { considered, steps: [step] }
}

/** The five most recently created open deals. Equal creation times are ordered by id, so that the same input always gives the same choice. */
export function chooseDeals(contact: Contact, deals: readonly Deal[]): Associations {
  const once = [...new Map(deals.map((deal) => [deal.id, deal])).values()]
  const open = once.filter((deal) => !deal.isClosed).sort(newestFirst)
  const chosen = new Set(open.slice(0, NEWEST_DEALS))
  const considered = once.map(
    (deal): ConsideredRecord => ({
      record: { kind: 'existing', type: DEAL, id: deal.id },
      name: deal.name,
      isChosen: chosen.has(deal),
      why: chosen.has(deal) ? 'newest_open_deal' : deal.isClosed ? 'closed_deal' : 'older_deal',
    }),
  )
  if (deals.length === 0)
    return { considered, steps: [{ rule: 'deals.none', facts: { contact: contact.name } }] }
  const facts = {
    contact: contact.name,
    found: once.length,
    closed: once.length - open.length,
    chosen: chosen.size,
    names: [...chosen].map((deal) => deal.name),
  }
  return { considered, steps: [{ rule: 'deals.newest_open', facts }] }
}

function newestFirst(a: Deal, b: Deal): number {
  return Date.parse(b.createdAt) - Date.parse(a.createdAt) || (BigInt(b.id) > BigInt(a.id) ? 1 : -1)
}
