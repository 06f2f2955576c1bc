// The people of a claim whom HubSpot does not know, each once, with all that any event knows of them. Two events may name one person by
// different keys; two addresses are always two people.
import type { AnyCounterpart } from '../activity-event.ts'
import { type KnownPerson, kindOfKey, type PersonKey } from './person-key.ts'
import { toE164 } from './phone-number.ts'

/** `key`: the surest of the keys; by it the contact is named until HubSpot gives it an id. */
export type Stranger = { key: PersonKey; keys: PersonKey[]; person: AnyCounterpart }

export type Strangers = {
  all: Stranger[]
  byKey: ReadonlyMap<PersonKey, Stranger>
  /** Keys that several of them have, so that nobody can tell who is meant. */
  shared: ReadonlySet<PersonKey>
}

export function groupStrangers(people: readonly KnownPerson[]): Strangers {
  const all: Stranger[] = []
  const carriers = new Map<PersonKey, Set<Stranger>>()
  // By the surest key first, whatever the order in which the events came.
  for (const kind of ['email', 'profile', 'phone'] as const) {
    for (const one of people) {
      const [key] = one.keys
      if (key !== undefined && kindOfKey(key) === kind) add(key, one)
    }
  }
  const met = new Set(people.flatMap(({ keys: [key] }) => key ?? []))
  const shared = new Set([...met].filter((key) => (carriers.get(key)?.size ?? 0) > 1))
  const byKey = new Map(
    [...carriers].flatMap(([key, [one]]) => (one && !shared.has(key) ? [[key, one] as const] : [])),
  )
  return { all, byKey, shared }

  function add(key: PersonKey, { person, keys }: KnownPerson): void {
    const [known, ...others] = carriers.get(key) ?? []
    if (others.length > 0) return
    const one = known ?? { key, keys: [], person: {} }
    if (!known) all.push(one)
    one.person = { ...person, ...one.person }
    one.keys = [...new Set([...one.keys, ...keys])]
    // The phone of somebody with an address is none of their keys, but who calls from it is they, as far as anybody knows.
    const number = person.phone === undefined ? null : toE164(person.phone)
    for (const carried of number === null ? keys : [...keys, number]) {
      carriers.set(carried, (carriers.get(carried) ?? new Set()).add(one))
    }
  }
}
