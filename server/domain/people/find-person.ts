// Which contact a person is, by what they are known by. Two that it may be are never guessed between: a person chooses.

import type { Contact } from '../record.ts'
import { kindOfKey, type PersonKey } from './person-key.ts'

/** What somebody decided about a key that leads to several records. */
export type Choice = {
  /** Null: none of those that were on offer. */
  recordId: string | null
  /** Those that were on offer and not chosen. */
  notIds: readonly string[]
  by: string
  at: Date
  /** Whether it is a rule. Else it decides only what had come in when it was made. */
  isAlways: boolean
}

export type MatchFacts = {
  /** By key; a contact stands under each of its addresses that were asked for. */
  contacts: ReadonlyMap<PersonKey, Contact>
  /** By key that several contacts carry: all of them. */
  rivals?: ReadonlyMap<PersonKey, readonly Contact[]>
  /** By key. */
  choices?: ReadonlyMap<PersonKey, Choice>
  /** The contacts that were chosen and are still there, by id. */
  chosen?: ReadonlyMap<string, Contact>
}

export type Found =
  | { kind: 'found'; key: PersonKey; contact: Contact; choice: Choice | null }
  | { kind: 'rivals'; key: PersonKey; contacts: readonly Contact[] }
  | { kind: 'nobody' }

/**
 * By the surest key that leads anywhere. `cameAt`: when the event came in. A profile beside an address leads only to a contact that has
 * no address at all: who has another one is somebody else until HubSpot says otherwise.
 */
export function findPerson(keys: readonly PersonKey[], facts: MatchFacts, cameAt: Date): Found {
  const hasAddress = keys.some((key) => kindOfKey(key) === 'email')
  for (const key of keys) {
    const choice = choiceFor(key, facts, cameAt)
    const chosen = choice?.recordId == null ? undefined : facts.chosen?.get(choice.recordId)
    if (choice && chosen) return { kind: 'found', key, contact: chosen, choice }
    const isBeside = hasAddress && kindOfKey(key) !== 'email'
    const open = candidates(key, facts).filter(
      ({ id, emails }) =>
        !(choice?.recordId === null && choice.notIds.includes(id)) && !(isBeside && emails.length > 0),
    )
    const [only, ...others] = open
    if (only && others.length === 0) return { kind: 'found', key, contact: only, choice: null }
    if (only) return { kind: 'rivals', key, contacts: open }
  }
  return { kind: 'nobody' }
}

/** What was decided about a key and holds for what came in at this time. */
export function choiceFor(
  key: PersonKey,
  { choices }: Pick<MatchFacts, 'choices'>,
  cameAt: Date,
): Choice | null {
  const choice = choices?.get(key)
  return choice && (choice.isAlways || cameAt <= choice.at) ? choice : null
}

function candidates(key: PersonKey, { contacts, rivals }: MatchFacts): readonly Contact[] {
  const only = contacts.get(key)
  return rivals?.get(key) ?? (only ? [only] : [])
}
