// What the door says to a developer: everything that is wrong, where it is, and how to mend it.
import { expect, test } from 'vitest'
import { ACTIVITY_TYPES } from './activity-event.ts'
import { type ParsedEvent, parseActivityEvent } from './parse-activity-event.ts'
import * as a from './testing/an-activity.ts'
import * as an from './testing/an-event.ts'

const NOW = new Date('2026-11-20T12:00:00Z')

/** A good event of this type with some fields changed. */
function parse(changed: object): ParsedEvent {
  return parseActivityEvent({ ...an.anEmailSent(), ...changed }, NOW)
}

function problems(parsed: ParsedEvent) {
  return parsed.ok ? [] : parsed.errors
}

test.each([
  an.anEmailSent(),
  an.anEmailReceived(),
  an.aReplyOfAContact(),
  an.aReplyOfAMember(),
  an.anEmailOpened(),
  an.anEmailClicked(),
  an.anEmailDownloaded(),
  an.anEmailBounced(),
  a.aCall(),
  a.aLinkedinMessage('linkedin.message_sent'),
  a.aLinkedinMessage('linkedin.message_received'),
  a.anInvitation(),
  a.onLinkedin('linkedin.invitation_accepted'),
  a.onLinkedin('linkedin.profile_visited'),
  a.aText('sms.sent'),
  a.aText('sms.received'),
  a.aText('whatsapp.sent'),
  a.aText('whatsapp.received'),
  a.aMeetingBooked(),
  a.aMeetingCanceled(),
  a.aTaskCreated(),
  a.aTaskCompleted(),
  a.anUnsubscribe(),
  a.anInterest(),
])('a good $type event is taken as it is', (event) => {
  expect(parseActivityEvent(event, NOW)).toEqual({ ok: true, event, warnings: [] })
})

const LINK = { counterparts: [{ email: an.BOB }], type: 'email.clicked' }

test.each([
  ['an empty id', { id: '' }, '/id', 'too_short'],
  ['an id of 256 characters', { id: 'x'.repeat(256) }, '/id', 'too_long'],
  ['a number as id', { id: 7 }, '/id', 'invalid_type'],
  ['a time that is none', { occurred_at: 'soon' }, '/occurred_at', 'invalid_time'],
  ['a time without offset', { occurred_at: '2026-11-20T09:30:00' }, '/occurred_at', 'invalid_time'],
  ['a time that is true', { occurred_at: true }, '/occurred_at', 'invalid_time'],
  ['a wrong sent_at', { sent_at: 'now' }, '/sent_at', 'invalid_time'],
  ['no message', { message: null }, '/message', 'invalid_type'],
  ['a member by name', { member: { email: 'Ann' } }, '/member/email', 'invalid_email'],
  ['a member without address', { member: { name: 'Ann' } }, '/member/email', 'missing_field'],
  [
    'an address with a name',
    { message: { to: [{ email: 'B <b@b.example>' }] } },
    '/message/to/0/email',
    'invalid_email',
  ],
  ['a recipient as text', { message: { to: 'b@b.example' } }, '/message/to', 'invalid_type'],
  [
    '501 recipients',
    { message: { to: Array.from({ length: 501 }, () => ({ email: an.BOB })) } },
    '/message/to',
    'too_long',
  ],
  ['an empty list of counterparts', { counterparts: [] }, '/counterparts', 'too_short'],
  [
    'the second counterpart',
    { counterparts: [{ email: an.BOB }, {}] },
    '/counterparts/1/email',
    'missing_field',
  ],
  ['a campaign by name', { campaign: 'Spring' }, '/campaign', 'invalid_type'],
  ['a step between two', { campaign: { name: 'S', step: 1.5 } }, '/campaign/step', 'invalid_type'],
  ['a click without link', LINK, '/link', 'missing_field'],
  ['a link that runs code', { ...LINK, link: { url: 'javascript:alert(1)' } }, '/link/url', 'invalid_url'],
  ['a link without scheme', { ...LINK, link: { url: 'team.example' } }, '/link/url', 'invalid_url'],
  [
    'an unknown bounce class',
    { type: 'email.bounced', bounce: { class: 'odd' } },
    '/bounce/class',
    'invalid_value',
  ],
  ['a body of 200,001 characters', { message: { text: 'x'.repeat(200_001) } }, '/message/text', 'too_long'],
])('%s is refused where it stands', (_what, changed, pointer, code) => {
  const [problem, ...others] = problems(parse(changed))
  expect(others).toEqual([])
  expect(problem).toMatchObject({ pointer, code })
  expect(problem?.message).toContain(`\`${pointer.split('/').at(-1)}\``)
  expect(problem?.fix).toMatch(/^(Send|Add) .+\.$/)
})

test.each(['id', 'type', 'occurred_at', 'message'])('a missing %s is called missing', (field) => {
  const { [field]: _left, ...event }: Record<string, unknown> = an.anEmailSent()
  const fix = `Add \`${field}\`.`
  expect(problems(parseActivityEvent(event, NOW))).toMatchObject([
    { pointer: `/${field}`, code: 'missing_field', fix },
  ])
})

test('everything that is wrong is said at once', () => {
  const parsed = parse({ id: 5, occurred_at: 'soon', message: { to: [{ email: 'x' }, { email: 'y' }] } })
  const pointers = problems(parsed).map(({ pointer }) => pointer)
  expect(pointers).toEqual(['/id', '/occurred_at', '/message/to/0/email', '/message/to/1/email'])
})

test.each([
  ['email.recieved', 'email.received'],
  ['email.send', 'email.sent'],
  ['email.open', 'email.opened'],
  ['email.click', 'email.clicked'],
  ['email.reply', 'email.replied'],
  ['Email.Bounced', 'email.bounced'],
  ['call.ended', 'call.completed'],
  ['meeting.confirmed', 'meeting.booked'],
  ['linkedin.message.sent', 'linkedin.message_sent'],
  ['task.done', 'task.completed'],
  ['lead.interested', 'lead.interest_changed'],
  ['whatsapp.message_sent', 'whatsapp.sent'],
])('the unknown type %s suggests %s', (type, nearest) => {
  const [problem] = problems(parse({ type }))
  expect(problem).toMatchObject({ pointer: '/type', code: 'unknown_type' })
  expect(problem?.fix).toContain(`Did you mean \`${nearest}\`?`)
  const kind = nearest.split('.')[0] ?? ''
  for (const known of ACTIVITY_TYPES) expect(problem?.fix.includes(known)).toBe(known.startsWith(`${kind}.`))
})

test('a clock that runs an hour ahead is forgiven, more is not', () => {
  const [hour, more] = ['2026-11-20T13:00:00Z', '2026-11-20T13:00:01Z']
  expect(parse({ occurred_at: hour }).ok).toBe(true)
  expect(problems(parse({ occurred_at: more }))).toMatchObject([
    { pointer: '/occurred_at', code: 'time_in_future' },
  ])
})

test('a reply of which nobody knows the author is refused', () => {
  const message = { to: [{ email: an.BOB }] }
  expect(problems(parse({ type: 'email.replied', message }))).toMatchObject([
    { pointer: '/replied_by', code: 'unclear_direction' },
  ])
})

// MX6
test.each([
  ['nobody', 'email.sent', []],
  ['the member alone', 'email.sent', [an.ANN]],
  ['the member in capitals', 'email.sent', ['ANN@Team.Example']],
  ['several who may have opened it', 'email.opened', [an.BOB, 'carol@acme.example']],
])('an event that names %s is refused', (_whom, type, addresses) => {
  const to = addresses.map((email) => ({ email }))
  const expected = { pointer: '/counterparts', code: 'no_counterpart' }
  expect(problems(parse({ type, message: { to } }))).toMatchObject([expected])
})

test('unknown fields are kept under context, and named', () => {
  const parsed = parse({ score: 5, message: { to: [{ email: an.BOB, vip: true }] }, context: { own: 1 } })
  expect(parsed).toMatchObject({
    ok: true,
    event: { context: { own: 1, score: 5, 'message.to.0.vip': true } },
    warnings: [
      { pointer: '/message/to/0/vip', code: 'unknown_field' },
      { pointer: '/score', code: 'unknown_field' },
    ],
  })
})

test('a field of another type of event counts as unknown', () => {
  expect(parse({ replied_by: 'member' })).toMatchObject({ ok: true, warnings: [{ pointer: '/replied_by' }] })
})

test('a pointer escapes what has a meaning in pointers', () => {
  expect(parse({ 'a/b~c': 1 })).toMatchObject({ ok: true, warnings: [{ pointer: '/a~1b~0c' }] })
})

test('addresses are compared in lower case, times in UTC', () => {
  const parsed = parse({
    occurred_at: '2026-11-20T09:30:00+0100',
    message: { to: [{ email: 'Bob@ACME.example' }] },
  })
  const event = { occurred_at: '2026-11-20T08:30:00.000Z', message: { to: [{ email: an.BOB }] } }
  expect(parsed).toMatchObject({ ok: true, event })
})
