// What HubSpot tells us about a record is true for the very next event, although what we knew of it was read a moment ago.
import { expect, test } from 'vitest'
import type { WebhookItem } from '../../simulator/webhooks/sender.ts'
import { anEmailSent, contactOf, JANE, KARL, standsOn } from '../support/events.ts'
import { type HearingWorld, startHearingWorld } from '../support/webhooks.ts'

const newest = ({ hubspot }: HearingWorld) => standsOn(hubspot, hubspot.engagements('emails').at(-1))
const cached = ({ logbook }: HearingWorld) => logbook.db('contact_cache').pluck('email')

async function sendTo(world: HearingWorld, email = KARL): Promise<void> {
  await world.send(anEmailSent({ people: [email] }))
  await world.settled()
}

/** Everything that HubSpot is asked about contacts and what is around them. */
function reads({ simulator }: HearingWorld): number {
  return simulator.calls.filter(({ path }) => /contacts\/batch\/read|contacts\/companies\/batch/.test(path))
    .length
}

async function startWithKarl() {
  const world = await startHearingWorld()
  await sendTo(world)
  const karl = contactOf(world.hubspot, KARL)?.id ?? ''
  const company = (name: string) =>
    world.hubspot.companies().find((one) => one.properties.name === name)?.id ?? ''
  return { world, karl, company }
}

// G10
test('a contact that moves to another company has the next mail there', async () => {
  const { world, karl, company } = await startWithKarl()
  expect(newest(world).companies).toEqual(['Acme Industries'])
  world.hubspot.associate('contacts', karl, 'companies', company('Globex'), { primary: true })
  await world.heard()
  await sendTo(world)
  expect(newest(world).companies).toEqual(['Globex'])
})

test('a company that is renamed has its new name in the next story of an event', async () => {
  const { world, company } = await startWithKarl()
  world.hubspot.changeProperty('companies', company('Acme Industries'), 'name', 'Acme Group')
  await world.heard()
  await world.send(anEmailSent({ id: 'after', people: [KARL] }))
  await world.settled()
  const { records } = await world.trace('after')
  expect(records.map(({ name }) => name)).toContain('Acme Group')
})

test('a deal that is closed, and one that is new, count at once', async () => {
  const { world, karl } = await startWithKarl()
  const deal = world.hubspot.createRecord('deals', {
    dealname: 'Acme: wrap',
    pipeline: 'default',
    dealstage: 'qualifiedtobuy',
  })
  world.hubspot.associate('contacts', karl, 'deals', deal.id)
  await world.heard()
  await sendTo(world)
  expect(newest(world).deals).toContain('Acme: wrap')
  world.hubspot.changeProperty('deals', deal.id, 'dealstage', 'closedlost')
  await world.heard()
  await sendTo(world)
  expect(newest(world).deals).not.toContain('Acme: wrap')
})

test('a record that nobody touched is not read again', async () => {
  const { world } = await startWithKarl()
  await sendTo(world, JANE)
  const before = reads(world)
  world.hubspot.changeProperty('contacts', contactOf(world.hubspot, JANE)?.id ?? '', 'lastname', 'Doe')
  await world.heard()
  await sendTo(world, KARL)
  expect(reads(world)).toBe(before)
  await sendTo(world, JANE)
  expect(reads(world)).toBeGreaterThan(before)
})

test('what was being read while it changed is not kept as known', async () => {
  const world = await startHearingWorld()
  const karl = contactOf(world.hubspot, KARL)?.id ?? ''
  const { faults, calls, webhooks } = world.simulator
  // HubSpot answers with deals only after it has told that the contact changed.
  const isDeals = ({ path }: { path: string }) => path.includes('contacts/deals/batch/read')
  faults.order({
    match: { path: /contacts\/deals\/batch\/read/ },
    times: 1,
    fault: { kind: 'slow', ms: 600 },
  })
  await world.send(anEmailSent({ people: [KARL] }))
  const isRead = ({ path }: { path: string }) => path.includes('contacts/batch/read')
  await expect.poll(() => calls.some(isRead), { interval: 5 }).toBe(true)
  world.hubspot.changeProperty('contacts', karl, 'firstname', 'Carl')
  await webhooks.idle()
  expect(calls.some(isDeals)).toBe(false)
  await world.settled()
  expect(await cached(world)).toEqual([])
})

test('the owner of a record who is new to HubSpot is known to the next mail', async () => {
  const { world, karl } = await startWithKarl()
  const eve = world.hubspot.addOwner({ email: 'eve@northwind.example', firstName: 'Eve' })
  world.hubspot.changeProperty('contacts', karl, 'hubspot_owner_id', eve.id)
  await world.heard()
  await world.send(anEmailSent({ people: [KARL], member: undefined }))
  await world.settled()
  expect(world.hubspot.engagements('emails').at(-1)?.properties.hubspot_owner_id).toBe(eve.id)
})

// L25
test('a company that Logbook made is forgotten once its domain changes: strangers from there get one of their own', async () => {
  const world = await startHearingWorld()
  await sendTo(world, 'kim@brand-new.example')
  const made = world.hubspot.companies().find((one) => one.properties.domain === 'brand-new.example')
  world.hubspot.changeProperty('companies', made?.id ?? '', 'domain', 'old-name.example')
  await world.heard()
  await sendTo(world, 'lee@brand-new.example')
  const lee = contactOf(world.hubspot, 'lee@brand-new.example')
  expect(lee?.associations.companies).toHaveLength(1)
  expect(lee?.associations.companies).not.toContain(made?.id)
})

// LX7, G10
test('a deleted contact does not come back by a mail from before; a later mail starts anew', async () => {
  const world = await startHearingWorld()
  await sendTo(world, 'kim@brand-new.example')
  const kim = contactOf(world.hubspot, 'kim@brand-new.example')
  world.hubspot.archiveRecord('contacts', kim?.id ?? '')
  await world.heard()
  const before = { id: 'before', people: ['kim@brand-new.example'], occurred_at: '2026-11-20T09:30:00Z' }
  await world.send(anEmailSent(before))
  await world.settled()
  expect(contactOf(world.hubspot, 'kim@brand-new.example')).toBeUndefined()
  expect(await world.event('before')).toMatchObject({ status: 'skipped', reason: 'not_a_contact' })
  const { trace } = await world.trace('before')
  expect(trace[0]?.text).toBe(
    'Somebody deleted the contact of kim@brand-new.example in HubSpot after this happened, so none was created.',
  )
  const later = new Date(Date.now() + 1_000).toISOString()
  await world.send(anEmailSent({ id: 'later', people: ['kim@brand-new.example'], occurred_at: later }))
  await world.settled()
  expect((await world.event('later')).status).toBe('written')
})

test('a deletion that comes after its restoration is old news', async () => {
  const world = await startHearingWorld()
  const kim = world.hubspot.createRecord('contacts', { email: 'kim@brand-new.example' })
  await sendTo(world, 'kim@brand-new.example')
  world.simulator.webhooks.hold()
  world.hubspot.archiveRecord('contacts', kim.id)
  world.hubspot.restoreRecord('contacts', kim.id)
  const inTheirTime = (items: WebhookItem[]) =>
    items.map((item, index) => ({ ...item, occurredAt: item.occurredAt + index }))
  world.simulator.webhooks.release((items) => inTheirTime(items).toReversed())
  await world.heard()
  const [stone] = await world.logbook.db('record_tombstones')
  expect(stone.restored_at > stone.deleted_at).toBe(true)
  await sendTo(world, 'kim@brand-new.example')
  expect(newest(world).contacts).toEqual(['kim@brand-new.example'])
})
