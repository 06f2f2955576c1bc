// The promise that people install Logbook for: each activity is in HubSpot once, however often and however roughly it came in.
import { expect, test } from 'vitest'
import { expectedAssociations, inBatches, mailsTo, plantCrowd } from '../support/crowd.ts'
import { startWorld, type World } from '../support/world.ts'

/** The number of each mail in HubSpot with its associations, read from the simulator's own data. */
function mailsInHubSpot({ hubspot }: World) {
  return hubspot
    .engagements('emails')
    .map(({ properties, associations: { contacts, companies, deals } }) => ({
      index: Number(/Mail (\d+)$/.exec(properties.hs_email_subject ?? '')?.[1]),
      associations: { contacts, companies, deals: deals.toSorted() },
    }))
    .toSorted((a, b) => a.index - b.index)
}

// M8, M19, M20, M54
test('a thousand events in ten batches are written once each, rightly associated, in few calls and without a 429', async () => {
  const world = await startWorld()
  const people = plantCrowd(world.hubspot, 300)
  const before = world.simulator.calls.length
  for (const batch of inBatches(mailsTo(people, 1_000), 100)) await world.sendBatch(batch)
  await world.settled()

  const expected = Array.from({ length: 1_000 }, (_, index) => ({
    index,
    associations: expectedAssociations(people, index),
  }))
  expect(mailsInHubSpot(world)).toEqual(expected)
  const calls = world.simulator.calls.slice(before)
  expect(calls.filter(({ status }) => status === 429)).toEqual([])
  expect(calls.length / 1_000).toBeLessThanOrEqual(0.1)
})

test('the same batch sent again, in another order, by two senders at once, changes nothing', async () => {
  const world = await startWorld()
  const mails = mailsTo(plantCrowd(world.hubspot, 30), 100)
  await world.sendBatch(mails)
  await world.settled()
  const before = mailsInHubSpot(world)
  const again = await Promise.all([world.sendBatch(mails.toReversed()), world.sendBatch(mails)])
  await world.settled()
  expect(again.map(({ duplicates }) => duplicates)).toEqual([100, 100])
  expect(mailsInHubSpot(world)).toEqual(before)
})

test('two senders who report the same new mails at once make one engagement of each', async () => {
  const world = await startWorld()
  const mails = mailsTo(plantCrowd(world.hubspot, 30), 100)
  await Promise.all([world.sendBatch(mails.toReversed()), world.sendBatch(mails)])
  await world.settled()
  expect(mailsInHubSpot(world).map(({ index }) => index)).toEqual(mails.map((_, index) => index))
})

const tiers = ['unique', 'plain', 'none'] as const

test.each(tiers)('an answer lost after HubSpot wrote is read back, not repeated (%s key)', async (tier) => {
  const rules = { engagementKeyTier: { emails: tier, notes: tier } }
  const world = await startWorld({ simulator: { rules } })
  const mails = mailsTo(plantCrowd(world.hubspot, 30), 50)
  world.simulator.faults.order({
    match: { path: /emails\/batch\/create/ },
    times: 1,
    fault: { kind: 'cut_after_writing' },
  })
  await world.sendBatch(mails)
  await world.settled()
  expect(mailsInHubSpot(world).map(({ index }) => index)).toEqual(mails.map((_, index) => index))
  expect((await world.event('mail-7')).reason).toBe('found_written')
})

test('a call that HubSpot never answers is tried again only once it has certainly ended', async () => {
  const world = await startWorld()
  world.simulator.faults.order({
    match: { path: /emails\/batch\/create/ },
    times: 1,
    fault: { kind: 'slow', ms: 1_500 },
  })
  await world.sendBatch(mailsTo(plantCrowd(world.hubspot, 10), 10))
  await world.settled()
  expect(mailsInHubSpot(world)).toHaveLength(10)
})
