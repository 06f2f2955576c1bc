// Which contact somebody is: found, chosen by a person, one of several, or nobody (N10, G6).
import { expect, test } from 'vitest'
import * as an from '../testing/an-event.ts'
import { type Choice, findPerson, type MatchFacts } from './find-person.ts'

const PHONE = '+49301234567'
const PROFILE = 'linkedin.com/in/bob-buyer'
const NOON = new Date('2026-11-20T12:00:00Z')
const LATER = new Date('2026-11-20T13:00:00Z')

const bob = an.aContact({ id: '1', emails: [] })
const rob = an.aContact({ id: '2', name: 'Rob', emails: [] })
const withAddress = an.aContact({ id: '3', emails: ['bob@home.example'] })

function facts(given: Partial<MatchFacts> = {}): MatchFacts {
  return { contacts: new Map(), ...given }
}

function chose(given: Partial<Choice>): Choice {
  return { recordId: '2', notIds: ['1'], by: 'ann@team.example', at: NOON, isAlways: false, ...given }
}

const both = new Map([[PHONE, [bob, rob]]])

test('the surest key that leads to a contact decides', () => {
  const known = facts({ contacts: new Map([[PHONE, bob]]), rivals: new Map() })
  expect(findPerson([PROFILE, PHONE], known, NOON)).toMatchObject({ kind: 'found', key: PHONE, contact: bob })
})

test('two contacts with one key are never guessed between, even where another key leads to one of them', () => {
  const known = facts({ contacts: new Map([[PHONE, bob]]), rivals: new Map([[PROFILE, [bob, rob]]]) })
  const found = findPerson([PROFILE, PHONE], known, NOON)
  expect(found).toEqual({ kind: 'rivals', key: PROFILE, contacts: [bob, rob] })
})

test('nobody is nobody', () => {
  expect(findPerson([PROFILE, PHONE], facts(), NOON)).toEqual({ kind: 'nobody' })
  expect(findPerson([], facts(), NOON)).toEqual({ kind: 'nobody' })
})

test.each([
  ['what had come in', NOON, false, 'found'],
  ['nothing that came in later', LATER, false, 'rivals'],
  ['also what came in later, as a rule', LATER, true, 'found'],
])('a choice decides %s', (_what, cameAt, isAlways, kind) => {
  const choices = new Map([[PHONE, chose({ isAlways })]])
  const known = facts({ rivals: both, choices, chosen: new Map([['2', rob]]) })
  expect(findPerson([PHONE], known, cameAt).kind).toBe(kind)
})

test('a chosen contact that is gone is no choice any more', () => {
  const choices = new Map([[PHONE, chose({ isAlways: true })]])
  expect(findPerson([PHONE], facts({ rivals: both, choices }), NOON).kind).toBe('rivals')
  const left = facts({ contacts: new Map([[PHONE, bob]]), choices })
  expect(findPerson([PHONE], left, NOON)).toMatchObject({ kind: 'found', contact: bob, choice: null })
})

test('who is none of those on offer is nobody, until a contact is made of them', () => {
  const choices = new Map([[PHONE, chose({ recordId: null, notIds: ['1', '2'], isAlways: true })]])
  expect(findPerson([PHONE], facts({ rivals: both, choices }), NOON).kind).toBe('nobody')
  const eve = an.aContact({ id: '9', name: 'Eve', emails: [] })
  const rivals = new Map([[PHONE, [bob, rob, eve]]])
  expect(findPerson([PHONE], facts({ rivals, choices }), NOON)).toMatchObject({ contact: eve })
})

test('beside an address a profile leads only to a contact that has none', () => {
  const keys = [an.BOB, PROFILE]
  const other = facts({ contacts: new Map([[PROFILE, withAddress]]) })
  expect(findPerson(keys, other, NOON).kind).toBe('nobody')
  expect(findPerson([PROFILE], other, NOON).kind).toBe('found')
  const same = facts({ rivals: new Map([[PROFILE, [withAddress, bob]]]) })
  expect(findPerson(keys, same, NOON)).toMatchObject({ kind: 'found', contact: bob })
})
