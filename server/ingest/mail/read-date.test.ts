// The promises about dates in mail headers: every spelling in use is read, and nothing is guessed.
import { expect, test } from 'vitest'
import { readMailDate } from './read-date.ts'

test.each([
  ['Fri, 20 Nov 2026 09:30:00 +0100', '2026-11-20T08:30:00.000Z'],
  ['20 Nov 26 09:30 EST (Eastern)', '2026-11-20T14:30:00.000Z'],
  ['Fri, 20-Nov-2026 9:30:05 GMT', '2026-11-20T09:30:05.000Z'],
  ['Tue, 30 Jun 2015 23:59:60 +0000', '2015-06-30T23:59:59.000Z'],
  ['2026-11-20T09:30:00+01:00', '2026-11-20T08:30:00.000Z'],
])('%s is read', (date, utc) => {
  expect(readMailDate(date)).toBe(utc)
})

test.each([
  '',
  'yesterday',
  'Fri, 20 Nov 2026 09:30:00',
  'Fri, 20 Nov 2026 09:30:00 XYZ',
  '31 Feb 2026 09:30:00 +0000',
  '20 Nov 1926 09:30:00 +0000',
])('%j is no moment', (date) => {
  expect(readMailDate(date)).toBeNull()
})
