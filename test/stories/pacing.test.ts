// HubSpot's limit is shared by everything that asks an account, and an account may be asked for less.
import { expect, test } from 'vitest'
import { saveCallCap } from '../../server/store/accounts.ts'
import { reserveCall } from '../../server/store/pacing.ts'
import { mailsTo, plantCrowd } from '../support/crowd.ts'
import { startWorld } from '../support/world.ts'

const PACE = { intervalMs: 95, burst: 4 }

test('callers that come at once are given their turns one after the other, whichever process they are in', async () => {
  const { logbook, hubspot } = await startWorld()
  const before = Date.now()
  const waits = await Promise.all(
    Array.from({ length: 60 }, () => reserveCall(logbook.db, hubspot.portalId, 'a story', PACE)),
  )
  const last = Math.max(...waits) + (Date.now() - before)
  expect(last).toBeGreaterThanOrEqual((60 - 1 - PACE.burst) * PACE.intervalMs - 5)
  expect(new Set(waits.filter((wait) => wait > 0).map(Math.round)).size).toBeGreaterThan(50)
})

// M52, M53
test('an account’s own cap slows its calls down, and those of no other account', async () => {
  const { logbook, hubspot } = await startWorld()
  await saveCallCap(logbook.db, hubspot.portalId, 40)
  const wait = async (portalId: string) => {
    const waits = []
    for (let i = 0; i < 10; i += 1) waits.push(await reserveCall(logbook.db, portalId, 'a story', PACE))
    return waits.at(-1) ?? 0
  }
  expect(await wait(hubspot.portalId)).toBeGreaterThan(1_000)
  expect(await wait('47110816')).toBeLessThan(600)
})

test('what HubSpot was asked is counted by the hour, refusals apart', async () => {
  const world = await startWorld()
  const fault = { kind: 'status' as const, status: 429, headers: { 'retry-after': '1' } }
  world.simulator.faults.order({ match: { path: /batch\/create/ }, times: 1, fault })
  const before = world.simulator.calls.length
  await world.sendBatch(mailsTo(plantCrowd(world.hubspot, 5), 5))
  await world.settled()
  const core = await world.logbook
    .db('hubspot_usage')
    .where('bucket', 'core')
    .sum({ calls: 'calls', refused: 'refused' })
    .first()
  const counted = world.simulator.calls
    .slice(before)
    .filter(({ policy, portalId }) => policy === 'core' && portalId)
  expect(core).toMatchObject({ calls: String(counted.length), refused: '1' })
})
