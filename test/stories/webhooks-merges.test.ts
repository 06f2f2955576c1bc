// After a merge in HubSpot the whole history is the survivor's, and what comes late lands there too, whatever the order of the news.
import { expect, test } from 'vitest'
import { toldTwiceIn } from '../support/disorder.ts'
import { anEmailSent, contactOf, JANE, KARL, standsOn } from '../support/events.ts'
import { type HearingWorld, startHearingWorld } from '../support/webhooks.ts'

const A = 'a@brand-new.example'
const B = 'b@brand-new.example'
const C = 'c@brand-new.example'

const idOf = ({ hubspot }: HearingWorld, email: string) => contactOf(hubspot, email)?.id ?? ''

/** One mail to each of them, so that each is a contact with a history of one. */
async function startWithMailTo(emails: string[]): Promise<HearingWorld> {
  const world = await startHearingWorld()
  for (const email of emails) {
    await world.send(anEmailSent({ id: `to ${email}`, people: [email] }))
    await world.settled()
  }
  await world.heard()
  return world
}

/** Who has how much of a history in our books, by record. */
async function history({ logbook }: HearingWorld, type = '0-1'): Promise<Record<string, number>> {
  const ids: string[] = await logbook.db('event_records').where('object_type_id', type).pluck('record_id')
  return Object.fromEntries([...Map.groupBy(ids, (id) => id)].map(([id, rows]) => [id, rows.length]))
}

// HX12, G10
test('the history of both goes to the survivor, and so does a late event, although its id is new', async () => {
  const world = await startWithMailTo([A, B])
  const survivor = world.hubspot.mergeContacts(idOf(world, A), idOf(world, B), true)
  await world.heard()
  expect(await history(world)).toEqual({ [survivor]: 2 })
  await world.send(anEmailSent({ id: 'late', people: [B], occurred_at: '2026-11-19T09:30:00Z' }))
  await world.settled()
  expect(await history(world)).toEqual({ [survivor]: 3 })
  const late = world.hubspot.engagements('emails').at(-1)
  expect(late?.associations.contacts).toEqual([survivor])
  expect(
    world.hubspot.contacts().filter(({ properties }) => properties.email?.endsWith('brand-new.example')),
  ).toHaveLength(1)
})

test('an event that was logged for both is the survivor’s once, and stays logged', async () => {
  const world = await startHearingWorld()
  await world.send(anEmailSent({ id: 'both', people: [A, B] }))
  await world.settled()
  const survivor = world.hubspot.mergeContacts(idOf(world, B), idOf(world, A), false)
  await world.heard()
  const { records } = await world.trace('both')
  expect(records.filter((record) => record.object_type_id === '0-1')).toHaveLength(1)
  expect(await history(world)).toEqual({ [survivor]: 1 })
})

test('a record that was passed over for one and chosen for the other is chosen', async () => {
  const world = await startWithMailTo([KARL])
  const { db } = world.logbook
  const [chosen] = await db('event_records').where({ object_type_id: '0-2', is_chosen: true })
  const other = world.hubspot.createRecord('companies', { name: 'Acme, the other' })
  await db('event_records').insert({ ...chosen, record_id: other.id, is_chosen: false, why: 'not_primary' })
  world.hubspot.merge({ type: 'companies', primaryId: other.id, otherId: String(chosen.record_id) }, false)
  await world.heard()
  const rows = await db('event_records').where({ object_type_id: '0-2', event_id: chosen.event_id })
  expect(rows.map((row) => [row.record_id, row.is_chosen, row.why])).toEqual([
    [other.id, true, 'primary_company'],
  ])
})

// G10
test.each([1, 2, 3])(
  'chains of merges end at the last survivor, in whatever order they are told, and told twice (%i)',
  async (seed) => {
    const world = await startWithMailTo([A, B, C])
    world.simulator.webhooks.hold()
    const first = world.hubspot.mergeContacts(idOf(world, A), idOf(world, B), true)
    const last = world.hubspot.mergeContacts(idOf(world, C), first, true)
    world.simulator.webhooks.release(toldTwiceIn(seed))
    await world.heard()
    expect(await history(world)).toEqual({ [last]: 3 })
    const merges = await world.logbook.db('record_merges').select('survivor_id')
    expect(new Set(merges.map((row) => row.survivor_id))).toEqual(new Set([last]))
    expect(merges).toHaveLength(4)
  },
)

test('news of a merge that came twice, by another number, move nothing more', async () => {
  const world = await startWithMailTo([A, B])
  world.simulator.webhooks.hold()
  const survivor = world.hubspot.mergeContacts(idOf(world, A), idOf(world, B), true)
  world.simulator.webhooks.release((items) => [
    ...items,
    ...items.map((item) => ({ ...item, eventId: item.eventId + 1_000 })),
  ])
  await world.heard()
  expect(await history(world)).toEqual({ [survivor]: 2 })
})

test('a history of thousands moves in steps, whole', async () => {
  const world = await startWithMailTo([A, B])
  await world.logbook.db.raw(
    `insert into event_records select (jsonb_populate_record(one, jsonb_build_object('event_id', gen_random_uuid()))).*
     from event_records as one, generate_series(1, 4500) where object_type_id = '0-1' and record_id = ?`,
    [idOf(world, B)],
  )
  const survivor = world.hubspot.mergeContacts(idOf(world, A), idOf(world, B), false)
  await world.heard()
  expect(await history(world)).toEqual({ [survivor]: 4502 })
})

test('companies and deals follow their merges as contacts do', async () => {
  const world = await startWithMailTo([KARL])
  const [acme] = world.hubspot.companies().filter(({ properties }) => properties.name === 'Acme Industries')
  const other = world.hubspot.createRecord('companies', { name: 'Acme Holding' })
  const company = world.hubspot.merge(
    { type: 'companies', primaryId: other.id, otherId: acme?.id ?? '' },
    true,
  )
  const dealIds = Object.keys(await history(world, '0-3'))
  const deal = world.hubspot.createRecord('deals', {
    dealname: 'All of it',
    pipeline: 'default',
    dealstage: 'qualifiedtobuy',
  })
  const merged = dealIds[0]
    ? world.hubspot.merge({ type: 'deals', primaryId: deal.id, otherId: dealIds[0] }, true)
    : ''
  await world.heard()
  expect(Object.keys(await history(world, '0-2'))).toEqual([company])
  if (dealIds[0]) expect(Object.keys(await history(world, '0-3'))).toContain(merged)
  await world.send(anEmailSent({ people: [KARL] }))
  await world.settled()
  expect(standsOn(world.hubspot, world.hubspot.engagements('emails').at(-1)).companies).toEqual([
    'Acme Holding',
  ])
})

test('a company that Logbook made for a domain is the survivor’s, so that nobody makes a second one', async () => {
  const world = await startWithMailTo([A])
  const made = world.hubspot.companies().find(({ properties }) => properties.domain === 'brand-new.example')
  const other = world.hubspot.createRecord('companies', { name: 'Brand New Ltd' })
  const survivor = world.hubspot.merge(
    { type: 'companies', primaryId: other.id, otherId: made?.id ?? '' },
    true,
  )
  await world.heard()
  expect(await world.logbook.db('company_domains').pluck('company_id')).toEqual([survivor])
  await world.send(anEmailSent({ people: [B] }))
  await world.settled()
  expect(contactOf(world.hubspot, B)?.associations.companies).toEqual([survivor])
})

// M53
test('a plan from before the merge is made again: its event lands on the survivor, once', async () => {
  const world = await startWithMailTo([A, B])
  const { faults, calls } = world.simulator
  const gone = idOf(world, B)
  // The plan is made; it waits in line while the merge happens, and names a contact that is no more.
  faults.order({ match: { path: /emails\/batch\/create/ }, times: 1, fault: { kind: 'slow', ms: 500 } })
  const creations = () => calls.filter(({ path }) => path.includes('contacts/companies/batch/read')).length
  const before = creations()
  world.hubspot.changeProperty('contacts', gone, 'firstname', 'Bea')
  await world.heard()
  await world.send(anEmailSent({ id: 'late', people: [B] }))
  await expect.poll(creations, { interval: 5 }).toBeGreaterThan(before)
  await expect.poll(async () => (await world.event('late')).status, { interval: 5 }).toBe('writing')
  const survivor = world.hubspot.mergeContacts(idOf(world, A), gone, true)
  await world.settled()
  await world.heard()
  expect((await world.event('late')).reason).toBe('written')
  expect(await history(world)).toEqual({ [survivor]: 3 })
  expect(
    world.hubspot
      .engagements('emails')
      .filter(({ associations }) => associations.contacts.includes(survivor)),
  ).toHaveLength(3)
})

test('what was settled with the loser after the merge was known is booked under the survivor', async () => {
  const world = await startWithMailTo([A, B])
  const { faults } = world.simulator
  const gone = idOf(world, B)
  // HubSpot writes the email, and its answer takes so long that the merge is followed meanwhile.
  faults.order({ match: { path: /emails\/batch\/create/ }, times: 1, fault: { kind: 'slow', ms: 500 } })
  await world.send(anEmailSent({ id: 'slow', people: [B] }))
  await expect.poll(async () => (await world.event('slow')).status, { interval: 5 }).toBe('writing')
  // Only our books hear of it: HubSpot itself still takes the old id.
  const survivor = idOf(world, A)
  const { portalId } = world.hubspot
  await world.logbook.db('record_merges').insert({
    portal_id: portalId,
    object_type_id: '0-1',
    loser_id: gone,
    survivor_id: survivor,
    merged_at: new Date(),
  })
  await world.settled()
  expect((await history(world))[survivor]).toBe(2)
})

// M53, G10
test('an engagement whose answer was lost is found on the survivor, and not written twice', async () => {
  const engagementKeyTier = { emails: 'plain' as const }
  const world = await startHearingWorld({ simulator: { rules: { engagementKeyTier } } })
  for (const email of [A, B]) await world.send(anEmailSent({ people: [email] }))
  await world.settled()
  const { faults, webhooks } = world.simulator
  faults.order({ match: { path: /emails\/batch\/create/ }, times: 1, fault: { kind: 'cut_after_writing' } })
  await world.send(anEmailSent({ id: 'lost', people: [B] }))
  await expect.poll(() => world.hubspot.engagements('emails').length, { interval: 5 }).toBe(3)
  const survivor = world.hubspot.mergeContacts(idOf(world, A), idOf(world, B), true)
  await webhooks.idle()
  await world.heard()
  const open = await world.logbook.db('engagements').whereNull('hubspot_id').pluck('contact_ids')
  expect(open.flat()).toEqual(open.length > 0 ? [survivor] : [])
  await world.settled()
  expect((await world.event('lost')).reason).toBe('found_written')
  expect(world.hubspot.engagements('emails')).toHaveLength(3)
})

test('a merge in a circle, which HubSpot never makes, does no harm', async () => {
  const world = await startWithMailTo([A, JANE])
  const [a, jane] = [idOf(world, A), idOf(world, JANE)]
  world.simulator.webhooks.hold()
  world.hubspot.mergeContacts(a, jane, false)
  world.simulator.webhooks.release((items) => [
    ...items,
    ...items.map((item) =>
      item.subscriptionType === 'object.merge'
        ? {
            ...item,
            eventId: 7,
            primaryObjectId: Number(jane),
            mergedObjectIds: [Number(a)],
            newObjectId: Number(jane),
          }
        : item,
    ),
  ])
  await world.heard()
  expect(Object.values(await history(world))).toEqual([2])
})
