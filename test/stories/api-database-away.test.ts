// A database that goes away and comes back: the sender is told to try again, and nothing is lost or doubled by it.
import { connect, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../server/store/database.ts'
import { openCards } from '../support/cards.ts'
import { createTestDatabase } from '../support/database.ts'
import { anEmailSent } from '../support/events.ts'
import { startWorld } from '../support/world.ts'

const mail = (id: string) => anEmailSent({ id })

type Door = { url: string; shut(): void; open(): Promise<void> }

/** A way to the database that can be cut. */
async function doorTo(databaseUrl: string): Promise<Door> {
  const { hostname, port } = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const door = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const socket of [near, far]) sockets.add(socket.on('error', () => {}))
    near.pipe(far).pipe(near)
  })
  const listen = (at: number) => new Promise<void>((resolve) => door.listen(at, '127.0.0.1', resolve))
  await listen(0)
  const url = new URL(databaseUrl)
  const address = door.address()
  url.host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const shut = () => {
    door.close()
    for (const socket of sockets) socket.destroy()
    sockets.clear()
  }
  onTestFinished(shut)
  return { url: url.href, shut, open: () => listen(Number(url.port)) }
}

/** A database, and a world that reaches it through a door. */
async function startWorldBehindDoor() {
  const database = await createTestDatabase()
  onTestFinished(database.drop)
  const door = await doorTo(database.url)
  return { door, database, world: await startWorld({ logbook: { databaseUrl: door.url } }) }
}

// G33, N6
test('while the database is away every answer is a 503 with the time to wait; once it is back, all goes on', async () => {
  const { world, door } = await startWorldBehindDoor()
  await world.send(mail('before'))
  door.shut()
  const refused = await world.send(mail('during'))
  expect(refused).toMatchObject({ status: 503, code: 'unavailable' })
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
  for (const path of ['/healthz', '/v1/events']) expect((await world.request(path)).status).toBe(503)
  await door.open()
  await expect.poll(async () => (await world.send(mail('during'))).status, { timeout: 30_000 }).toBe(202)
  await world.settled()
  expect(world.hubspot.engagements('emails')).toHaveLength(2)
})

// G33, N6
test('an event whose keeping is cut in the middle is answered with 503, and is logged once when it is sent again', async () => {
  const { world, door, database } = await startWorldBehindDoor()
  const direct = openDatabase(database.url)
  onTestFinished(() => direct.destroy())
  const lock = await direct.transaction()
  await lock.raw('lock table event_contents in exclusive mode')
  const sending = world.send(mail('e-1'))
  const waiting = () =>
    direct('pg_stat_activity').where({
      wait_event_type: 'Lock',
      datname: new URL(database.url).pathname.slice(1),
    })
  await expect.poll(async () => (await waiting()).length, { interval: 10 }).toBeGreaterThan(0)
  door.shut()
  expect(await sending).toMatchObject({ status: 503, code: 'unavailable' })
  await lock.rollback()
  await door.open()
  await expect.poll(async () => (await world.send(mail('e-1'))).status, { timeout: 30_000 }).toBe(202)
  await world.settled()
  expect(world.hubspot.engagements('emails')).toHaveLength(1)
})

// G33
test('an event is accepted even when nobody can be woken to log it; the next sweep finds it', async () => {
  const world = await startWorld()
  const { db } = world.logbook
  await db.raw('alter schema pgboss rename to pgboss_away')
  expect(await world.send(mail('e-1'))).toMatchObject({ status: 202, accepted: 1 })
  await db.raw('alter schema pgboss_away rename to pgboss')
  await world.settled()
  expect(world.hubspot.engagements('emails')).toHaveLength(1)
})

// G27
test('while the database is away a card says that nothing is lost, in words for people', async () => {
  const { door, world } = await startWorldBehindDoor()
  door.shut()
  const { status, text } = await openCards(world).ask('/cards/v1/home')
  expect(status).toBe(503)
  expect(JSON.parse(text)).toMatchObject({
    code: 'not_now',
    detail: expect.stringContaining('Nothing is lost'),
  })
  await door.open()
  await expect
    .poll(async () => (await openCards(world).ask('/cards/v1/home')).status, { timeout: 15_000 })
    .toBe(200)
})
