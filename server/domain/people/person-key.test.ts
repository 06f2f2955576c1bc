// Whom an event concerns, and by what each of them is found (G6).
import { expect, test } from 'vitest'
import * as a from '../testing/an-activity.ts'
import * as an from '../testing/an-event.ts'
import { domainOfPerson, keysOfEvent, kindOfKey, peopleOf, personKeys } from './person-key.ts'

const PROFILE = 'linkedin.com/in/bob-buyer'

test.each([
  ['an address', { email: an.BOB }, [an.BOB]],
  ['a profile', { linkedin_url: a.LINKEDIN }, [PROFILE]],
  ['a number', { phone: '+49 30 1234567' }, ['+49301234567']],
  ['an address and a profile', { linkedin_url: a.LINKEDIN, email: an.BOB }, [an.BOB, PROFILE]],
  ['an address and a number', { phone: '+49 30 1234567', email: an.BOB }, [an.BOB]],
  [
    'a profile and a number',
    { phone: '+49 30 1234567', linkedin_url: a.LINKEDIN },
    [PROFILE, '+49301234567'],
  ],
  ['half a number', { phone: '030 1234567' }, []],
  ['another site', { linkedin_url: 'https://example.com/bob' }, []],
])('who has %s is known by it', (_what, person, keys) => {
  expect(personKeys(person)).toEqual(keys)
})

test('the kinds of keys are told apart', () => {
  expect([an.BOB, PROFILE, '+49301234567'].map(kindOfKey)).toEqual(['email', 'profile', 'phone'])
})

test('one person who is told twice, with and without the address, is one', () => {
  const counterparts = [
    { linkedin_url: a.LINKEDIN },
    { email: an.BOB, linkedin_url: `${a.LINKEDIN}/` },
    { phone: '+49 30 1234567' },
    { phone: '0049 30 1234567', first_name: 'Carl' },
    { phone: '1' },
    { company_domain: 'acme.example' },
  ]
  const event = a.aCall({ counterparts })
  expect(peopleOf(event).map(({ keys }) => keys)).toEqual([[an.BOB, PROFILE], ['+49301234567'], [], []])
  expect(keysOfEvent(event)).toEqual([an.BOB, '+49301234567'])
})

test('two profiles at one number are two people', () => {
  const phone = '+49 30 1234567'
  const counterparts = [
    { linkedin_url: a.LINKEDIN, phone },
    { linkedin_url: `${a.LINKEDIN}-2`, phone },
    { phone },
  ]
  expect(keysOfEvent(a.aCall({ counterparts }))).toEqual([PROFILE, `${PROFILE}-2`])
})

test.each([
  [{ email: 'bob@mail.acme.co.uk' }, 'acme.co.uk'],
  [{ email: 'bob@gmail.com' }, null],
  [{ email: 'bob@gmail.com', company_domain: 'www.acme.co.uk' }, 'acme.co.uk'],
  [{ email: 'bob@acme.example', company_domain: 'other.example' }, 'acme.example'],
  [{ company_domain: 'acme.example' }, 'acme.example'],
  [{ company_domain: 'gmail.com' }, null],
  [{ phone: '+49 30 1234567' }, null],
])('%o is of the company %s', (person, domain) => {
  expect(domainOfPerson(person)).toBe(domain)
})
