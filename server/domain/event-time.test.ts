// Which spellings of a moment are understood, and that none is ever guessed.
import { expect, test } from 'vitest'
import { toUtc } from './event-time.ts'

test.each([
  ['2026-11-20T09:30:00Z', '2026-11-20T09:30:00.000Z'],
  ['2026-11-20T09:30:00+01:00', '2026-11-20T08:30:00.000Z'],
  ['2026-11-20T09:30:00-05:00', '2026-11-20T14:30:00.000Z'],
  ['2026-11-20T09:30:00+0530', '2026-11-20T04:00:00.000Z'],
  ['2026-11-20T09:30:00+05:45', '2026-11-20T03:45:00.000Z'],
  ['2026-11-20T09:30:00-00:00', '2026-11-20T09:30:00.000Z'],
  ['2026-11-20t09:30:00z', '2026-11-20T09:30:00.000Z'],
  ['2026-11-20 09:30:00+01:00', '2026-11-20T08:30:00.000Z'],
  ['2026-11-20T09:30Z', '2026-11-20T09:30:00.000Z'],
  ['2026-11-20T09:30:00.5Z', '2026-11-20T09:30:00.500Z'],
  ['2026-11-20T09:30:00.123456789Z', '2026-11-20T09:30:00.123Z'],
  [' 2026-11-20T09:30:00Z ', '2026-11-20T09:30:00.000Z'],
  ['2026-12-31T23:30:00-01:00', '2027-01-01T00:30:00.000Z'],
  ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00.000Z'],
  [1_795_163_400_000, '2026-11-20T08:30:00.000Z'],
])('%j is the moment %s', (spelling, utc) => {
  expect(toUtc(spelling)).toBe(utc)
})

test.each([
  ['a local time without an offset', '2026-11-20T09:30:00'],
  ['a local time with a space', '2026-11-20 09:30:00'],
  ['a day without a time', '2026-11-20'],
  ['an offset without minutes', '2026-11-20T09:30:00+01'],
  ['an offset of more than a day', '2026-11-20T09:30:00+25:00'],
  ['a name of a zone', '2026-11-20T09:30:00 CET'],
  ['the date of a mail header', 'Fri, 20 Nov 2026 09:30:00 +0100'],
  ['a month that does not exist', '2026-13-01T09:30:00Z'],
  ['a day that no month has', '2026-11-32T09:30:00Z'],
  ['an hour that does not exist', '2026-11-20T25:00:00Z'],
  ['an hour of one digit', '2026-11-20T9:30:00Z'],
  ['a comma before the fraction', '2026-11-20T09:30:00,5Z'],
  ['digits of another script', '٢٠٢٦-11-20T09:30:00Z'],
  ['epoch milliseconds in quotes', '1795163400000'],
  ['words', 'yesterday'],
  ['nothing', ''],
  ['a day that this month does not have', '2026-02-30T09:30:00Z'],
  ['a leap day of another year', '2026-02-29T09:30:00Z'],
  ['the hour after the last', '2026-11-20T24:00:00Z'],
  ['a moment before any mail', '1969-12-31T23:59:59Z'],
  ['epoch seconds, which would be 1970', 1_795_163_400],
  ['a negative number', -1],
  ['no number', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a number beyond all dates', 8.64e15 + 1],
])('%s is refused', (_what, spelling) => {
  expect(toUtc(spelling)).toBeNull()
})

const MOMENTS = Array.from(
  { length: 200 },
  (_, index) => 700_000_000_000 + ((index * 97_003_000_123) % 3_000_000_000_000),
)

test('every spelling of one moment is the same moment', () => {
  for (const epochMs of MOMENTS) {
    const utc = new Date(epochMs).toISOString()
    const inMumbai = new Date(epochMs + 5.5 * 3_600_000).toISOString().slice(0, -1)
    const spellings = [utc, epochMs, utc.replace('T', ' '), `${inMumbai}+05:30`, `${inMumbai}+0530`]
    expect(spellings.map(toUtc)).toEqual(spellings.map(() => utc))
  }
})

test('a moment that was read once reads the same again', () => {
  for (const epochMs of MOMENTS) {
    const utc = toUtc(epochMs) ?? ''
    expect(toUtc(utc)).toBe(utc)
  }
})
