// Companies of which too little was known when their contacts were made: whoever waits for one joins it as soon as it is there. Pure.
import type { AnyCounterpart } from '../activity-event.ts'
import type { RecordRef } from '../record.ts'
import type { TraceStep } from '../trace.ts'
import { type CompanyFacts, companyFor, type NewCompanies } from './choose-company.ts'
import { domainOfPerson } from './person-key.ts'

export type CompanyJoin = {
  domain: string
  contactIds: readonly string[]
  company: RecordRef
  step: TraceStep
}

/** By domain, the contacts that were made without their company. */
export type Awaited = ReadonlyMap<string, readonly string[]>

/** The people whose company somebody waits for: whatever is told of it may be what was missing. */
export function awaitedAmong(people: readonly AnyCounterpart[], awaited: Awaited): AnyCounterpart[] {
  if (awaited.size === 0) return []
  return people.filter((person) => awaited.has(domainOfPerson(person) ?? ''))
}

/** By domain, who joins which company. Where several may be meant, or still none, they go on waiting. */
export function planJoins(
  people: readonly AnyCounterpart[],
  awaited: Awaited,
  facts: CompanyFacts,
  companies: NewCompanies,
): Map<string, CompanyJoin> {
  const joins = new Map<string, CompanyJoin>()
  for (const person of people) {
    const domain = domainOfPerson(person)
    const contactIds = awaited.get(domain ?? '')
    const { company } = companyFor(person, facts, companies)
    if (domain === null || !contactIds || !company) continue
    const seen = { domain, company: company.name, contacts: contactIds.length }
    const step: TraceStep = { rule: 'company.completed', facts: seen }
    joins.set(domain, { domain, contactIds, company: company.record, step })
  }
  return joins
}
