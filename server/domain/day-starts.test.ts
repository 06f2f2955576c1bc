// The days of an account as its calendar has them, also where clocks change and offsets are odd.
import { expect, test } from 'vitest'
import { lastDays } from './day-starts.ts'

const NOW = new Date('2026-11-22T02:20:00Z')
const startsIn = (zone: string, now = NOW) =>
  lastDays(zone, now, 1).map(({ startsAt }) => startsAt.toISOString())

test.each([
  ['UTC', '2026-11-22T00:00:00.000Z'],
  ['Europe/Berlin', '2026-11-21T23:00:00.000Z'],
  ['America/Los_Angeles', '2026-11-21T08:00:00.000Z'],
  ['Asia/Kolkata', '2026-11-21T18:30:00.000Z'],
  ['Asia/Kathmandu', '2026-11-21T18:15:00.000Z'],
  ['Pacific/Chatham', '2026-11-21T10:15:00.000Z'],
  ['Pacific/Kiritimati', '2026-11-21T10:00:00.000Z'],
  ['Pacific/Pago_Pago', '2026-11-21T11:00:00.000Z'],
])('today in %s began at %s', (zone, start) => {
  expect(startsIn(zone)).toEqual([start])
})

test('a zone that nobody knows has the days of UTC', () => {
  expect(startsIn('Mars/Olympus')).toEqual(startsIn('UTC'))
})

test.each([
  ['America/New_York', '2026-11-05T12:00:00Z'],
  ['America/New_York', '2026-03-12T12:00:00Z'],
  ['Africa/Cairo', '2026-05-03T12:00:00Z'],
  ['Asia/Beirut', '2026-04-03T12:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-10T12:00:00Z'],
])('in %s around %s each day begins with its first moment', (zone, now) => {
  const there = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  const days = lastDays(zone, new Date(now), 30)
  expect(new Set(days.map(({ name }) => name)).size).toBe(30)
  for (const { name, startsAt } of days) {
    expect(there.format(startsAt)).toBe(name)
    expect(there.format(new Date(startsAt.getTime() - 1)) < name).toBe(true)
  }
})
