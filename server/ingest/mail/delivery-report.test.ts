// The promises about delivery status reports: what is a bounce, for whom, and how final.
import { expect, test } from 'vitest'
import { hasFailed, mostSevere, readRecipients } from './delivery-report.ts'
import { readMail } from './read-mail.ts'

const ORIGINAL =
  'From: ann@acme.example\r\nTo: jane@client.example\r\nMessage-ID: <m1@acme.example>\r\nSubject: Offer\r\n'

function report(
  status: string,
  { original = ORIGINAL, to = 'ann@acme.example', member = undefined as string | undefined } = {},
) {
  const raw = `From: <>\r\nTo: ${to}\r\nDate: Fri, 20 Nov 2026 09:30:00 +0100\r\nSubject: Undelivered\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n${status}\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n${original}\r\n--b--\r\n`
  return readMail(Buffer.from(raw), {
    member,
    owners: new Set(['ann@acme.example']),
    now: new Date('2026-11-20T12:00:00Z'),
  })
}

test('a failed recipient makes a bounce of the original message, found by its headers alone', async () => {
  const parsed = await report(
    'Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; JANE@client.example\r\nAction: failed\r\nStatus: 5.1.1\r\n',
  )
  expect(parsed).toMatchObject({
    ok: true,
    event: {
      type: 'email.bounced',
      occurred_at: '2026-11-20T08:30:00.000Z',
      member: { email: 'ann@acme.example' },
      counterparts: [{ email: 'jane@client.example' }],
      message: { message_id: '<m1@acme.example>', subject: 'Offer', from: { email: 'ann@acme.example' } },
      bounce: { class: 'hard', code: '5.1.1' },
    },
  })
})

test('only the recipients that failed are counterparts', async () => {
  const parsed = await report(
    'Final-Recipient: rfc822; a@client.example\r\nAction: failed\r\nStatus: 4.4.7\r\n\r\nFinal-Recipient: rfc822; b@client.example\r\nAction: delivered\r\nStatus: 2.0.0\r\n',
  )
  expect(parsed).toMatchObject({
    event: { counterparts: [{ email: 'a@client.example' }], bounce: { class: 'soft' } },
  })
})

test('a forwarded message bounces for the person it was written to', async () => {
  const parsed = await report(
    'Original-Recipient: rfc822; jane@client.example\r\nFinal-Recipient: rfc822; jane@elsewhere.example\r\nAction: failed\r\nStatus: 5.2.1\r\n',
  )
  expect(parsed).toMatchObject({ event: { counterparts: [{ email: 'jane@client.example' }] } })
})

test('a report that only tells of a delay is no bounce', async () => {
  const parsed = await report(
    'Final-Recipient: rfc822; jane@client.example\r\nAction: delayed\r\nStatus: 4.4.1\r\n',
  )
  expect(parsed).toMatchObject({ ok: false, errors: [{ pointer: '/headers/Action', code: 'invalid_value' }] })
})

test('a report without any recipient is refused and names Final-Recipient', async () => {
  const parsed = await report('Reporting-MTA: dns; x\r\n')
  expect(parsed).toMatchObject({
    ok: false,
    errors: [{ pointer: '/headers/Final-Recipient', code: 'missing_header' }],
  })
})

test('a report that nobody of the team can be blamed for is refused', async () => {
  const status = 'Final-Recipient: rfc822; jane@client.example\r\nAction: failed\r\nStatus: 5.1.1\r\n'
  const stranger = { original: 'From: x@other.example\r\nSubject: Offer\r\n', to: 'y@other.example' }
  expect(await report(status, stranger)).toMatchObject({ ok: false, errors: [{ pointer: '/headers/To' }] })
  const parsed = await report(status, { ...stranger, member: 'y@other.example' })
  expect(parsed).toMatchObject({
    event: { member: { email: 'y@other.example' }, message: { subject: 'Offer' } },
  })
})

test.each([
  ['5.1.1', 'smtp; 550 User unknown', 'hard', '5.1.1'],
  ['5.7.26', 'smtp; 550 unauthenticated', 'block', '5.7.26'],
  ['5.0.0', 'smtp; 554 Blocked by Spamhaus', 'block', '5.0.0'],
  ['5.1.1', 'on our suppression list, see policy', 'hard', '5.1.1'],
  ['4.2.2', 'smtp; 452 mailbox full', 'soft', '4.2.2'],
  ['', 'smtp; 550 5.2.1 disabled', 'hard', '5.2.1'],
  ['', 'smtp; 451 try later', 'soft', '451'],
  ['', 'no idea', 'unknown', null],
])('status %j with the words %j is %s', (status, words, kind, code) => {
  const text = `Final-Recipient: rfc822; a@client.example\nStatus: ${status}\nDiagnostic-Code: ${words}\n`
  expect(readRecipients(text)[0]).toMatchObject({ class: kind, code })
})

test('recipients without a blank line between them are told apart, and the worst failure speaks for all', () => {
  const recipients = readRecipients(
    'Reporting-MTA: dns; x\nFinal-Recipient: rfc822;a@client.example\nAction: failed (gone)\nStatus: 4.0.0\nFinal-Recipient: rfc822;b@client.example\nStatus: 5.0.0\n',
  )
  expect(recipients.map(({ final }) => final)).toEqual(['a@client.example', 'b@client.example'])
  expect(recipients.every(hasFailed)).toBe(true)
  expect(mostSevere(recipients)?.final).toBe('b@client.example')
})
