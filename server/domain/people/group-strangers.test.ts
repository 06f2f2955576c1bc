// People without a contact, each once, by whatever several events know them (L13, G6).
import { expect, test } from 'vitest'
import type { AnyCounterpart } from '../activity-event.ts'
import { groupStrangers } from './group-strangers.ts'
import { personKeys } from './person-key.ts'

const EVE = 'eve@new.example'
const ADAM = 'adam@new.example'
const [profile, url] = ['linkedin.com/in/eve', 'https://www.linkedin.com/in/eve']
const [phone, number] = ['+49301234567', '+49 30 1234567']

function group(...people: AnyCounterpart[]) {
  return groupStrangers(people.map((person) => ({ person, keys: personKeys(person) })))
}

test.each([
  ['an address', { email: EVE }, { email: EVE, first_name: 'Eve' }, EVE],
  ['a profile', { linkedin_url: url }, { linkedin_url: `${url}/`, first_name: 'Eve' }, profile],
  ['a number', { phone: number }, { phone, first_name: 'Eve' }, phone],
  [
    'an address with a profile, and the profile',
    { email: EVE, linkedin_url: url },
    { linkedin_url: url, first_name: 'Eve' },
    EVE,
  ],
  [
    'an address with a number, and the number',
    { email: EVE, phone: number },
    { phone, first_name: 'Eve' },
    EVE,
  ],
  [
    'a profile with a number, and the number',
    { linkedin_url: url, phone },
    { phone, first_name: 'Eve' },
    profile,
  ],
])('one person by %s is one, whichever comes first', (_what, one, other, key) => {
  for (const people of [
    [one, other],
    [other, one],
  ]) {
    const { all, byKey, shared } = group(...people)
    expect(all).toMatchObject([{ key, person: { first_name: 'Eve' } }])
    expect(shared.size).toBe(0)
    for (const person of people) expect(byKey.get(personKeys(person)[0] ?? '')).toBe(all[0])
  }
})

test('two addresses are two people, whatever they share; who has only that is neither', () => {
  const { all, shared, byKey } = group(
    { email: EVE, linkedin_url: url, phone },
    { email: ADAM, linkedin_url: url, phone },
    { linkedin_url: url },
    { phone },
  )
  expect(all.map(({ key }) => key)).toEqual([EVE, ADAM])
  expect([...shared]).toEqual([profile, phone])
  expect(byKey.get(profile)).toBeUndefined()
})

test('two profiles at one number are two people', () => {
  const { all, shared } = group({ linkedin_url: url, phone }, { linkedin_url: `${url}-2`, phone }, { phone })
  expect(all).toHaveLength(2)
  expect([...shared]).toEqual([phone])
})
