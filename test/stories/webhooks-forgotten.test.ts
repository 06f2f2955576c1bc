// Who was forgotten stays forgotten: what is under way at that moment, what comes later, and what HubSpot refuses by itself.
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { keepEvents } from '../../server/store/accept.ts'
import { enterAccount } from '../../server/store/drains.ts'
import type { WebhookItem } from '../../simulator/webhooks/sender.ts'
import { about, CANARY, canary, idOf, NAME, SECRET, startWithCanary, tell } from '../support/canary.ts'
import { anEmailSent, contactOf, KARL } from '../support/events.ts'
import { deliver, startHearingWorld } from '../support/webhooks.ts'

// HX13, G31
test('later events about the person are skipped with a clear reason, and keep nothing', async () => {
  const world = await startWithCanary()
  world.hubspot.deleteForPrivacy(idOf(world))
  await world.heard()
  const before = world.simulator.calls.length
  const late = anEmailSent({ id: 'late', people: [canary], message: { text: SECRET } })
  const named = anEmailSent({ id: `to-${CANARY}`, people: [canary], message: { text: SECRET } })
  expect(await world.sendBatch([late, named])).toMatchObject({ status: 202, accepted: 2 })
  await world.settled()
  expect(await world.event('late')).toMatchObject({ status: 'skipped', reason: 'erased', attempts: 0 })
  expect((await world.trace('late')).log.map(({ reason }) => reason)).toEqual(['received', 'erased'])
  expect(await about(world)).toEqual([])
  expect(world.simulator.calls.slice(before)).toEqual([])
  // Told again, it is the same event.
  expect(await world.sendBatch([late, named])).toMatchObject({ accepted: 0, duplicates: 2 })
})

test('later events for several people are logged for the others, and keep nothing about the one', async () => {
  const world = await startWithCanary()
  world.hubspot.deleteForPrivacy(idOf(world))
  await world.heard()
  const to = [{ email: CANARY, name: 'Canary Birdwood' }, { email: KARL }]
  await tell(
    world,
    anEmailSent({ id: 'late', people: [canary, KARL], message: { to, text: `For ${CANARY}` } }),
  )
  expect(await world.event('late')).toMatchObject({ status: 'written' })
  expect(await about(world)).toEqual([])
  const email = world.hubspot.engagements('emails').at(-1)
  expect(JSON.stringify(email)).not.toContain('canary')
})

test('an address that HubSpot has blocked is refused once, skipped, and kept nowhere', async () => {
  const world = await startHearingWorld()
  world.hubspot.deleteForPrivacy(CANARY)
  const message = { text: SECRET }
  await tell(world, anEmailSent({ id: 'first', people: [canary], message }))
  await world.heard()
  expect(await world.event('first')).toMatchObject({
    status: 'skipped',
    reason: 'blocklisted',
    attempts: 1,
    reason_text:
      'Not logged: HubSpot no longer takes this address, because it was deleted there for privacy reasons.',
  })
  expect(await about(world)).toEqual([])
  expect(world.logs.join()).not.toContain('canary')
  await tell(world, anEmailSent({ id: 'second', people: [canary], message }))
  expect(await world.event('second')).toMatchObject({ status: 'skipped', reason: 'erased' })
  const creations = world.simulator.calls.filter(({ path }) =>
    /objects\/.*(contacts|0-1)\/batch\/create/.test(path),
  )
  expect(creations).toHaveLength(1)
})

test('a blocked address costs only itself: the mail is logged for the others', async () => {
  const world = await startHearingWorld()
  world.hubspot.deleteForPrivacy(CANARY)
  await tell(world, anEmailSent({ id: 'both', people: [canary, KARL] }))
  await world.heard()
  expect(await world.event('both')).toMatchObject({ status: 'written' })
  expect(world.hubspot.engagements('emails')[0]?.associations.contacts).toEqual([
    contactOf(world.hubspot, KARL)?.id,
  ])
  expect(await about(world)).toEqual([])
})

test('a merge that is told after the wish to be forgotten brings nothing back', async () => {
  const world = await startWithCanary()
  const other = 'canary.second@acme.example'
  const person = { email: other, ...NAME }
  await tell(world, anEmailSent({ id: 'other', people: [person], message: { text: SECRET } }))
  await world.heard()
  world.simulator.webhooks.hold()
  const survivor = world.hubspot.mergeContacts(idOf(world), contactOf(world.hubspot, other)?.id ?? '', true)
  world.hubspot.deleteForPrivacy(survivor)
  const late: WebhookItem[] = []
  const isWish = ({ subscriptionType }: WebhookItem) => subscriptionType.endsWith('privacyDeletion')
  world.simulator.webhooks.release((items) => {
    late.push(...items.filter((item) => !isWish(item)))
    return items.filter(isWish)
  })
  await world.heard()
  expect(await about(world, [other])).not.toEqual([])
  await deliver(world, late)
  await world.heard()
  expect(await about(world, [CANARY, other, 'Birdwood', SECRET])).toEqual([])
})

test('somebody who comes back by themselves, as a contact in HubSpot, is logged again', async () => {
  const world = await startWithCanary()
  world.simulator.setRules({ privacyDeletionBlocks: false })
  world.hubspot.deleteForPrivacy(idOf(world))
  await world.heard()
  world.hubspot.createRecord('contacts', { email: CANARY })
  await world.heard()
  await tell(world, anEmailSent({ id: 'again', people: [canary] }))
  expect(await world.event('again')).toMatchObject({ status: 'written' })
})

test('another account’s books are not touched', async () => {
  const world = await startWithCanary()
  const { db } = world.logbook
  await db('accounts').insert(
    await db('accounts')
      .first()
      .then((row) => ({ ...row, portal_id: 7 })),
  )
  for (const table of ['event_contents', 'contact_addresses']) {
    const rows: object[] = await db(table)
    await db(table).insert(rows.map((row) => ({ ...row, portal_id: 7 })))
  }
  const before = await db('event_contents').where('portal_id', 7).orderBy('event_id')
  world.hubspot.deleteForPrivacy(idOf(world))
  await world.heard()
  expect(await db('event_contents').where('portal_id', 7).orderBy('event_id')).toEqual(before)
  expect(await db('contact_addresses').where('portal_id', 7)).toHaveLength(1)
})

test('what a drain has in its hands at that moment is forgotten once it is through, and nobody is created again', async () => {
  const world = await startWithCanary()
  const id = idOf(world)
  world.simulator.setRules({ privacyDeletionBlocks: false })
  const fault = { kind: 'slow', ms: 700 } as const
  world.simulator.faults.order({ match: { path: /emails\/batch\/create/ }, times: 1, fault })
  // Later than the deletion: nothing but the wish itself keeps the contact from being made anew.
  const occurred_at = new Date(Date.now() + 10_000).toISOString()
  const late = { id: 'under way', people: [canary], occurred_at, message: { text: SECRET } }
  await world.send(anEmailSent(late))
  await expect.poll(async () => (await world.event('under way')).status, { interval: 5 }).toBe('writing')
  world.hubspot.deleteForPrivacy(id)
  await world.simulator.webhooks.idle()
  await world.settled()
  await world.heard()
  expect(await about(world)).toEqual([])
  expect(await world.event('under way')).toMatchObject({ status: 'skipped', reason: 'erased' })
  expect(contactOf(world.hubspot, CANARY)).toBeUndefined()
})

test('while an erasure waits for its turn, nobody creates the person anew', async () => {
  const world = await startWithCanary()
  world.simulator.setRules({ privacyDeletionBlocks: false })
  const busy = await world.logbook.db.transaction()
  await busy.raw('select pg_advisory_xact_lock(4105, hashtext(?))', [world.hubspot.portalId])
  world.hubspot.deleteForPrivacy(idOf(world))
  await world.simulator.webhooks.idle()
  const occurred_at = new Date(Date.now() + 10_000).toISOString()
  await tell(
    world,
    anEmailSent({ id: 'meanwhile', people: [canary], occurred_at, message: { text: SECRET } }),
  )
  expect(await world.event('meanwhile')).toMatchObject({ status: 'skipped', reason: 'erased' })
  expect(contactOf(world.hubspot, CANARY)).toBeUndefined()
  await busy.commit()
  await world.heard()
  expect(await about(world)).toEqual([])
})

test('what is coming in at that very moment is erased as well', async () => {
  const world = await startWithCanary()
  const { db } = world.logbook
  const { portalId } = world.hubspot
  const [{ source_id: sourceId }] = await db('events').select('source_id').limit(1)
  // A sender's transaction has looked who is to be left out, and is not committed yet.
  const sending = await db.transaction()
  await enterAccount(sending, portalId)
  world.hubspot.deleteForPrivacy(idOf(world))
  await world.simulator.webhooks.idle()
  const row = {
    ...{ event_id: uuidv7(), external_id: 'last', type: 'email.sent', occurred_at: new Date().toISOString() },
    ...{ member_email: null, counterparts: [CANARY], message_id: null, priority: 2, mode: 'live', bytes: 10 },
    ...{ content_hash: '00', ended: null, left_out: null },
    body: JSON.stringify({ id: 'last', counterparts: [canary], message: { text: SECRET } }),
  }
  await keepEvents(sending, { portalId, sourceId, now: new Date(), settingsVersion: 0 }, [row])
  // The erasure waits for the sender.
  const waiting = () =>
    db('pg_locks')
      .join('pg_database', 'pg_database.oid', 'pg_locks.database')
      .where({ locktype: 'advisory', granted: false })
      .whereRaw('datname = current_database()')
      .pluck('pid')
  await expect.poll(async () => (await waiting()).length, { timeout: 30_000, interval: 10 }).toBe(1)
  await sending.commit()
  await world.heard()
  expect(await world.event('last')).toMatchObject({ status: 'skipped', reason: 'erased' })
  expect(await about(world)).toEqual([])
})

test('an erasure that breaks off is done again until it is done, and says nothing about the person meanwhile', async () => {
  const world = await startWithCanary()
  const { db } = world.logbook
  await db.raw('alter table erasures rename to erasures_away')
  world.hubspot.deleteForPrivacy(idOf(world))
  const failures = () => world.logs.filter((line) => line.includes('could not be worked off'))
  await expect.poll(() => failures().length, { timeout: 30_000 }).toBeGreaterThan(0)
  await db.raw('alter table erasures_away rename to erasures')
  await world.heard()
  expect(await about(world)).toEqual([])
  expect(await db('erasures')).toHaveLength(1)
  expect(failures().join()).not.toContain('canary')
})

test('a long history is erased in many steps, and others’ books beside it stay', async () => {
  const world = await startWithCanary()
  const many = (person: string | typeof canary, count: number) =>
    Array.from({ length: count }, () => anEmailSent({ people: [person], message: { text: SECRET } }))
  await tell(world, ...many(canary, 450), ...many(KARL, 300))
  await world.heard()
  world.hubspot.deleteForPrivacy(idOf(world))
  await world.heard()
  expect(await about(world, [CANARY, 'Birdwood'])).toEqual([])
  const [{ counts }] = await world.logbook.db('erasures')
  expect(counts).toMatchObject({ events: 454, contentsDeleted: 454 })
  expect(await world.logbook.db('event_contents')).toHaveLength(300)
})
