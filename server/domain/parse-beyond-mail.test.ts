// What the door asks of calls, messages, meetings, tasks and signals, and of the people in them.
import { expect, test } from 'vitest'
import { parseActivityEvent } from './parse-activity-event.ts'
import * as a from './testing/an-activity.ts'
import * as an from './testing/an-event.ts'

const NOW = new Date('2026-11-20T12:00:00Z')

function problems(event: object) {
  const parsed = parseActivityEvent(event, NOW)
  return parsed.ok ? [] : parsed.errors
}

// L9
test.each([
  [{ linkedin_url: a.LINKEDIN }],
  [{ phone: '+49 30 1' }],
  [{ company_domain: 'acme.example' }],
  [{ email: an.BOB }],
])('beyond mail a person may be named by %j alone', (person) => {
  expect(parseActivityEvent(a.aCall({ counterparts: [person] }), NOW).ok).toBe(true)
})

// L9
test.each([
  ['a name alone', { first_name: 'Bob' }],
  ['an empty phone', { phone: ' ' }],
  ['nothing', {}],
])('a person with %s is nobody', (_what, person) => {
  const event = { ...a.aCall(), counterparts: [{ email: an.BOB }, person] }
  expect(problems(event)).toMatchObject([
    { pointer: '/counterparts/1', code: 'no_identifier', fix: expect.stringContaining('linkedin_url') },
  ])
})

test('mail goes to addresses: a phone is not enough there', () => {
  expect(problems({ ...an.anEmailSent(), counterparts: [{ phone: '+49 30 1' }] })).toMatchObject([
    { pointer: '/counterparts/0/email', code: 'missing_field' },
  ])
})

const [NINE, TEN] = ['2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z']

test.each([
  [
    'a booked meeting without start',
    { ...a.aMeetingBooked(), meeting: {} },
    '/meeting/start_at',
    'missing_field',
  ],
  [
    'a meeting that ends before it starts',
    { ...a.aMeetingBooked(), meeting: { start_at: TEN, end_at: NINE } },
    '/meeting/end_at',
    'invalid_value',
  ],
  [
    'a meeting on some day',
    { ...a.aMeetingBooked(), meeting: { start_at: 'Monday' } },
    '/meeting/start_at',
    'invalid_time',
  ],
  ['a task without subject', { ...a.aTaskCreated(), task: {} }, '/task/subject', 'missing_field'],
  [
    'a task of nothing but spaces',
    { ...a.aTaskCreated(), task: { subject: ' ' } },
    '/task/subject',
    'missing_field',
  ],
  [
    'a task of an unknown kind',
    { ...a.aTaskCompleted(), task: { type: 'fax' } },
    '/task/type',
    'invalid_value',
  ],
  ['a call without a call', { ...a.aCall(), call: undefined }, '/call', 'missing_field'],
  [
    'a call of less than nothing',
    { ...a.aCall(), call: { duration_seconds: -1 } },
    '/call/duration_seconds',
    'too_short',
  ],
  [
    'a call of a month',
    { ...a.aCall(), call: { duration_seconds: 3e6 } },
    '/call/duration_seconds',
    'too_long',
  ],
  [
    'a recording that runs code',
    { ...a.aCall(), call: { recording_url: 'javascript:1' } },
    '/call/recording_url',
    'invalid_url',
  ],
  [
    'an unknown interest',
    { ...a.anInterest(), interest: { state: 'maybe' } },
    '/interest/state',
    'invalid_value',
  ],
  [
    'a company that is no domain',
    { ...a.aCall(), counterparts: [{ company_domain: 'Acme Ltd' }] },
    '/counterparts/0/company_domain',
    'invalid_value',
  ],
])('%s is refused where it stands too', (_what, event, pointer, code) => {
  expect(problems(event)).toMatchObject([{ pointer, code }])
})

test('a cancellation needs no more than the meeting it is about', () => {
  expect(parseActivityEvent(a.aMeetingCanceled({ meeting: { id: 'mtg-1' } }), NOW).ok).toBe(true)
})

test('a call of a number concerns whoever has it; a visit of nobody is refused', () => {
  const call = {
    ...a.aCall(),
    counterparts: undefined,
    call: { direction: 'outbound', to_number: '+49 30 1' },
  }
  expect(parseActivityEvent(call, NOW).ok).toBe(true)
  const visit = { ...a.onLinkedin('linkedin.profile_visited'), counterparts: undefined }
  expect(problems(visit)).toMatchObject([{ code: 'no_counterpart' }])
})
