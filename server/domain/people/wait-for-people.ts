// Whether an event has to wait for its people: until somebody says who is meant, or until enough is known to make a contact. Pure.

import type { Facts } from '../reason.ts'
import { COMPANY, CONTACT, type ConsideredRecord } from '../record.ts'
import { type ChosenPeople, incompleteFacts, type Rivals } from './choose-people.ts'

const DAY_MS = 24 * 60 * 60_000

/** What is missing by then will never come. */
export const COMPLETES_WITHIN_MS = 90 * DAY_MS
/** HubSpot does not tell of everything: so seldom it is asked again by itself, the more seldom the longer it waits. */
const LEAST_PAUSE_MS = DAY_MS
const MOST_PAUSE_MS = 14 * DAY_MS
/** Those who share a key are being made at this moment. */
const UNTIL_MADE_MS = 60_000

/** More than these nobody chooses from; they have to be merged in HubSpot. */
const MOST_CANDIDATES = 20

export type WaitForPeople = {
  reason: 'ambiguous' | 'contact_incomplete'
  facts: Facts
  considered: ConsideredRecord[]
}

type Clock = { cameAt: Date; now: Date }

export function waitForPeople(people: ChosenPeople, { cameAt, now }: Clock): WaitForPeople | null {
  const [rivals] = people.rivals
  if (rivals) return { reason: 'ambiguous', facts: rivalFacts(rivals), considered: possible(rivals) }
  const isSomebodyLeft = people.contacts.length + people.newContacts.length > 0
  if (isSomebodyLeft || people.incomplete.length === 0 || isOver({ cameAt, now })) return null
  return { reason: 'contact_incomplete', facts: incompleteFacts(people), considered: [] }
}

/** When an event that waits for its people, or for whose it is, is looked at again by itself; null when it waits for a person alone. */
export function looksAgainAt(reason: string, facts: Facts, { cameAt, now }: Clock): Date | null {
  // Nobody tells of a new user in HubSpot either.
  if (reason !== 'ambiguous' && reason !== 'contact_incomplete' && reason !== 'member_unmapped') return null
  if (Array.isArray(facts.candidates) && facts.candidates.length === 0) {
    return new Date(now.getTime() + UNTIL_MADE_MS)
  }
  if (isOver({ cameAt, now })) return null
  const age = now.getTime() - cameAt.getTime()
  const pause = Math.min(MOST_PAUSE_MS, Math.max(LEAST_PAUSE_MS, age))
  const end = cameAt.getTime() + COMPLETES_WITHIN_MS
  return new Date(Math.min(now.getTime() + pause, end))
}

function isOver({ cameAt, now }: Clock): boolean {
  return now.getTime() - cameAt.getTime() >= COMPLETES_WITHIN_MS
}

function rivalFacts({ kind, key, records }: Rivals): Facts {
  const candidates = records.slice(0, MOST_CANDIDATES).map(({ id, name }) => ({ id, name }))
  return { key, kind, found: records.length, candidates }
}

function possible({ kind, records }: Rivals): ConsideredRecord[] {
  const type = kind === 'contact' ? CONTACT : COMPANY
  return records.slice(0, MOST_CANDIDATES).map(({ id, name, ownerId }) => ({
    record: { kind: 'existing', type, id },
    name,
    ownerId,
    isChosen: false,
    why: 'possible_match',
  }))
}
