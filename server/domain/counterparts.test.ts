// Whom an event concerns, and who wrote the message.
import { expect, test } from 'vitest'
import type { ActivityEvent } from './activity-event.ts'
import { counterpartsOf, counterpartsWithoutAddress, direction, isOnlyInBcc } from './counterparts.ts'
import * as a from './testing/an-activity.ts'
import * as an from './testing/an-event.ts'

const CAROL = 'carol@acme.example'

function people(...emails: string[]): { email: string }[] {
  return emails.map((email) => ({ email }))
}

function named(event: ActivityEvent): string[] {
  return counterpartsOf(event).map(({ email }) => email)
}

// M14, M15
test.each([
  ['a sent mail', an.anEmailSent(), 'outgoing'],
  ['a received mail', an.anEmailReceived(), 'incoming'],
  ['a reply said to be of a member', an.aReplyOfAMember(), 'outgoing'],
  ['a reply said to be of a contact', an.aReplyOfAContact(), 'incoming'],
  ['a reply from the address of the member', an.aReplyOfAMember({ replied_by: undefined }), 'outgoing'],
  ['a reply from any other address', an.aReplyOfAContact({ replied_by: undefined }), 'incoming'],
  ['what was said, against the sender', an.aReplyOfAContact({ replied_by: 'member' }), 'outgoing'],
  ['a bounce', an.anEmailBounced(), 'outgoing'],
  ['an open', an.anEmailOpened(), 'outgoing'],
])('%s is %s', (_what, event, expected) => {
  expect(direction(event)).toBe(expected)
})

test('a reply without any author has no direction', () => {
  expect(direction(an.aReplyOfAMember({ replied_by: undefined, message: { from: undefined } }))).toBeNull()
})

test('listed counterparts win over the people of the message', () => {
  expect(named(an.anEmailSent({ counterparts: people(CAROL), message: { to: people(an.BOB) } }))).toEqual([
    CAROL,
  ])
})

// M56
test('a sent mail concerns everybody in To and Cc, once', () => {
  const message = { to: people(an.BOB, CAROL), cc: people(an.BOB, 'dan@dan.example') }
  expect(named(an.anEmailSent({ message }))).toEqual([an.BOB, CAROL, 'dan@dan.example'])
})

test('blind copies are not read from the message', () => {
  expect(named(an.anEmailSent({ message: { bcc: people(CAROL) } }))).toEqual([an.BOB])
})

test('the member is nobody’s counterpart', () => {
  const message = { to: people(an.BOB, an.ANN) }
  expect(named(an.anEmailSent({ message }))).toEqual([an.BOB])
  expect(named(an.anEmailSent({ counterparts: people(an.ANN, an.BOB) }))).toEqual([an.BOB])
})

test('an incoming mail concerns its author alone', () => {
  expect(named(an.anEmailReceived({ message: { to: people(an.ANN, CAROL) } }))).toEqual([an.BOB])
  expect(named(an.aReplyOfAContact({ message: { cc: people(CAROL) } }))).toEqual([an.BOB])
})

// MX6
test.each([
  ['opened', an.anEmailOpened],
  ['clicked', an.anEmailClicked],
  ['downloaded', an.anEmailDownloaded],
  ['bounced', an.anEmailBounced],
])('what one of several %s is not pinned on any of them', (_what, anEvent) => {
  expect(named(anEvent({ message: { to: people(an.BOB) } }))).toEqual([an.BOB])
  expect(named(anEvent({ message: { to: people(an.BOB, CAROL) } }))).toEqual([])
  expect(named(anEvent({ message: { to: people(an.BOB), cc: people(CAROL) } }))).toEqual([])
})

test.each([
  ['Bob', { first_name: 'Bob' }],
  ['Bob Buyer', { first_name: 'Bob', last_name: 'Buyer' }],
  ['Buyer, Bob', { first_name: 'Bob', last_name: 'Buyer' }],
  ['Anna Maria Buyer', { first_name: 'Anna Maria', last_name: 'Buyer' }],
  [an.BOB, {}],
])('the name %s is split into its parts', (name, parts) => {
  const event = an.anEmailSent({ message: { to: [{ email: an.BOB, name }] } })
  expect(counterpartsOf(event)).toEqual([{ email: an.BOB, ...parts }])
})

// MX3
test('only who stands in Bcc alone got a blind copy', () => {
  const message = { to: people(an.BOB), bcc: people(an.BOB, CAROL) }
  expect(isOnlyInBcc(an.anEmailSent({ message }), CAROL)).toBe(true)
  expect(isOnlyInBcc(an.anEmailSent({ message }), an.BOB)).toBe(false)
  expect(isOnlyInBcc(an.anEmailSent({ message }), 'dan@dan.example')).toBe(false)
})

test.each([
  [a.aCall({ call: { direction: 'inbound' } }), 'incoming'],
  [a.aCall({ call: { direction: 'outbound' } }), 'outgoing'],
  [a.aCall({ call: {} }), 'outgoing'],
  [a.aText('sms.received'), 'incoming'],
  [a.aLinkedinMessage('linkedin.message_received'), 'incoming'],
  [a.aText('whatsapp.sent'), 'outgoing'],
  [a.aMeetingBooked(), 'outgoing'],
])('$type is %s', (event, expected) => {
  expect(direction(event)).toBe(expected)
})

// L9
test('who has no address is kept apart from those who have one', () => {
  const [bob, carl] = [{ email: an.BOB }, { linkedin_url: a.LINKEDIN, first_name: 'Carl' }]
  const event = a.aCall({ counterparts: [bob, carl] })
  expect(counterpartsOf(event)).toEqual([bob])
  expect(counterpartsWithoutAddress(event)).toEqual([carl])
})

test.each([
  [
    'was called',
    a.aCall({ counterparts: undefined, call: { direction: 'outbound', from_number: '1', to_number: '2' } }),
    ['2'],
  ],
  [
    'called',
    a.aCall({ counterparts: undefined, call: { direction: 'inbound', from_number: '1', to_number: '2' } }),
    ['1'],
  ],
  ['was texted', a.aText('sms.sent', { counterparts: undefined, message: { to_number: '2' } }), ['2']],
  ['texted', a.aText('whatsapp.received', { counterparts: undefined, message: { from_number: '1' } }), ['1']],
  [
    'wrote from nowhere',
    a.aText('sms.received', { counterparts: undefined, message: { to_number: '2' } }),
    [],
  ],
])('whoever %s is the counterpart where nobody is listed', (_what, event, phones) => {
  expect(counterpartsWithoutAddress(event).map(({ phone }) => phone)).toEqual(phones)
  expect(counterpartsOf(event)).toEqual([])
})
