// The records of an event, each once: its people, and whatever was found around them.
import type { ChosenPeople } from './people/choose-people.ts'
import type { NewCompany, NewContact, NewPeople } from './people/new-people.ts'
import { COMPANY, CONTACT, type ConsideredRecord, type RecordRef, refKey } from './record.ts'

/** The contacts themselves, and the companies that new contacts are born into. */
export function peopleRecords(people: ChosenPeople): ConsideredRecord[] {
  const found = people.contacts.map(
    ({ id, name, ownerId }): ConsideredRecord => ({
      record: { kind: 'existing', type: CONTACT, id },
      name,
      ownerId,
      isChosen: true,
      why: 'counterpart',
    }),
  )
  const created = people.newContacts.flatMap(({ key, name, company }): ConsideredRecord[] => [
    { record: { kind: 'new', type: CONTACT, key }, name, isChosen: true, why: 'counterpart' },
    ...(company ? [{ ...company, isChosen: true, why: 'primary_company' as const }] : []),
  ])
  return [...found, ...created]
}

/** A record chosen for one person and passed over for another is chosen. */
export function uniqueRecords(records: readonly ConsideredRecord[]): ConsideredRecord[] {
  const byKey = new Map<string, ConsideredRecord>()
  for (const record of records) {
    const key = refKey(record.record)
    if (record.isChosen || !byKey.has(key)) byKey.set(key, record)
  }
  return [...byKey.values()]
}

/** Who must be created: nobody is, for the sake of what waits or is not logged. */
export function neededPeople(
  created: Pick<NewPeople, 'contacts' | 'companies' | 'joins'>,
  engagements: readonly { associations: readonly RecordRef[] }[],
): { newContacts: NewContact[]; newCompanies: NewCompany[] } {
  const refs = engagements.flatMap(({ associations }) => associations.map(refKey))
  const needed = new Set(refs)
  // A contact stands under each of its keys.
  const newContacts = [...new Set(created.contacts.values())].filter(({ key }) =>
    needed.has(refKey({ kind: 'new', type: CONTACT, key })),
  )
  for (const { company } of newContacts) if (company) needed.add(refKey(company.record))
  for (const { company } of created.joins.values()) needed.add(refKey(company))
  const newCompanies = [...created.companies.values()].filter(({ domain }) =>
    needed.has(refKey({ kind: 'new', type: COMPANY, key: domain })),
  )
  return { newContacts, newCompanies }
}

export function uniqueRefs(refs: readonly RecordRef[]): RecordRef[] {
  return [...new Map(refs.map((ref) => [refKey(ref), ref])).values()]
}
