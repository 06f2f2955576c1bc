// Two contacts, or two companies, that may be meant: nothing is guessed, a person chooses, and the choice holds for all that waits (N10).
import { expect, test } from 'vitest'
import type { RecordView } from '../../simulator/portal-handle.ts'
import { aCall, aLinkedinMessage, LINKEDIN, logged } from '../support/activities.ts'
import { openCards } from '../support/cards.ts'
import { anEmailSent, contactOf, standsOn } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { startHearingWorld } from '../support/webhooks.ts'
import { startWorld, type World } from '../support/world.ts'

const PHONE = '+49 30 1234567'
const KEY = '+49301234567'

/** Two contacts with one number. */
function plantRivals({ hubspot }: Pick<World, 'hubspot'>): [RecordView, RecordView] {
  const rivals = ['Rita', 'Rob'].map((firstname) =>
    hubspot.createRecord('contacts', { firstname, phone: PHONE, email: `${firstname}@twins.example` }),
  )
  const [rita, rob] = rivals
  if (!rita || !rob) throw new Error('There are two.')
  return [rita, rob]
}

const callTo = (id: string, phone = PHONE) => aCall({ id, people: [{ phone, first_name: 'R.' }] })
const contactsOf = (world: World) => logged(world.hubspot, 'calls').map((call) => call.associations.contacts)
const idOf = async (world: World, id: string) => (await world.event(id)).event

test('of two contacts with one number none is guessed: all their calls wait, and one choice lets them go on', async () => {
  const world = await startWorld()
  const [rita, rob] = plantRivals(world)
  await world.sendBatch([callTo('first'), callTo('second'), callTo('third', '0049 30 1234567')])
  await world.settled()
  const event = await world.event('first')
  expect(event).toMatchObject({ status: 'held', reason: 'ambiguous' })
  expect(event.reason_text).toBe(`Waiting: 2 contacts in HubSpot may be ${KEY}. Please choose the right one.`)
  expect(logged(world.hubspot, 'calls')).toEqual([])

  const cards = openCards(world)
  // On the page of each of them it can be seen, and chosen.
  for (const { id } of [rita, rob]) {
    const { sync, problem } = await cards.status({ objectTypeId: '0-1', id })
    expect(sync.state).toBe('held')
    expect(problem).toMatchObject({ events: 3, remedy: 'choose' })
  }
  const story = await cards.story(event.event)
  expect(story.choice).toMatchObject({
    about: KEY,
    isRule: false,
    options: [{ id: rita.id }, { id: rob.id }],
  })
  expect(story.records.map(({ isChosen, whyText }) => [isChosen, whyText])).toEqual([
    [false, 'it may be the one that is meant'],
    [false, 'it may be the one that is meant'],
  ])
  expect(await cards.choose(event.event, { recordId: rob.id, isAlways: false })).toMatchObject({ events: 3 })
  await world.settled()
  expect(contactsOf(world)).toEqual([[rob.id], [rob.id], [rob.id]])
  expect((await world.trace('second')).trace[0]?.text).toMatch(
    /^ann@northwind\.example said on \d{4}-\d\d-\d\d that \+49301234567 is the contact Rob\.$/,
  )
  // HubSpot asks twice when it is unsure; and it was for what waited only.
  expect(await cards.choose(event.event, { recordId: rita.id, isAlways: true })).toMatchObject({ events: 0 })
  await world.send(callTo('later'))
  await world.settled()
  expect(await world.event('later')).toMatchObject({ status: 'held', reason: 'ambiguous' })
})

test('"always" is a rule: what comes is logged by it without a search, the story names it, and it can be taken back', async () => {
  const world = await startWorld()
  const [, rob] = plantRivals(world)
  await world.send(callTo('first'))
  await world.settled()
  const cards = openCards(world)
  await cards.choose(await idOf(world, 'first'), { recordId: rob.id, isAlways: true })
  await world.settled()
  const searches = () => world.simulator.calls.filter(({ path }) => path.includes('contacts/search')).length
  const before = searches()
  await world.sendBatch(Array.from({ length: 10 }, (_, index) => callTo(`next-${index}`)))
  await world.settled()
  expect(contactsOf(world)).toEqual(Array(11).fill([rob.id]))
  expect(searches()).toBe(before)
  const event = await idOf(world, 'next-7')
  expect((await cards.story(event)).rules).toMatchObject([
    { about: KEY, record: 'Rob', by: 'ann@northwind.example' },
  ])
  await cards.forgetRule(event, KEY)
  expect((await cards.story(event)).rules).toEqual([])
  await world.send(callTo('asked'))
  await world.settled()
  expect((await world.event('asked')).reason).toBe('ambiguous')
})

test('who is none of those on offer becomes a contact of their own, once', async () => {
  const world = await startWorld()
  plantRivals(world)
  const before = world.hubspot.contacts().length
  await world.send(callTo('first'))
  await world.settled()
  await openCards(world).choose(await idOf(world, 'first'), { recordId: null, isAlways: true })
  await world.settled()
  await world.sendBatch([callTo('second'), callTo('third')])
  await world.settled()
  const made = world.hubspot.contacts().slice(before)
  expect(made).toMatchObject([{ properties: { firstname: 'R.', phone: PHONE } }])
  expect(contactsOf(world)).toEqual(Array(3).fill([made[0]?.id]))
})

test('only what is on offer can be chosen, and only in the account whose event it is', async () => {
  const world = await startWorld()
  const [rita] = plantRivals(world)
  await world.send(callTo('first'))
  await world.settled()
  const path = `/cards/v1/events/${await idOf(world, 'first')}/choose`
  const nora = contactOf(world.hubspot, 'nora@solberg.example')?.id ?? ''
  const ask = (body: object, portalId = world.hubspot.portalId) =>
    openCards(world, { portalId }).ask(path, { method: 'POST', body })
  expect((await ask({ recordId: nora, isAlways: true })).status).toBe(404)
  expect((await ask({ recordId: `${rita.id} or 1=1`, isAlways: true })).status).toBe(400)
  expect((await ask({ recordId: rita.id, isAlways: true, portalId: '1' })).status).toBe(400)
  expect((await ask({ recordId: rita.id, isAlways: true }, '47110816')).status).not.toBe(200)
  expect(await world.logbook.db('match_choices').select('*')).toEqual([])
  expect((await world.event('first')).reason).toBe('ambiguous')
})

test('what waits goes on by itself once the two are merged, or one of them is deleted', async () => {
  const world = await startHearingWorld()
  const [rita, rob] = plantRivals(world)
  const other = world.hubspot.createRecord('contacts', { firstname: 'Li', hs_linkedin_url: LINKEDIN })
  const gone = world.hubspot.createRecord('contacts', { firstname: 'Lu', hs_linkedin_url: `${LINKEDIN}/` })
  await world.sendBatch([
    callTo('merged'),
    aLinkedinMessage({ id: 'deleted', people: [{ linkedin_url: LINKEDIN }] }),
  ])
  await world.settled()
  expect((await world.event('merged')).reason).toBe('ambiguous')
  expect((await world.event('deleted')).reason).toBe('ambiguous')
  const survivor = world.hubspot.mergeContacts(rita.id, rob.id)
  world.hubspot.archiveRecord('contacts', gone.id)
  await expect.poll(async () => (await world.event('merged')).status, { timeout: 10_000 }).toBe('written')
  await expect.poll(async () => (await world.event('deleted')).status, { timeout: 10_000 }).toBe('written')
  expect(contactsOf(world)).toEqual([[survivor]])
  expect(logged(world.hubspot, 'communications').map((one) => one.associations.contacts)).toEqual([
    [other.id],
  ])
})

test('of two companies with the domain of a new contact a person chooses, where the settings say so, for all of the domain', async () => {
  const world = await startWorld()
  await openSettings(world).put({ record_creation: { companies: { several: 'hold' } } })
  await world.send(anEmailSent({ id: 'first', people: ['new@umbra.example'] }))
  await world.settled()
  expect((await world.event('first')).reason_text).toContain('2 companies in HubSpot may be umbra.example')
  const cards = openCards(world)
  const { choice } = await cards.story(await idOf(world, 'first'))
  const austria = choice?.options.find(({ name }) => name === 'Umbra Logistics Austria')
  expect(choice?.isRule).toBe(true)
  await cards.choose(await idOf(world, 'first'), { recordId: austria?.id ?? '', isAlways: false })
  await world.settled()
  await world.send(anEmailSent({ id: 'second', people: ['newer@umbra.example'] }))
  await world.settled()
  const mails = world.hubspot.engagements('emails').map((mail) => standsOn(world.hubspot, mail).companies)
  expect(mails).toEqual([['Umbra Logistics Austria'], ['Umbra Logistics Austria']])
  expect((await cards.story(await idOf(world, 'second'))).rules).toMatchObject([{ about: 'umbra.example' }])
})

test('of two companies with one name it is the same, where nothing but the name is known; by default the contact goes without', async () => {
  const world = await startWorld()
  const [berlin, vienna] = ['Berlin', 'Vienna'].map((city) =>
    world.hubspot.createRecord('companies', { name: 'Twin Works', city }),
  )
  const mailTo = (id: string) =>
    anEmailSent({ id, people: [{ email: `${id}@gmail.com`, company: 'Twin Works' }] })
  const write = async (id: string) => {
    await world.send(mailTo(id))
    await world.settled()
    const { trace } = await world.trace(id)
    const { status, reason, reason_text: text } = await world.event(id)
    return { status, reason, text, rules: trace.map(({ rule }) => rule) }
  }
  const without = await write('one')
  expect(without).toMatchObject({ status: 'written', rules: expect.arrayContaining(['company.same_names']) })

  await openSettings(world).put({ record_creation: { companies: { several: 'hold' } } })
  const waits = await write('two')
  expect(waits).toMatchObject({
    ...{ status: 'held', reason: 'ambiguous' },
    text: 'Waiting: 2 companies in HubSpot may be “twin works”. Please choose the right one.',
  })
  const cards = openCards(world)
  const { choice } = await cards.story(await idOf(world, 'two'))
  expect(choice).toMatchObject({ isRule: true, options: [{ id: berlin?.id }, { id: vienna?.id }] })
  await cards.choose(await idOf(world, 'two'), { recordId: vienna?.id ?? '', isAlways: false })
  await world.settled()
  expect((await world.event('two')).status).toBe('written')
  expect((await write('three')).rules).toContain('company.chosen')
  const companies = ['two', 'three'].map(
    (id) => contactOf(world.hubspot, `${id}@gmail.com`)?.associations.companies,
  )
  expect(companies).toEqual([[vienna?.id], [vienna?.id]])
  expect((await cards.story(await idOf(world, 'three'))).rules).toMatchObject([{ about: '“twin works”' }])
})
