// What several events of one call, meeting or task say together, whatever order they arrive in.
import { expect, test } from 'vitest'
import * as a from '../testing/an-activity.ts'
import * as an from '../testing/an-event.ts'
import { changesBetween, isKeptCurrent, type KeptCurrent, sayTogether } from './kept-current.ts'
import { toEngagement } from './to-engagement.ts'

const at = (hour: number) => ({ occurred_at: `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z` })
const [MONDAY, TUESDAY] = ['2026-11-23T09:00:00.000Z', '2026-11-24T09:00:00.000Z']

/** What HubSpot shows of them, in every order of arrival. */
function shown(...events: [KeptCurrent, ...KeptCurrent[]]): Record<string, string> {
  const results = orders(events).map(([first = events[0], ...others]) => {
    return toEngagement(sayTogether(first, others)).properties
  })
  for (const result of results) expect(result).toEqual(results[0])
  return results[0] ?? {}
}

function orders<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]]
  return all.flatMap((one, index) => orders(all.toSpliced(index, 1)).map((rest) => [one, ...rest]))
}

test('a canceled meeting keeps the title and the time it was booked with', () => {
  const end_at = '2026-11-24T09:30:00.000Z'
  const booked = a.aMeetingBooked({ ...at(8), meeting: { title: 'Demo', start_at: TUESDAY, end_at } })
  expect(shown(booked, a.aMeetingCanceled(at(9)))).toEqual({
    hs_timestamp: TUESDAY,
    hs_meeting_title: 'Meeting Canceled: Demo',
    hs_meeting_start_time: TUESDAY,
    hs_meeting_end_time: end_at,
    hs_meeting_outcome: 'CANCELED',
  })
})

test('a meeting that is moved stands at its new time, and its old end is gone', () => {
  const first = a.aMeetingBooked({ ...at(8), meeting: { start_at: MONDAY, end_at: MONDAY } })
  const moved = a.aMeetingBooked({ ...at(9), meeting: { start_at: TUESDAY, outcome: 'rescheduled' } })
  const after = shown(first, moved)
  expect(after).toMatchObject({ hs_timestamp: TUESDAY, hs_meeting_outcome: 'RESCHEDULED' })
  expect(after).not.toHaveProperty('hs_meeting_end_time')
})

test('a meeting that is booked again after it was canceled takes place, and nobody is ill any more', () => {
  const canceled = a.aMeetingCanceled({ ...at(9), meeting: { id: 'mtg-1', reason: 'Ill' } })
  const after = shown(a.aMeetingBooked(at(8)), canceled, a.aMeetingBooked(at(10)))
  expect(after).toMatchObject({
    hs_meeting_outcome: 'SCHEDULED',
    hs_meeting_title: 'Meeting Confirmed: Demo',
  })
  expect(after).not.toHaveProperty('hs_meeting_body')
})

test('of a booking and a cancellation at the same moment the cancellation is the later', () => {
  expect(shown(a.aMeetingBooked(at(8)), a.aMeetingCanceled(at(8)))).toMatchObject({
    hs_meeting_outcome: 'CANCELED',
  })
})

test('a task that is done keeps its subject, its day and its kind', () => {
  const created = a.aTaskCreated({
    task: { subject: 'Call Bob', type: 'call', due_at: TUESDAY, priority: 'high' },
  })
  expect(shown(created, a.aTaskCompleted())).toEqual({
    hs_timestamp: TUESDAY,
    hs_task_subject: 'Call Bob',
    hs_task_status: 'COMPLETED',
    hs_task_type: 'CALL',
    hs_task_priority: 'HIGH',
  })
})

test('a recording that is told later completes the call, which stays when it was', () => {
  const call = a.aCall({ ...at(8), call: { id: '7', outcome: 'busy', text: 'Will call back' } })
  const recording_url = 'https://calls.example/7.mp3'
  expect(shown(call, a.aCall({ ...at(9), call: { id: '7', recording_url } }))).toMatchObject({
    hs_timestamp: call.occurred_at,
    hs_call_title: 'Call: Busy',
    hs_call_body: '<p>Will call back</p>',
    hs_call_recording_url: recording_url,
  })
})

test('new words replace the old ones, in whichever form they come', () => {
  const before = a.aTaskCreated({ ...at(8), task: { html: '<p>Old</p>' } })
  expect(shown(before, a.aTaskCreated({ ...at(9), task: { text: 'New' } }))).toMatchObject({
    hs_task_body: '<p>New</p>',
  })
})

test('three events say the same together in every order', () => {
  const moved = a.aMeetingBooked({ ...at(10), meeting: { title: 'Second demo', start_at: MONDAY } })
  expect(shown(a.aMeetingBooked(at(8)), a.aMeetingCanceled(at(9)), moved)).toMatchObject({
    hs_meeting_title: 'Meeting Confirmed: Second demo',
  })
})

test('only what differs is a change, and what is gone is emptied', () => {
  expect(changesBetween({ a: '1', b: '2', c: '3' }, { a: '1', b: '4', d: '5' })).toEqual({
    b: '4',
    c: '',
    d: '5',
  })
  expect(changesBetween({ a: '1' }, { a: '1' })).toEqual({})
})

test.each([
  [a.aCall(), true],
  [a.aMeetingCanceled(), true],
  [a.aTaskCreated(), true],
  [a.aText('sms.sent'), false],
  [a.anInterest(), false],
  [an.anEmailSent(), false],
])('$type is kept current: %s', (event, expected) => {
  expect(isKeptCurrent(event)).toBe(expected)
})
