// The companies that new contacts may be born into: by domain, and by name for those of whom no domain is known.
import type { AnyCounterpart } from '../domain/activity-event.ts'
import { keyOfName, nameToSearch } from '../domain/people/choose-company.ts'
import { domainOfPerson } from '../domain/people/person-key.ts'
import { COMPANY, type Company } from '../domain/record.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { readCompanies } from '../hubspot/records.ts'
import {
  type CompanyOfDomain,
  searchCompaniesByDomain,
  searchCompaniesByName,
} from '../hubspot/search-companies.ts'
import { findCompanyDomains } from '../store/company-domains.ts'
import type { Db } from '../store/database.ts'
import { findChoices, type KeptChoice } from '../store/match-choices.ts'
import { findSurvivors } from '../store/merges.ts'

export type GatheredCompanies = {
  companiesByDomain: Map<string, Company[]>
  /** By comparable name. */
  companiesByName: Map<string, Company[]>
  /** The companies that were chosen among several, by id. */
  chosenCompanies: Map<string, Company>
  /** Domains of companies that may or may not have been created a moment ago, with when. */
  openCompanies: Map<string, Date>
  /** What people chose where several companies have a domain or a name, by domain and by keyOfName. */
  companyChoices: Map<string, KeptChoice>
}

type Deps = { db: Db; hubspot: HubSpotClient }

/** For people of whom a contact may be made. */
export async function gatherCompanies(
  deps: Deps,
  portalId: string,
  people: readonly AnyCounterpart[],
): Promise<GatheredCompanies> {
  const domains = [...new Set(people.map(domainOfPerson).filter((domain) => domain !== null))]
  const names = [...new Set(people.map(nameToSearch).filter((name) => name !== null))]
  const companyChoices = await findChoices(deps.db, portalId, [...domains, ...names.map(keyOfName)])
  const chosenIds = [...companyChoices.values()].flatMap(({ recordId }) => recordId ?? [])
  const [byDomain, companiesByName, chosen] = await Promise.all([
    findByDomain(deps, portalId, domains),
    findByName(deps, portalId, people),
    readCompanies(deps.hubspot, portalId, chosenIds),
  ])
  const chosenCompanies = new Map(chosen.map((company) => [company.id, company]))
  return { ...byDomain, companiesByName, chosenCompanies, companyChoices }
}

async function findByDomain({ db, hubspot }: Deps, portalId: string, domains: readonly string[]) {
  if (domains.length === 0) return { companiesByDomain: new Map(), openCompanies: new Map() }
  const [remembered, found] = await Promise.all([
    findCompanyDomains(db, portalId, domains),
    searchCompaniesByDomain(hubspot, portalId, domains),
  ])
  const unseen = remembered.flatMap(({ domain, companyId }) =>
    companyId === null || found.some(({ id }) => id === companyId) ? [] : [{ id: companyId, domain }],
  )
  // Search has not seen them yet, or somebody deleted them: only reading them tells.
  const ids = unseen.map(({ id }) => id)
  const living = new Map((await readCompanies(hubspot, portalId, ids)).map((one) => [one.id, one]))
  const alive = unseen.flatMap(({ id, domain }): CompanyOfDomain[] => {
    const company = living.get(id)
    return company ? [{ ...company, domain, isFirst: true }] : []
  })
  const companiesByDomain = firstOnes(await followMerged(db, portalId, [...found, ...alive]))
  const open = remembered.filter(
    ({ domain, companyId }) => companyId === null && !companiesByDomain.has(domain),
  )
  return { companiesByDomain, openCompanies: new Map(open.map(({ domain, intentAt }) => [domain, intentAt])) }
}

/** A company whose first domain it is comes before one that has it beside others. */
function firstOnes(companies: readonly CompanyOfDomain[]): Map<string, Company[]> {
  const groups = Map.groupBy(companies, ({ domain }) => domain)
  return new Map(
    [...groups].map(([domain, all]) => {
      const first = all.filter(({ isFirst }) => isFirst)
      const best = first.length > 0 ? first : all
      return [domain, [...new Map(best.map(({ id, name, ownerId }) => [id, { id, name, ownerId }])).values()]]
    }),
  )
}

/** The index may still show what was merged away. */
async function followMerged(
  db: Db,
  portalId: string,
  companies: readonly CompanyOfDomain[],
): Promise<CompanyOfDomain[]> {
  const ids = companies.map(({ id }) => id)
  const survivors = await findSurvivors(db, portalId, COMPANY, ids)
  return companies.map((company) => ({ ...company, id: survivors.get(company.id) ?? company.id }))
}

async function findByName({ hubspot }: Deps, portalId: string, people: readonly AnyCounterpart[]) {
  const named = people.filter((person) => nameToSearch(person) !== null)
  const names = [...new Set(named.flatMap(({ company }) => company ?? []))]
  return searchCompaniesByName(hubspot, portalId, names)
}
