// Which events become one engagement, and which never do.
import { expect, test } from 'vitest'
import { engagementKey } from './engagement.ts'
import * as an from './testing/an-event.ts'

const MESSAGE = { message_id: '<m-1@mail.example>' }
const BARE = { message_id: 'm-1@mail.example' }
const CAROL = 'carol@acme.example'

/** Each event has an id of its own, so that only the message can unite them. */
function keys(...events: Parameters<typeof engagementKey>[0][]): string[] {
  return [...new Set(events.map((event, index) => engagementKey(event, `event-${index}`)))]
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
  expect(engagementKey(event, 'event-1')).toBe(engagementKey(event, 'event-1'))
  expect(engagementKey(event, 'event-1')).not.toBe(engagementKey(event, 'event-2'))
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
  expect(engagementKey(event, 'event-1')).toMatch(/^lb-[\w-]{43}$/)
})
