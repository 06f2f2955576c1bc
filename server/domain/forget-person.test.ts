// What it takes to forget a person: their entries, their address however it is spelled, their full name, and nobody else's.
import { expect, test } from 'vitest'
import { addressesIn, ERASED, forgetPeople, namesPerson, scrubPeople } from './forget-person.ts'

const JANE = 'jane.doe@acme.example'
const THEM = new Set([JANE])

const body = {
  id: 'e-1',
  member: { email: 'ann@northwind.example', name: 'Ann Able' },
  counterparts: [{ email: JANE, first_name: 'Jane', last_name: 'Doe' }, { email: 'karl@acme.example' }],
  message: {
    to: [{ email: 'Jane.Doe@Acme.example', name: 'Doe, Jane' }, { email: 'karl@acme.example' }],
    text: 'Hello Jane Doe, mail me at jane.doe@acme.example. Karl',
    html: '<a href="https://n.example/u?to=jane.doe%40acme.example&amp;x=mailto%3Ajane.doe@acme.example">jane.doe&#64;acme.example</a>',
  },
}

// HX12
test('an event for several people loses one of them, in its lists, its texts and its links', () => {
  const rest = forgetPeople(body, THEM)
  expect(rest).toEqual({
    id: 'e-1',
    member: body.member,
    counterparts: [{ email: 'karl@acme.example' }],
    message: {
      to: [{ email: 'karl@acme.example' }],
      text: `Hello ${ERASED}, mail me at ${ERASED}. Karl`,
      html: `<a href="https://n.example/u?to=${ERASED}&amp;x=mailto%3A${ERASED}">${ERASED}</a>`,
    },
  })
})

test('who is forgotten as the author of a mail, or as its member, is left out there too', () => {
  const rest = forgetPeople(
    { member: { email: JANE }, message: { from: { email: JANE }, subject: 'Hi' } },
    THEM,
  )
  expect(rest).toEqual({ message: { subject: 'Hi' } })
})

test.each([
  'joan.jane.doe@acme.example',
  'jane.doe@acme.example.org',
  'jane.doe@acme.example-shop.test',
  'x-jane.doe@acme.example',
])('somebody else’s longer address stays: %s', (text) => {
  expect(scrubPeople(text, THEM, [])).toBe(text)
})

test('an address at the end of a sentence, in brackets and in capitals is found', () => {
  expect(scrubPeople('<JANE.DOE@ACME.EXAMPLE>, jane.doe@acme.example.', THEM, [])).toBe(
    `<${ERASED}>, ${ERASED}.`,
  )
})

// HX12
test('who is known by a profile or a number is forgotten in every spelling of it', () => {
  const profile = 'linkedin.com/in/jane-doe'
  const keys = new Set([profile, '+49301234567'])
  const event = {
    counterparts: [
      { linkedin_url: 'https://www.LinkedIn.com/in/Jane-Doe/', first_name: 'Jane', last_name: 'Doe' },
      { phone: '0049 30 1234567' },
      { linkedin_url: 'https://www.linkedin.com/in/jane-doe-2' },
    ],
    call: {
      from_number: '+49 (0)30 123-4567',
      text: 'Jane Doe rang from +49 30 1234567, not +49 30 12345678.',
    },
  }
  expect(forgetPeople(event, keys)).toEqual({
    counterparts: [{ linkedin_url: 'https://www.linkedin.com/in/jane-doe-2' }],
    call: { from_number: ERASED, text: `${ERASED} rang from ${ERASED}, not +49 30 12345678.` },
  })
  const texts = [
    'See https://www.linkedin.com/in/Jane-Doe.',
    'linkedin.com/in/jane-doe-2',
    '+49 (0) 30 1234567',
  ]
  expect(texts.map((text) => scrubPeople(text, keys, []))).toEqual([
    `See https://www.${ERASED}.`,
    'linkedin.com/in/jane-doe-2',
    ERASED,
  ])
})

test('an id that is made of the address, or may be, goes as a whole', () => {
  expect(namesPerson('to-Jane.Doe@acme.example-7', THEM)).toBe(true)
  expect(namesPerson('to/jane.doe%40acme.example', THEM)).toBe(true)
  expect(namesPerson('to-jane.doe', THEM)).toBe(false)
  const message = { message_id: '<1.jane.doe@acme.example>', subject: 'To x-jane.doe@acme.example' }
  expect(forgetPeople({ id: 'e-1', message }, THEM)).toEqual({
    id: 'e-1',
    message: { message_id: ERASED, subject: 'To x-jane.doe@acme.example' },
  })
})

test('a name of one word is looked for nowhere, a full one everywhere, whatever the space in it', () => {
  expect(scrubPeople('Jane met Mary-Jane Doering and Jane\n Doe', THEM, ['Jane', 'Jane Doe'])).toBe(
    `Jane met Mary-Jane Doering and ${ERASED}`,
  )
})

test('names and addresses with signs that mean something in patterns are taken as they are', () => {
  const odd = new Set(["o'b+x.*@acme.example"])
  expect(scrubPeople("a o'b+x.*@acme.example b (Al +1) c", odd, ['(Al +1)'])).toBe(
    `a ${ERASED} b ${ERASED} c`,
  )
})

test('the keys of what a tool sent along are looked through as well', () => {
  expect(scrubPeople({ [JANE]: [JANE, 1, null] }, THEM, [])).toEqual({ [ERASED]: [ERASED, 1, null] })
})

test('every address that stands for somebody is found', () => {
  const guests = { meeting: { guests: ['Lee@acme.example', 'at noon @ the bar'] } }
  const found = new Set(addressesIn({ ...body, ...guests }))
  expect(found).toEqual(new Set(['ann@northwind.example', JANE, 'karl@acme.example', 'lee@acme.example']))
  expect(forgetPeople(guests, new Set(['lee@acme.example']))).toEqual({
    meeting: { guests: ['at noon @ the bar'] },
  })
})

test('the number of somebody who is forgotten goes from the call, too', () => {
  const phone = '+49 30 5550 142'
  const call = { to_number: phone, from_number: '+49 40 1', text: `Called ${phone}, nobody there` }
  const rest = forgetPeople(
    { counterparts: [{ email: JANE, phone }, { email: 'karl@acme.example' }], call },
    THEM,
  )
  expect(rest).toEqual({
    counterparts: [{ email: 'karl@acme.example' }],
    call: { to_number: ERASED, from_number: '+49 40 1', text: `Called ${ERASED}, nobody there` },
  })
})
