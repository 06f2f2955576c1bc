import { expect, test } from 'vitest'
import { nextLookIn } from './pace.ts'

test('looks soon, then every 5 s, calmer after a minute, and stops after five', () => {
  expect(nextLookIn({ watchedMs: 0, failures: 0, pace: 'calm' })).toBe(1_500)
  expect(nextLookIn({ watchedMs: 1_500, failures: 0, pace: 'calm' })).toBe(5_000)
  expect(nextLookIn({ watchedMs: 60_000, failures: 0, pace: 'calm' })).toBe(20_000)
  expect(nextLookIn({ watchedMs: 300_000, failures: 0, pace: 'calm' })).toBeNull()
})

test('waits longer with each failure, and never more than a minute', () => {
  expect(
    [1, 2, 3, 4, 10].map((failures) => nextLookIn({ watchedMs: 1_500, failures, pace: 'calm' })),
  ).toEqual([10_000, 20_000, 40_000, 60_000, 60_000])
})

test('asks for what is dear to make every 20 s from the start', () => {
  expect(nextLookIn({ watchedMs: 0, failures: 0, pace: 'calmer' })).toBe(20_000)
})
