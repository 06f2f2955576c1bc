// Companies by domain, the additional ones too, and by name where no domain is known.
import { comparableName } from '../domain/people/company-name.ts'
import type { Company } from '../domain/record.ts'
import type { HubSpotClient } from './client.ts'
import { inSearches, searchAll } from './search.ts'

const PROPERTIES = ['name', 'domain', 'hs_additional_domains', 'hubspot_owner_id']

/** `isFirst`: the domain is the company's first one, not an additional one. */
export type CompanyOfDomain = Company & { domain: string; isFirst: boolean }

/** By domain; one company may stand there under several. Search lags by seconds: what was just created may be missing. */
export async function searchCompaniesByDomain(
  hubspot: HubSpotClient,
  portalId: string,
  domains: readonly string[],
): Promise<CompanyOfDomain[]> {
  const answers = await Promise.all(
    inSearches(domains, (domain) => [domain, domain]).map(async (values) => {
      const any = ['domain', 'hs_additional_domains'].map(
        (propertyName) => ({ propertyName, operator: 'IN', values }) as const,
      )
      const hits = await searchAll(hubspot, portalId, { type: 'companies', any, properties: PROPERTIES })
      return hits.flatMap(({ id, properties }) => {
        const first = properties.domain?.toLowerCase() ?? ''
        const others = (properties.hs_additional_domains ?? '').toLowerCase().split(';')
        const company = toCompany(id, properties)
        return values
          .filter((domain) => domain === first || others.some((other) => other.trim() === domain))
          .map((domain) => ({ ...company, domain, isFirst: domain === first }))
      })
    }),
  )
  return answers.flat()
}

/** By comparable name: all companies that are called so. */
export async function searchCompaniesByName(
  hubspot: HubSpotClient,
  portalId: string,
  names: readonly string[],
): Promise<Map<string, Company[]>> {
  const spellings = (name: string) => [...new Set([name.trim().toLowerCase(), comparableName(name) ?? ''])]
  const answers = await Promise.all(
    inSearches(names, spellings).map((some) =>
      searchAll(hubspot, portalId, {
        type: 'companies',
        any: [{ propertyName: 'name', operator: 'IN', values: some.flatMap(spellings).filter(Boolean) }],
        properties: PROPERTIES,
      }),
    ),
  )
  const found = answers.flat().flatMap(({ id, properties }) => {
    const name = comparableName(properties.name ?? '')
    return name === null ? [] : [{ name, company: toCompany(id, properties) }]
  })
  const groups = Map.groupBy(found, ({ name }) => name)
  return new Map([...groups].map(([name, all]) => [name, uniqueById(all.map(({ company }) => company))]))
}

function uniqueById(companies: readonly Company[]): Company[] {
  return [...new Map(companies.map((company) => [company.id, company])).values()]
}

function toCompany(id: string, properties: Record<string, string | null>): Company {
  const name = properties.name || properties.domain || id
  return { id, name, ownerId: properties.hubspot_owner_id || null }
}
