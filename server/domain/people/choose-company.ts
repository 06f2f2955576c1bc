// Which company a new contact is born into: the one with their domain, else the one with the very name, else none. None is ever guessed.
import type { AnyCounterpart } from '../activity-event.ts'
import { COMPANY, type Company, type RecordRef } from '../record.ts'
import type { TraceStep } from '../trace.ts'
import { comparableName } from './company-name.ts'
import { type Choice, choiceFor } from './find-person.ts'
import { domainOfPerson } from './person-key.ts'

export type CompanyFacts = {
  companiesByDomain: ReadonlyMap<string, readonly Company[]>
  /** By comparable name; asked only for people of whom no domain is known. */
  companiesByName?: ReadonlyMap<string, readonly Company[]>
  /** By domain and by keyOfName, among others. */
  choices?: ReadonlyMap<string, Choice>
  /** The companies that were chosen and are still there, by id. */
  chosenCompanies?: ReadonlyMap<string, Company>
}

export type NewCompany = { domain: string; properties: Record<string, string> }

export type NewCompanies = {
  /** By domain. */
  made: ReadonlyMap<string, NewCompany>
  /** By domain: what must be known of a company before it may be made, and is not. */
  incomplete: ReadonlyMap<string, readonly string[]>
}

export type ChosenCompany = {
  /** `ownerId`: absent of one that is made. */
  company: { record: RecordRef; name: string; ownerId?: string | null } | null
  /** Why it is this one, or none. */
  step: TraceStep
  /** The domain of the company that will be made once more is known of it. */
  awaits?: string
  /** Those that it may be, and by what: a domain, or a name as it is chosen by. */
  rivals?: { key: string; companies: readonly Company[] }
}

export function companyFor(
  person: AnyCounterpart,
  facts: CompanyFacts,
  { made: created, incomplete }: NewCompanies,
): ChosenCompany {
  const domain = domainOfPerson(person)
  if (domain === null) return byName(person, facts)
  const { chosen, found } = openFor(domain, facts.companiesByDomain.get(domain), facts)
  if (chosen) return chosen
  const [only, ...others] = found
  if (others.length > 0) {
    // A guess would put mail on a stranger's company.
    const seen = { domain, found: found.length, names: found.map(({ name }) => name) }
    const rivals = { key: domain, companies: found }
    return { company: null, step: { rule: 'company.ambiguous', facts: seen }, rivals }
  }
  if (only) return existing(only, { rule: 'company.by_domain', facts: { domain, company: only.name } })
  const made = created.get(domain)
  const missing = incomplete.get(domain)
  if (!made && missing) {
    const seen = { domain, missing: [...missing] }
    return { company: null, step: { rule: 'company.not_created', facts: seen }, awaits: domain }
  }
  if (!made) return { company: null, step: { rule: 'company.not_created', facts: { domain } } }
  const name = made.properties.name ?? domain
  const record: RecordRef = { kind: 'new', type: COMPANY, key: domain }
  return { company: { record, name }, step: { rule: 'company.created', facts: { domain, company: name } } }
}

/** Whether a company with this domain has to be made: HubSpot has none, or none that it may be. */
export function isMissing(domain: string, { companiesByDomain, choices }: CompanyFacts): boolean {
  const found = companiesByDomain.get(domain) ?? []
  const choice = choices ? choiceFor(domain, { choices }, EVER) : null
  if (choice?.recordId != null) return false
  return found.every(({ id }) => choice?.notIds.includes(id))
}

/** The name that somebody's company can be found by, where nothing better is known of it. */
export function nameToSearch(person: AnyCounterpart): string | null {
  return domainOfPerson(person) === null ? comparableName(person.company ?? '') : null
}

/** By what a company is chosen among several of one name. No domain, address, profile or number looks like it. */
export function keyOfName(name: string): string {
  return `“${name}”`
}

/** What somebody chose, or what is left to choose from. */
function openFor(
  key: string,
  companies: readonly Company[] = [],
  facts: CompanyFacts,
): { chosen: ChosenCompany | null; found: readonly Company[] } {
  const choice = choiceFor(key, facts, EVER)
  const company = choice?.recordId == null ? undefined : facts.chosenCompanies?.get(choice.recordId)
  if (choice && company) {
    const seen = { domain: key, company: company.name, by: choice.by, at: choice.at.toISOString() }
    return { chosen: existing(company, { rule: 'company.chosen', facts: seen }), found: [] }
  }
  const isRefused = ({ id }: Company) => choice?.recordId === null && choice.notIds.includes(id)
  return { chosen: null, found: companies.filter((one) => !isRefused(one)) }
}

/** Whom a domain belongs to does not change from one event to the next: such a choice is always a rule. */
const EVER = new Date(0)

function byName(person: AnyCounterpart, facts: CompanyFacts): ChosenCompany {
  const named = nameToSearch(person)
  const key = keyOfName(named ?? '')
  const { chosen, found } = openFor(key, facts.companiesByName?.get(named ?? ''), facts)
  if (chosen) return chosen
  const [only, ...others] = found
  if (only && others.length === 0) {
    return existing(only, {
      rule: 'company.by_name',
      facts: { name: person.company ?? '', company: only.name },
    })
  }
  if (only) {
    const seen = { name: person.company ?? '', found: others.length + 1 }
    return {
      company: null,
      step: { rule: 'company.same_names', facts: seen },
      rivals: { key, companies: found },
    }
  }
  const { email } = person
  return email === undefined
    ? { company: null, step: { rule: 'company.unknown', facts: {} } }
    : { company: null, step: { rule: 'company.freemail', facts: { email } } }
}

function existing({ id, name, ownerId }: Company, step: TraceStep): ChosenCompany {
  return { company: { record: { kind: 'existing', type: COMPANY, id }, name, ownerId }, step }
}
