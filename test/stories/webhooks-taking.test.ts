// What HubSpot sends is taken in at once, each item by itself; what it did not sign, or not for us, is not.
import { expect, test } from 'vitest'
import { anEmailSent, aReplyByMember, contactOf, JANE } from '../support/events.ts'
import { anItem, deliver, type Forgery, startHearingWorld } from '../support/webhooks.ts'
import { startWorld, type World } from '../support/world.ts'

const news = ({ logbook }: World) => logbook.db('hubspot_news').pluck('news_key')

// HubSpot: request validation v3
test('a delivery that HubSpot did not sign for us just now is refused, and nothing of it is kept', async () => {
  const world = await startWorld({ drains: false })
  const forgeries: Record<string, Forgery> = {
    'without a signature': { headers: { 'x-hubspot-signature-v3': '' } },
    'signed with another secret': { secret: 'simulator-client-secret2' },
    'signed for another time': { headers: { 'x-hubspot-request-timestamp': String(Date.now() + 5_000) } },
    'signed for another address': { signedPath: '/webhooks/hubspot?portal=1' },
    'replayed after more than five minutes': { at: Date.now() - 301_000 },
    'from the future': { at: Date.now() + 400_000 },
    'signed at no time at all': { headers: { 'x-hubspot-request-timestamp': 'now' } },
  }
  const answers = Object.entries(forgeries).map(async ([how, forgery]) => {
    const { status } = await deliver(world, [anItem(world)], forgery)
    return [how, status]
  })
  expect(await Promise.all(answers)).toEqual(Object.keys(forgeries).map((how) => [how, 401]))
  expect(await news(world)).toEqual([])
})

test('a delivery whose body was changed on the way is refused', async () => {
  const world = await startHearingWorld({ drains: false })
  world.hubspot.archiveRecord('contacts', contactOf(world.hubspot, JANE)?.id ?? '')
  await world.simulator.webhooks.idle()
  expect(await news(world)).toHaveLength(1)
  expect((await deliver(world, [anItem(world)], { sentBody: '[]' })).status).toBe(401)
})

test('a delivery replayed in time changes nothing: it is known already', async () => {
  const world = await startWorld({ drains: false })
  const body = [anItem(world)]
  const at = Date.now()
  expect(await deliver(world, body, { at })).toMatchObject({
    status: 200,
    reception: { taken: 1, repeats: 0 },
  })
  expect(await deliver(world, body, { at })).toMatchObject({
    status: 200,
    reception: { taken: 0, repeats: 1 },
  })
  expect(await news(world)).toHaveLength(1)
})

test('a body that is too large, or packed, or no list, is refused', async () => {
  const world = await startWorld({ drains: false })
  const large = [anItem(world, { propertyValue: 'x'.repeat(2_200_000) })]
  expect((await deliver(world, large)).status).toBe(413)
  expect((await deliver(world, [anItem(world)], { headers: { 'content-encoding': 'gzip' } })).status).toBe(
    415,
  )
  for (const body of ['{}', 'null', '[', '', '"x"']) expect((await deliver(world, body)).status).toBe(400)
})

test('among a hundred items one odd one harms no other', async () => {
  const world = await startWorld({ drains: false })
  const items = Array.from({ length: 100 }, (_, index) =>
    anItem(world, { eventId: index, objectId: index + 1 }),
  )
  const mixed = items.map((item, index) =>
    index === 40 ? { ...item, objectId: 'none', mergedObjectIds: 7 } : item,
  )
  expect(await deliver(world, mixed)).toMatchObject({ status: 200, reception: { taken: 99, odd: 1 } })
  expect(await news(world)).toHaveLength(99)
})

test('items of another app, of accounts we do not know, and of no concern are counted and dropped', async () => {
  const world = await startWorld({ drains: false })
  const items = [
    anItem(world, { appId: 4343 }),
    anItem(world, { portalId: 999_999 }),
    anItem(world, { objectTypeId: '0-14' }),
    null,
    anItem(world),
  ]
  const { reception } = await deliver(world, items)
  expect(reception).toEqual({ taken: 1, repeats: 0, foreign: 1, strangers: 1, unasked: 1, odd: 1 })
  expect(await news(world)).toHaveLength(1)
  expect(world.logs.some((line) => line.includes('"foreign":1'))).toBe(true)
})

test('HubSpot is answered at once, however slow the work is', async () => {
  const world = await startHearingWorld()
  await world.send(anEmailSent())
  await world.settled()
  const { db } = world.logbook
  const jane = contactOf(world.hubspot, JANE)?.id ?? ''
  const other = world.hubspot.createRecord('contacts', { email: 'jane.cooper@acme.example' }).id
  const lock = await db.transaction()
  // Whoever follows a merge has to wait for the account's drain.
  await lock('drains').select().forUpdate()
  world.hubspot.mergeContacts(other, jane, false)
  await world.simulator.webhooks.idle()
  expect(world.simulator.webhooks.deliveries.every(({ status }) => status === 200)).toBe(true)
  expect(await db('record_merges')).toEqual([])
  await lock.commit()
  await world.heard()
  expect(await db('record_merges')).toHaveLength(1)
})

test('what changes is forgotten, whoever changed it; the values are kept nowhere', async () => {
  const world = await startHearingWorld()
  const canary = 'canary-of-a-surname'
  world.hubspot.changeProperty('contacts', contactOf(world.hubspot, JANE)?.id ?? '', 'lastname', canary)
  await world.heard()
  const { rows } = await world.logbook.db.raw('select * from hubspot_news, touched_records')
  expect(JSON.stringify(rows) + world.logs.join()).not.toContain(canary)
  expect(await world.logbook.db('touched_records')).toHaveLength(1)
})

test('our own writes come back as an echo, and leave nothing to be done', async () => {
  const world = await startHearingWorld()
  await world.sendBatch([anEmailSent({ people: ['kim@brand-new.example'] }), aReplyByMember()])
  await world.settled()
  await world.heard()
  const told = world.simulator.webhooks.deliveries.flatMap(({ items }) => items)
  expect(told.map(({ sourceId }) => sourceId)).toEqual(told.map(() => '4242'))
  expect(told.length).toBeGreaterThan(0)
  expect(await news(world)).toEqual([])
})
