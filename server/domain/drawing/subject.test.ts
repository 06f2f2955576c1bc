// The subject line of every activity, alone and in a campaign.
import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../settings/settings.ts'
import * as a from '../testing/an-activity.ts'
import * as an from '../testing/an-event.ts'
import { DEFAULT_FORMAT, formatLine, subjectLine } from './subject.ts'

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

const LINKED_TASK = { subject: 'Connect', type: 'linkedin_connect' } as const
const DEMO = { title: 'Demo' }

// MX1, MX2, MX5, 2d
test.each([
  [a.aCall(), 'Call: Connected', 'Call [Spring (#2)]: Connected'],
  [
    a.aLinkedinMessage('linkedin.message_sent'),
    'LinkedIn Message Sent: Bob Buyer',
    'LinkedIn Message Sent [Spring]: Stage 2',
  ],
  [
    a.aLinkedinMessage('linkedin.message_received', { message: { kind: 'voice_note' } }),
    'LinkedIn Voice Note Received: Bob Buyer',
    'LinkedIn Voice Note Received [Spring]: Stage 2',
  ],
  [a.anInvitation(), 'LinkedIn Invitation Sent: Bob Buyer', 'LinkedIn Invitation Sent [Spring]: Stage 2'],
  [
    a.onLinkedin('linkedin.invitation_accepted'),
    'LinkedIn Invitation Accepted: Bob Buyer',
    'LinkedIn Invitation Accepted [Spring]: Stage 2',
  ],
  [
    a.onLinkedin('linkedin.profile_visited'),
    'LinkedIn Profile Visited: Bob Buyer',
    'LinkedIn Profile Visited [Spring]: Stage 2',
  ],
  [a.aText('sms.sent'), 'SMS Sent: Bob Buyer', 'SMS Sent [Spring]: Stage 2'],
  [a.aText('whatsapp.received'), 'WhatsApp Received: Bob Buyer', 'WhatsApp Received [Spring]: Stage 2'],
  [a.aMeetingBooked(), 'Meeting Confirmed: Demo', 'Meeting Confirmed: [Spring (#2)]: Demo'],
  [a.aMeetingCanceled({ meeting: DEMO }), 'Meeting Canceled: Demo', 'Meeting Canceled: [Spring (#2)]: Demo'],
  [a.aTaskCreated(), 'Call Bob', 'Call Bob'],
  [
    a.aTaskCreated({ task: LINKED_TASK }),
    'Connect: LinkedIn Connection Request',
    'Connect: LinkedIn Connection Request: Stage 2',
  ],
  [
    a.aTaskCompleted({ task: { ...LINKED_TASK, type: 'linkedin_message' } }),
    'Connect: LinkedIn InMail',
    'Connect: LinkedIn InMail: Stage 2',
  ],
  [a.anUnsubscribe(), 'Unsubscribed: all mail', 'Unsubscribed: Spring'],
  [a.anInterest(), 'Lead: Interested', 'Lead [Spring (#2)]: Interested'],
  [a.anInterest({ interest: { state: 'resumed' } }), 'Lead: Resumed', 'Lead [Spring (#2)]: Resumed'],
])('$type reads "%s", and in a campaign "%s"', (event, alone, inCampaign) => {
  expect(subjectLine(event)).toBe(alone)
  expect(subjectLine({ ...event, ...STEP })).toBe(inCampaign)
})

test('of many people three are named', () => {
  const counterparts = ['Al', 'Bo', 'Cy', 'Di', 'Ed'].map((first_name) => ({ first_name, phone: '1' }))
  expect(subjectLine(a.aText('sms.sent', { counterparts }))).toBe('SMS Sent: Al, Bo, Cy and 2 more')
})

test.each([
  [{ email: 'bob@acme.example' }, 'bob@acme.example'],
  [{ linkedin_url: a.LINKEDIN, phone: '+49 1' }, a.LINKEDIN],
  [{ phone: '+49 1' }, '+49 1'],
  [{ company_domain: 'acme.example' }, 'acme.example'],
])('who has no name is called by what is known: %j', (person, name) => {
  expect(subjectLine(a.aText('sms.sent', { counterparts: [person] }))).toBe(`SMS Sent: ${name}`)
})

// L50
describe("an account's own format", () => {
  const CLICK = an.anEmailClicked({ ...LINK, ...STEP })
  const look = { format: DEFAULT_FORMAT, source: 'Mailer', contents: 'full' as const }
  const EVENTS = [
    an.anEmailSent(),
    an.aReplyOfAMember(STEP),
    an.anEmailReceived(STEP),
    CLICK,
    an.anEmailBounced(),
    a.aCall(STEP),
    a.aLinkedinMessage('linkedin.message_sent', STEP),
    a.aTaskCompleted({ task: LINKED_TASK }),
    a.anUnsubscribe(STEP),
  ]

  test.each(EVENTS)('is by default what $type reads anyway', (event) => {
    expect(DEFAULT_SETTINGS.activities.subject_format).toBe(DEFAULT_FORMAT)
    expect(formatLine(event, look)).toBe(subjectLine(event))
  })

  test.each([
    ['{subject}', 'Hello'],
    [
      '{source} | {member} | {action}{campaign} | {subject}',
      'Mailer | Ann Able | Sent (New) [Spring (#2)] | Hello',
    ],
    ['{campaign} {constructor} {subject}', '[Spring (#2)] {constructor} Hello'],
  ])('%s becomes %s', (format, line) => {
    const event = an.anEmailSent({ ...STEP, member: { email: an.ANN, name: 'Ann Able' } })
    expect(formatLine(event, { ...look, format })).toBe(line)
  })

  test('takes nothing that a sender wrote for a placeholder', () => {
    const event = an.anEmailSent({ message: { subject: '{source} $& {member}' } })
    expect(formatLine(event, look)).toBe('Sent (New): {source} $& {member}')
  })

  // Beyond mail
  test.each([
    [a.aCall(STEP), 'Call/ [Spring (#2)]/Connected'],
    [a.aLinkedinMessage('linkedin.message_sent'), 'LinkedIn Message Sent//Bob Buyer'],
    [a.aTaskCompleted({ task: LINKED_TASK }), 'Task Completed//Connect: LinkedIn Connection Request'],
    [a.anUnsubscribe(), 'Unsubscribed//all mail'],
  ])('also says what $type is', (event, line) => {
    expect(formatLine(event, { ...look, format: '{action}/{campaign}/{subject}' })).toBe(line)
  })

  test('keeps back the words of a meeting, and says how a call ended', () => {
    const hidden = { ...look, contents: 'metadata' as const }
    expect(formatLine(a.aMeetingBooked({ meeting: DEMO }), hidden)).toBe('Meeting Confirmed: (not shared)')
    expect(formatLine(a.aCall(), hidden)).toBe('Call: Connected')
  })

  test('of which nothing is known gives way', () => {
    const event = an.anEmailSent({ member: undefined })
    expect(formatLine(event, { ...look, format: '{member}' })).toBe('Sent (New): Hello')
  })

  test('keeps back what the settings do not share', () => {
    expect(formatLine(CLICK, { ...look, contents: 'metadata' })).toBe('Clicked [Spring (#2)]: (not shared)')
  })
})
