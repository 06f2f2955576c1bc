// Medians out of a scale of steps.
import { expect, test } from 'vitest'
import { delayWithin, secondsOfStep } from './delay.ts'

const stepOf = (seconds: number) => Math.round(4 * Math.log2(seconds))

test.each([0.05, 0.4, 1, 3, 60, 3_600, 86_400])('%d s is told to within a tenth', (seconds) => {
  expect(Math.abs(secondsOfStep(stepOf(seconds)) - seconds) / seconds).toBeLessThan(0.1)
})

test('half of all are done within the median, and a few late ones show at the end only', () => {
  const steps = [
    { step: stepOf(3_600), events: 6 },
    { step: stepOf(2), events: 94 },
  ]
  expect(delayWithin(steps, 0.5)).toBeCloseTo(2)
  expect(delayWithin(steps, 0.94)).toBeCloseTo(2)
  expect(delayWithin(steps, 0.95)).toBeGreaterThan(3_000)
  expect(delayWithin([], 0.5)).toBeNull()
})
