// Which claims of a drain may overlap, and which must wait.
import { expect, test } from 'vitest'
import { anEmailSent, SOURCE } from '../domain/testing/an-event.ts'
import type { Claim } from '../store/claims.ts'
import { createClaimsUnderWay } from './claims-under-way.ts'

test('the next claim may be taken while one is on its way, once its people are there', async () => {
  const claims = createClaimsUnderWay()
  const [first, second] = [aWork(), aWork()]
  const start = claims.start(aClaim('<a@x>'), first.start)
  expect(await isOver(start)).toBe(false)
  first.decide()
  await start
  second.decide()
  await claims.start(aClaim('<b@x>'), second.start)
  expect(second.isStarted()).toBe(true)
})

test('a claim that shares an engagement waits for its books', async () => {
  const claims = createClaimsUnderWay()
  const [first, second] = [aWork(), aWork()]
  first.decide()
  await claims.start(aClaim('<a@x>'), first.start)
  const start = claims.start(aClaim('<a@x>'), second.start)
  expect(await isOver(start)).toBe(false)
  expect(second.isStarted()).toBe(false)
  first.settle()
  second.decide()
  await start
  expect(second.isStarted()).toBe(true)
})

test('three are under way at most', async () => {
  const claims = createClaimsUnderWay()
  const works = [aWork(), aWork(), aWork()]
  for (const work of works) work.decide()
  await claims.start(aClaim('<a@x>'), works[0]?.start ?? fail)
  await claims.start(aClaim('<b@x>'), works[1]?.start ?? fail)
  const third = claims.start(aClaim('<c@x>'), works[2]?.start ?? fail)
  expect(await isOver(third)).toBe(false)
  works[1]?.settle()
  await third
})

test('without a backlog nothing overlaps: what comes meanwhile fills the next batch', async () => {
  const claims = createClaimsUnderWay()
  const work = aWork()
  work.decide()
  const start = claims.start({ ...aClaim('<a@x>'), hasMore: false }, work.start)
  expect(await isOver(start)).toBe(false)
  work.settle()
  await start
})

test('whoever waits next learns that one broke off, after the others have ended', async () => {
  const claims = createClaimsUnderWay()
  const [first, second] = [aWork(), aWork()]
  first.decide()
  second.decide()
  await claims.start(aClaim('<a@x>'), first.start)
  await claims.start(aClaim('<b@x>'), second.start)
  first.fail(new Error('the lease is lost'))
  const end = claims.ended()
  end.catch(() => {})
  expect(await isOver(end)).toBe(false)
  second.settle()
  await expect(end).rejects.toThrow('the lease is lost')
})

function aClaim(messageId: string): Claim {
  const event = anEmailSent({ message: { message_id: messageId } })
  return {
    events: [
      {
        ...{ eventId: messageId, sourceId: SOURCE, event, leftOut: null },
        ...{ attempts: 0, firstAttemptAt: null, receivedAt: new Date() },
      },
    ],
    hasMore: true,
  }
}

function aWork() {
  const decided = Promise.withResolvers<void>()
  const settled = Promise.withResolvers<void>()
  let started = false
  return {
    start() {
      started = true
      return { decided: decided.promise, settled: settled.promise }
    },
    isStarted: () => started,
    decide: () => decided.resolve(),
    settle: () => settled.resolve(),
    fail: (error: Error) => settled.reject(error),
  }
}

function fail(): never {
  throw new Error('There is no such work.')
}

/** Whether a promise is settled once everything that can happen now has happened. */
async function isOver(promise: Promise<unknown>): Promise<boolean> {
  const later = new Promise((resolve) => setImmediate(() => resolve('waiting')))
  return (await Promise.race([promise.then(() => 'over'), later])) === 'over'
}
