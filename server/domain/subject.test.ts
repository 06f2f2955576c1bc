// The subject line of every activity, alone and in a campaign.
import { expect, test } from 'vitest'
import { subjectLine } from './subject.ts'
import * as an from './testing/an-event.ts'

const LINK = { link: { url: 'https://team.example/prices', text: 'Prices' } }
const FILE = { file: { name: 'offer.pdf' } }

// MX1
test.each([
  [an.anEmailSent(), 'Sent (New): Hello'],
  [an.aReplyOfAMember(), 'Sent (Reply): Hello'],
  [an.aReplyOfAContact(), 'Replied: Hello'],
  [an.anEmailReceived(), 'Received: Hello'],
  [an.anEmailOpened(), 'Opened: Hello'],
  [an.anEmailClicked(LINK), 'Clicked: https://team.example/prices'],
  [an.anEmailDownloaded(FILE), 'Downloaded: offer.pdf'],
  [an.anEmailBounced(), 'Bounced: Hello'],
])('$type reads %s', (event, line) => {
  expect(subjectLine(event)).toBe(line)
})

const STEP = { campaign: { name: 'Spring', step: 2 } }

// MX2
test.each([
  [an.anEmailSent(STEP), 'Sent (New) [Spring (#2)]: Hello'],
  [an.aReplyOfAMember(STEP), 'Reply [Spring (#2)]: Hello'],
  [an.aReplyOfAContact(STEP), 'Replied [Spring (#2)]: Hello'],
  [an.anEmailReceived(STEP), 'Received [Spring (#2)]: Hello'],
  [an.anEmailOpened(STEP), 'Opened [Spring (#2)]: Hello'],
  [an.anEmailClicked({ ...LINK, ...STEP }), 'Clicked [Spring (#2)]: https://team.example/prices'],
  [an.anEmailDownloaded({ ...FILE, ...STEP }), 'Downloaded [Spring (#2)]: offer.pdf'],
  [an.anEmailBounced(STEP), 'Bounced [Spring (#2)]: Hello'],
])('$type in a campaign reads %s', (event, line) => {
  expect(subjectLine(event)).toBe(line)
})

test('a campaign without steps stands alone', () => {
  expect(subjectLine(an.anEmailSent({ campaign: { name: 'Spring' } }))).toBe('Sent (New) [Spring]: Hello')
})

test.each([undefined, '', '   '])('the subject %j is called missing', (subject) => {
  expect(subjectLine(an.anEmailSent({ message: { subject } }))).toBe('Sent (New): (no subject)')
})
