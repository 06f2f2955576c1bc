// What several workers on one database owe HubSpot and the account: its limit is kept by all together, and no account waits for a dead worker.
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { saveCallCap } from '../../server/store/accounts.ts'
import { acquireLease, checkFence } from '../../server/store/drains.ts'
import type { Call } from '../../simulator/control/calls.ts'
import { inBatches, mailsTo, plantCrowd } from '../support/crowd.ts'
import { anEmailSent } from '../support/events.ts'
import { startWorkerProcess } from '../support/server-process.ts'
import { startWorld, type World } from '../support/world.ts'

const startWorkers = (world: World, count: number) =>
  Promise.all(Array.from({ length: count }, () => startWorkerProcess(world)))

/** The most calls that stand in any window of so many milliseconds. */
function mostWithin(calls: readonly Call[], ms: number): number {
  const times = calls.map(({ at }) => at).toSorted((a, b) => a - b)
  return Math.max(0, ...times.map((start, i) => times.slice(i).filter((at) => at < start + ms).length))
}

test('three workers together keep an account within its limit, and hear no 429', async () => {
  const world = await startWorld({ drains: false })
  const notesBefore = world.hubspot.engagements('notes').length
  const mails = mailsTo(plantCrowd(world.hubspot, 400), 2_400)
  const mixed = mails.map((mail, index) => (index % 2 === 0 ? mail : { ...mail, type: 'email.opened' }))
  await startWorkers(world, 3)
  // As an account fares on a busy day: something is due at any moment, and drains come and go between the workers.
  for (const batch of inBatches(mixed, 15)) {
    await world.sendBatch(batch)
    await delay(40)
  }
  await world.settled()

  expect(world.hubspot.engagements('emails')).toHaveLength(1_200)
  expect(world.hubspot.engagements('notes').slice(notesBefore)).toHaveLength(1_200)
  const { calls } = world.simulator
  const most = mostWithin(
    calls.filter(({ policy }) => policy === 'core'),
    10_000,
  )
  expect(most).toBeGreaterThan(40)
  expect(most).toBeLessThanOrEqual(110)
  expect(calls.filter(({ status }) => status === 429)).toEqual([])
})

test("a killed worker's account is taken over within two seconds", async () => {
  const world = await startWorld({ drains: false, simulator: { latencyMs: 100 } })
  const { db } = world.logbook
  // The time a silent worker keeps an account is a setting: half a second here, twelve as delivered.
  const first = await startWorkerProcess(world, { LEASE_SECONDS: '0.5' })
  for (const batch of inBatches(mailsTo(plantCrowd(world.hubspot, 60), 1_000), 500))
    await world.sendBatch(batch)
  await expect
    .poll(() => world.hubspot.engagements('emails').length, { timeout: 30_000, interval: 5 })
    .toBeGreaterThan(0)
  const ownerOf = async (): Promise<string | null> => (await db('drains').first('lease_owner'))?.lease_owner
  const dead = await ownerOf()
  await startWorkerProcess(world)
  await first.kill()
  const killedAt = performance.now()
  await expect.poll(ownerOf, { timeout: 30_000, interval: 10 }).not.toBe(dead)
  expect(performance.now() - killedAt).toBeLessThan(2_000)

  await world.settled()
  expect(world.hubspot.engagements('emails')).toHaveLength(1_000)
})

test('a worker frozen in the middle of its bookkeeping does not keep the account', async () => {
  const world = await startWorld()
  const { db } = world.logbook
  const lease = await vi.waitUntil(() => acquireLease(db, world.hubspot.portalId, 'frozen', 500))
  const thaw = Promise.withResolvers<void>()
  const frozen = db.transaction(async (trx) => {
    await checkFence(trx, lease)
    await thaw.promise
  })
  await world.send(anEmailSent())
  await world.settled()
  expect(world.hubspot.engagements('emails')).toHaveLength(1)
  thaw.resolve()
  await expect(frozen).rejects.toThrow()
})

// M53, G12
test('a thawed worker queues up again, and does not send at once all calls whose turns passed while it was frozen', async () => {
  const world = await startWorld({ drains: false })
  const { db } = world.logbook
  const { hubspot, simulator } = world
  // Four calls a second, so that the turns of one claim reach far ahead.
  await saveCallCap(db, hubspot.portalId, 40)
  await world.sendBatch(mailsTo(plantCrowd(hubspot, 400), 400))
  const reservedAhead = async () => {
    const row = await db('pacing')
      .where({ portal_id: hubspot.portalId, bucket: 'core' })
      .first(db.raw('extract(epoch from next_at - clock_timestamp()) as seconds'))
    return Number(row?.seconds ?? 0)
  }
  const worker = await startWorkerProcess(world)
  await expect.poll(reservedAhead, { timeout: 30_000, interval: 20 }).toBeGreaterThan(4)
  worker.stall()
  await expect.poll(reservedAhead, { timeout: 30_000, interval: 100 }).toBeLessThan(0)
  const before = simulator.calls.length
  worker.resume()
  const sinceThaw = () => simulator.calls.slice(before).filter(({ policy }) => policy === 'core')
  await expect.poll(() => sinceThaw().length, { timeout: 30_000, interval: 20 }).toBeGreaterThanOrEqual(12)
  // Five at once after a quiet time, and four more within the second that follows.
  expect(mostWithin(sinceThaw(), 1_000)).toBeLessThanOrEqual(10)

  await saveCallCap(db, hubspot.portalId, null)
  await world.settled()
  expect(hubspot.engagements('emails')).toHaveLength(400)
}, 60_000)
