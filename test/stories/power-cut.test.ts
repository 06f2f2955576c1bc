// What a killed server costs: nothing lost, nothing doubled. The server is a real process, the database and HubSpot go on.
import { expect, test } from 'vitest'
import { mailsTo, plantCrowd } from '../support/crowd.ts'
import { startServerProcess } from '../support/server-process.ts'
import { startWorld, type World } from '../support/world.ts'

const subjects = ({ hubspot }: World) =>
  hubspot
    .engagements('emails')
    .map(({ properties }) => properties.hs_email_subject)
    .toSorted()
const expected = (count: number) =>
  Array.from({ length: count }, (_, index) => `Sent (New): Mail ${index}`).toSorted()

test('a server killed right after it accepted events loses none of them', async () => {
  const world = await startWorld({ drains: false })
  const server = await startServerProcess(world)
  const { status } = await server.sendBatch(mailsTo(plantCrowd(world.hubspot, 30), 100))
  await server.kill()
  expect(status).toBe(202)

  await startServerProcess(world)
  await world.settled()
  expect(subjects(world)).toEqual(expected(100))
})

test('a server killed in the middle of writing doubles nothing', async () => {
  const world = await startWorld({ drains: false })
  const server = await startServerProcess(world)
  await server.sendBatch(mailsTo(plantCrowd(world.hubspot, 100), 1_000))
  await expect
    .poll(() => world.hubspot.engagements('emails').length, { timeout: 30_000, interval: 5 })
    .toBeGreaterThan(0)
  await server.kill()
  expect(world.hubspot.engagements('emails').length).toBeLessThan(1_000)

  await startServerProcess(world)
  await world.settled()
  expect(subjects(world)).toEqual(expected(1_000))
})

test('a server asked to stop finishes what it has begun and leaves the rest for the next', async () => {
  const world = await startWorld({ drains: false })
  const server = await startServerProcess(world)
  await server.sendBatch(mailsTo(plantCrowd(world.hubspot, 100), 300))
  expect(await server.stop()).toBe(0)
  const { n } =
    (await world.logbook.db('events').count({ n: '*' }).whereIn('state', ['queued', 'writing']))[0] ?? {}
  expect(n).toBe('0')

  await startServerProcess(world)
  await world.settled()
  expect(subjects(world)).toEqual(expected(300))
})
