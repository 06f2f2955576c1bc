// Which events become one engagement, and which never do.
import { expect, test } from 'vitest'
import type { ActivityEvent } from './activity-event.ts'
import { engagementKey } from './engagement.ts'
import * as a from './testing/an-activity.ts'
import * as an from './testing/an-event.ts'

const MESSAGE = { message_id: '<m-1@mail.example>' }
const BARE = { message_id: 'm-1@mail.example' }
const CAROL = 'carol@acme.example'

function keyOf(event: ActivityEvent, eventId = 'event-1', sourceId = 'source-1'): string {
  return engagementKey({ event, eventId, sourceId })
}

/** Each event has an id of its own, so that only what it tells of can unite them. */
function keys(...events: ActivityEvent[]): string[] {
  return [...new Set(events.map((event, index) => keyOf(event, `event-${index}`)))]
}

// M56, MX7
test('one mail has one key, whoever reports it and however the Message-ID is written', () => {
  const sent = an.anEmailSent({ message: MESSAGE })
  const others = [
    an.anEmailSent({ message: BARE, counterparts: [{ email: CAROL }] }),
    an.anEmailReceived({ message: MESSAGE }),
    an.aReplyOfAContact({ message: BARE }),
    an.aReplyOfAMember({ message: MESSAGE, member: { email: 'al@team.example' } }),
  ]
  expect(keys(sent, ...others)).toHaveLength(1)
})

test('other mails have other keys, even with the same words', () => {
  const message = { subject: 'Hello', text: 'Hi' }
  const first = an.anEmailSent({ message: { ...message, message_id: '<1@mail.example>' } })
  const second = an.anEmailSent({ message: { ...message, message_id: '<2@mail.example>' } })
  expect(keys(first, second)).toHaveLength(2)
})

test('mail without a Message-ID is named by its event', () => {
  const event = an.anEmailSent({ message: { message_id: undefined } })
  expect(keyOf(event, 'event-1')).toBe(keyOf(event, 'event-1'))
  expect(keyOf(event, 'event-1')).not.toBe(keyOf(event, 'event-2'))
})

test('an empty Message-ID unites nothing', () => {
  const event = an.anEmailSent({ message: { message_id: '<>' } })
  expect(keys(event, event)).toHaveLength(2)
})

// M13
test('a bounce stands beside the mail, once for each recipient', () => {
  const forBob = an.anEmailBounced({ message: MESSAGE, counterparts: [{ email: an.BOB }] })
  const again = an.anEmailBounced({ message: BARE, counterparts: [{ email: an.BOB }] })
  const forCarol = an.anEmailBounced({ message: MESSAGE, counterparts: [{ email: CAROL }] })
  expect(keys(an.anEmailSent({ message: MESSAGE }), forBob, again, forCarol)).toHaveLength(3)
})

test('the order in which a bounce names its recipients does not matter', () => {
  const [bob, carol] = [{ email: an.BOB }, { email: CAROL }]
  const first = an.anEmailBounced({ message: MESSAGE, counterparts: [bob, carol] })
  const second = an.anEmailBounced({ message: MESSAGE, counterparts: [carol, bob] })
  expect(keys(first, second)).toHaveLength(1)
})

// M10, M11, M12
test.each([
  ['open', an.anEmailOpened],
  ['click', an.anEmailClicked],
  ['download', an.anEmailDownloaded],
])('every %s is an engagement of its own', (_what, anEvent) => {
  const event = anEvent({ message: MESSAGE })
  expect(keys(an.anEmailSent({ message: MESSAGE }), event, event)).toHaveLength(3)
})

test.each([
  an.anEmailSent({ message: { message_id: '<bob@acme.example>' } }),
  an.anEmailBounced(),
  an.anEmailOpened(),
])('the key of $type shows nobody’s address', (event) => {
  expect(keyOf(event)).toMatch(/^lb-[\w-]{43}$/)
})

const ID = { id: '17' }

test.each([
  [
    'a meeting, when it is booked and when it is canceled',
    a.aMeetingBooked({ meeting: ID }),
    a.aMeetingCanceled({ meeting: ID }),
  ],
  [
    'a task, when it is made and when it is done',
    a.aTaskCreated({ task: ID }),
    a.aTaskCompleted({ task: ID }),
  ],
  [
    'a call that is told twice',
    a.aCall({ call: ID }),
    a.aCall({ call: ID, occurred_at: '2026-11-21T08:30:00.000Z' }),
  ],
  [
    'a message to two people',
    a.aText('sms.sent', { message: ID }),
    a.aText('sms.sent', { message: ID, counterparts: [{ email: CAROL }] }),
  ],
])('%s has one key by its id', (_what, first, second) => {
  expect(keys(first, second)).toHaveLength(1)
})

test('an id names something of its own kind alone', () => {
  const events = [
    a.aMeetingBooked({ meeting: ID }),
    a.aTaskCreated({ task: ID }),
    a.aCall({ call: ID }),
    a.aText('sms.sent', { message: ID }),
    a.aText('sms.received', { message: ID }),
    a.aText('whatsapp.sent', { message: ID }),
    a.aLinkedinMessage('linkedin.message_sent', { message: ID }),
    an.anEmailSent({ message: { message_id: '17' } }),
  ]
  expect(keys(...events)).toHaveLength(events.length)
})

test('an id of one tool says nothing in another, whereas a Message-ID does', () => {
  const task = a.aTaskCreated({ task: ID })
  expect(keyOf(task, 'event-1', 'tool-1')).not.toBe(keyOf(task, 'event-1', 'tool-2'))
  const mail = an.anEmailSent({ message: MESSAGE })
  expect(keyOf(mail, 'event-1', 'tool-1')).toBe(keyOf(mail, 'event-2', 'tool-2'))
})

test.each([
  a.aCall(),
  a.aText('sms.sent'),
  a.aMeetingBooked({ meeting: { id: undefined } }),
  a.aTaskCreated({ task: { id: undefined } }),
  a.anInvitation(),
  a.onLinkedin('linkedin.profile_visited'),
  a.anUnsubscribe({ message: MESSAGE }),
  a.anInterest(),
])('$type without an id is an engagement of its own', (event) => {
  expect(keys(event, event)).toHaveLength(2)
})
