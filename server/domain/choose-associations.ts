// Which companies and deals of a contact an activity is logged on, as the settings say: by default the primary company and the five newest open deals.
import {
  COMPANY,
  type ConsideredRecord,
  type Contact,
  DEAL,
  type Deal,
  type LinkedCompany,
} from './record.ts'
import type { Settings } from './settings/settings.ts'
import type { TraceStep } from './trace.ts'

export type Associations = { considered: ConsideredRecord[]; steps: TraceStep[] }

/** What it may depend on besides the contact's own records. */
export type AssociationRules = { settings: Settings; now: Date; ownerId: string | null }

/** The companies that are not chosen are named as considered. */
export function chooseCompanies(
  contact: Contact,
  companies: readonly LinkedCompany[],
  { settings: { associations } }: AssociationRules,
): Associations {
  const isChosen = (company: LinkedCompany) =>
    ({
      primary: company.isPrimary,
      all: true,
      labelled: company.labels.some((label) => associations.company_labels.includes(label)),
    })[associations.companies]
  const considered = companies.map((company): ConsideredRecord => {
    const record = { kind: 'existing', type: COMPANY, id: company.id } as const
    const chosen = isChosen(company)
    const why = chosen ? WHY_CHOSEN[associations.companies] : WHY_NOT[associations.companies]
    return { record, name: company.name, ownerId: company.ownerId, isChosen: chosen, why }
  })
  const chosen = companies.filter(isChosen)
  const facts = { contact: contact.name, found: companies.length }
  return { considered, steps: [stepOf()] }

  function stepOf(): TraceStep {
    const [first] = chosen
    if (!first) {
      const rule =
        associations.companies === 'labelled' && companies.length > 0 ? 'company.no_label' : 'company.none'
      return { rule, facts: { ...facts, labels: associations.company_labels } }
    }
    if (associations.companies === 'primary') {
      return { rule: 'company.primary', facts: { ...facts, company: first.name } }
    }
    const names = chosen.map(({ name }) => name)
    return {
      rule: associations.companies === 'all' ? 'company.all' : 'company.labelled',
      facts: { ...facts, names },
    }
  }
}

const WHY_CHOSEN = { primary: 'primary_company', all: 'any_company', labelled: 'labelled_company' } as const
const WHY_NOT = { primary: 'not_primary', all: 'not_primary', labelled: 'other_label' } as const

const DAY_MS = 24 * 60 * 60_000

/** The most recently created deals that the settings let through. Equal creation times are ordered by id, so that the same input always gives the same choice. */
export function chooseDeals(
  contact: Contact,
  deals: readonly Deal[],
  { settings: { associations }, now, ownerId }: AssociationRules,
): Associations {
  const rule = associations.deals
  const once = [...new Map(deals.map((deal) => [deal.id, deal])).values()]
  const verdicts = new Map(once.map((deal) => [deal, whyNot(deal)]))
  const eligible = once.filter((deal) => verdicts.get(deal) === null).sort(newestFirst)
  const chosen = new Set(eligible.slice(0, rule.most))
  const considered = [...once].sort(newestFirst).map((deal): ConsideredRecord => {
    const record = { kind: 'existing', type: DEAL, id: deal.id } as const
    const isChosen = chosen.has(deal)
    const why = isChosen
      ? deal.isClosed
        ? 'recently_closed_deal'
        : 'newest_open_deal'
      : (verdicts.get(deal) ?? 'older_deal')
    return { record, name: deal.name, ownerId: deal.ownerId, isChosen, why }
  })
  if (deals.length === 0) {
    return { considered, steps: [{ rule: 'deals.none', facts: { contact: contact.name } }] }
  }
  const facts = {
    contact: contact.name,
    found: once.length,
    closed: once.filter((deal) => deal.isClosed).length,
    chosen: chosen.size,
    names: eligible.slice(0, rule.most).map((deal) => deal.name),
    ...(rule.closed_for_days > 0 && { closedForDays: rule.closed_for_days }),
    ...(rule.pipelines.length > 0 && { pipelines: rule.pipelines }),
    ...(rule.only_own && { onlyOwn: true }),
    ...(rule.most === 0 && { most: 0 }),
  }
  return { considered, steps: [{ rule: 'deals.newest_open', facts }] }

  function whyNot(deal: Deal): ConsideredRecord['why'] | null {
    if (rule.pipelines.length > 0 && !rule.pipelines.includes(deal.pipeline)) return 'other_pipeline'
    if (deal.isClosed && !isRecentlyClosed(deal)) return 'closed_deal'
    if (rule.only_own && (ownerId === null || deal.ownerId !== ownerId)) return 'not_own_deal'
    return null
  }

  function isRecentlyClosed({ closedAt }: Deal): boolean {
    if (rule.closed_for_days === 0 || closedAt === null) return false
    return now.getTime() - Date.parse(closedAt) <= rule.closed_for_days * DAY_MS
  }
}

function newestFirst(a: Deal, b: Deal): number {
  return Date.parse(b.createdAt) - Date.parse(a.createdAt) || (BigInt(b.id) > BigInt(a.id) ? 1 : -1)
}
