// How a call waits for its turn, on a clock that can freeze.
import { expect, test } from 'vitest'
import { takeTurn } from './turns.ts'

type Delays = { answerMs?: number[]; lateMs?: number[] }

/** Each reservation waits 100 ms; its answer and its sleep take longer by these, in turn. */
async function turnWith({ answerMs = [], lateMs = [] }: Delays) {
  let now = 0
  const reserved: boolean[] = []
  await takeTurn({
    reserve(isAgain) {
      now += answerMs[reserved.length] ?? 0
      reserved.push(isAgain)
      return Promise.resolve(100)
    },
    sleep(ms) {
      now += ms + (lateMs[reserved.length - 1] ?? 0)
      return Promise.resolve()
    },
    startWatch() {
      const since = now
      return () => now - since
    },
  })
  return { now, reserved }
}

test('a call that wakes in time goes, after one reservation', async () => {
  expect(await turnWith({})).toEqual({ now: 100, reserved: [false] })
  expect(await turnWith({ lateMs: [250], answerMs: [2_000] })).toEqual({ now: 2_350, reserved: [false] })
})

test('a call that was frozen while it slept queues up again, and is counted once', async () => {
  expect(await turnWith({ lateMs: [5_000] })).toEqual({ now: 5_200, reserved: [false, true] })
})

test('a call that was frozen while it reserved queues up again', async () => {
  expect((await turnWith({ answerMs: [5_000] })).reserved).toEqual([false, true])
})

test('a call that is frozen again and again queues up each time', async () => {
  expect((await turnWith({ lateMs: [5_000, 60_000, 5_000] })).reserved).toHaveLength(4)
})

test('on a machine that is always late a call goes in the end', async () => {
  const always = Array.from({ length: 20 }, () => 3_000)
  expect((await turnWith({ lateMs: always, answerMs: always })).reserved).toHaveLength(5)
})
