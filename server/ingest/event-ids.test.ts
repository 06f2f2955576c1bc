// The ids of events tell the order of arrival.
import { expect, test } from 'vitest'
import { createEventIds } from './event-ids.ts'

const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('an id is a UUIDv7 of the moment it was made for', () => {
  const id = createEventIds()(new Date('2026-11-20T09:30:00.123Z'))
  expect(id).toMatch(UUID_7)
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-11-20T09:30:00.123Z'))
})

test('ids only ever grow: thousands in one millisecond, and when the clock is set back', () => {
  const newEventId = createEventIds()
  const moment = Date.parse('2026-11-20T09:30:00Z')
  const moments = [
    ...Array(10_000).fill(moment),
    moment - 60_000,
    moment - 60_000,
    moment + 1,
    moment + 60_000,
  ]
  const ids = moments.map((at) => newEventId(new Date(at)))
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(UUID_7)
})

test('two processes that make ids at the same moment never make the same', () => {
  const at = new Date()
  expect(createEventIds()(at)).not.toBe(createEventIds()(at))
})
