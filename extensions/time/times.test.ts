import { expect, test } from 'vitest'
import { createTimes } from './times.ts'

const NOW = new Date('2026-11-20T12:00:00Z')
const berlin = timesIn('Europe/Berlin')

function timesIn(timeZone: string, locale = 'en-GB') {
  return createTimes({ locale, timeZone, justNow: 'just now', soon: 'in a moment' })
}

test('says how long ago something was, never more than it is', () => {
  expect(berlin.ago('2026-11-20T11:59:30Z', NOW)).toBe('just now')
  expect(berlin.ago('2026-11-20T11:58:01Z', NOW)).toBe('1 minute ago')
  expect(berlin.ago('2026-11-20T10:01:00Z', NOW)).toBe('1 hour ago')
  expect(berlin.ago('2026-11-18T13:00:00Z', NOW)).toBe('1 day ago')
  expect(berlin.ago('2026-10-01T12:00:00Z', NOW)).toBe('1 month ago')
  expect(berlin.ago('2024-11-20T12:00:00Z', NOW)).toBe('2 years ago')
})

test('takes a clock that is a little ahead for just now, and one that is far ahead at its word', () => {
  expect(berlin.ago('2026-11-20T12:00:20Z', NOW)).toBe('just now')
  expect(berlin.ago('2026-11-20T15:00:00Z', NOW)).toBe('in 3 hours')
})

test('says when something goes on, also when that is overdue', () => {
  expect(berlin.until('2026-11-20T12:05:00Z', NOW)).toBe('in 5 minutes')
  expect(berlin.until('2026-11-20T12:00:09Z', NOW)).toBe('in a moment')
  expect(berlin.until('2026-11-20T11:00:00Z', NOW)).toBe('in a moment')
})

test("says the exact time in the account's zone, with the zone, in summer and in winter", () => {
  expect(berlin.exact('2026-11-20T09:30:00Z')).toBe('20 Nov 2026, 10:30 CET')
  expect(berlin.exact('2026-07-01T09:30:00Z')).toBe('1 Jul 2026, 11:30 CEST')
  expect(timesIn('America/New_York', 'en-US').exact('2026-11-20T03:30:00Z')).toMatch(
    /^Nov 19, 2026, 10:30\sPM EST$/,
  )
})

test('keeps a day of the account that day, wherever the account is', () => {
  expect(timesIn('Pacific/Honolulu').day('2026-11-20')).toBe('20 Nov')
  expect(timesIn('Pacific/Auckland').day('2026-11-20')).toBe('20 Nov')
})

test('falls back to UTC, and says so, where the zone has no known name', () => {
  expect(timesIn('Mars/Olympus').exact('2026-11-20T09:30:00Z')).toBe('20 Nov 2026, 09:30 UTC')
})

test('shows what is no time as it came', () => {
  expect(berlin.ago('soon', NOW)).toBe('soon')
  expect(berlin.exact('soon')).toBe('soon')
})
