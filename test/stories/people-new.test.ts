// When an activity makes a new contact in HubSpot, and which company that contact gets.
import { expect, test } from 'vitest'
import {
  anEmailSent,
  anOpen,
  aReplyByContact,
  aReplyByMember,
  companiesNamed,
  contactOf,
  JANE,
  standsOn,
} from '../support/events.ts'
import { startWorld } from '../support/world.ts'

const isSearch = ({ path }: { path: string }) => path.includes('companies/search')

// M23, L25
test('whoever is written to, or answers, becomes a contact with what the tool knows of them', async () => {
  const world = await startWorld()
  const kim = {
    email: 'Kim@Globex.example',
    first_name: 'Kim',
    last_name: 'Doe',
    job_title: 'Buyer',
    phone: '+31 10 5550199',
  }
  await world.send(anEmailSent({ id: 'e-1', people: [kim] }))
  await world.send(aReplyByContact({ people: ['lee@globex.example'] }))
  await world.send(aReplyByMember({ people: ['max@globex.example'] }))
  await world.settled()
  expect(contactOf(world.hubspot, 'kim@globex.example')?.properties).toMatchObject({
    firstname: 'Kim',
    lastname: 'Doe',
    jobtitle: 'Buyer',
    phone: '+31 10 5550199',
  })
  const emails = world.hubspot.engagements('emails').map((email) => standsOn(world.hubspot, email))
  expect(emails.map(({ contacts }) => contacts)).toEqual([
    ['kim@globex.example'],
    ['lee@globex.example'],
    ['max@globex.example'],
  ])
  expect(emails.map(({ companies }) => companies)).toEqual([['Globex'], ['Globex'], ['Globex']])
  expect((await world.trace('e-1')).trace.map(({ text }) => text).slice(0, 2)).toEqual([
    'kim@globex.example was not in HubSpot, so the contact was created.',
    'The new contact belongs to Globex, by its domain globex.example.',
  ])
})

// L25, HX14
test('a new contact joins the company that has its domain, also from a sub-domain, as its primary one', async () => {
  const world = await startWorld()
  const before = world.hubspot.companies().length
  await world.send(anEmailSent({ people: ['kim@mail.globex.example'] }))
  await world.settled()
  await world.send(anOpen({ id: 'later', people: ['kim@mail.globex.example'] }))
  await world.settled()
  expect(world.hubspot.companies()).toHaveLength(before)
  expect((await world.trace('later')).trace.map(({ text }) => text)).toContain(
    '1 company found for kim@mail.globex.example; Globex is the primary, so the activity went there.',
  )
})

// L25
test('a domain nobody has becomes one company, for everybody there, now and later', async () => {
  const world = await startWorld()
  const ada = { email: 'ada@fresh.example', company: 'Fresh Fruit' }
  await world.sendBatch([anEmailSent({ people: [ada] }), anEmailSent({ people: ['bob@eu.fresh.example'] })])
  await world.settled()
  await world.send(anEmailSent({ people: ['cleo@fresh.example'] }))
  await world.settled()
  expect(companiesNamed(world.hubspot, 'fresh.example')).toEqual(['Fresh Fruit'])
  const companies = world.hubspot
    .engagements('emails')
    .map((email) => standsOn(world.hubspot, email).companies)
  expect(companies).toEqual([['Fresh Fruit'], ['Fresh Fruit'], ['Fresh Fruit']])
})

test('a company that Logbook made and somebody deleted is made again for the next new contact there', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ people: ['ada@fresh.example'] }))
  await world.settled()
  world.hubspot.archiveRecord('companies', world.hubspot.companies().at(-1)?.id ?? '')
  await world.send(anEmailSent({ id: 'e-2', people: ['bob@fresh.example'] }))
  await world.settled()
  expect((await world.event('e-2')).status).toBe('written')
  const email = world.hubspot.engagements('emails').at(-1)
  expect(standsOn(world.hubspot, email)).toMatchObject({
    contacts: ['bob@fresh.example'],
    companies: ['fresh.example'],
  })
})

test('a company deleted at the very moment its new contact is made costs neither the contact nor the mail', async () => {
  const world = await startWorld()
  const { faults, calls } = world.simulator
  faults.order({ match: { path: /0-1\/batch\/create/ }, times: 1, fault: { kind: 'slow', ms: 700 } })
  await world.send(anEmailSent({ people: ['kim@globex.example'] }))
  await expect.poll(() => calls.some(isSearch), { interval: 10 }).toBe(true)
  const globex = world.hubspot.companies().find(({ properties }) => properties.name === 'Globex')
  world.hubspot.archiveRecord('companies', globex?.id ?? '')
  await world.settled()
  const [email] = world.hubspot.engagements('emails')
  expect(standsOn(world.hubspot, email)).toMatchObject({
    contacts: ['kim@globex.example'],
    companies: ['globex.example'],
  })
})

// HX14
test('a private address never makes a company', async () => {
  const world = await startWorld()
  const before = world.hubspot.companies().length
  const people = ['kim.doe@gmail.com', 'kim@qq.com', 'kim@web.de']
  await world.send(anEmailSent({ id: 'e-1', people }))
  await world.settled()
  expect(world.hubspot.companies()).toHaveLength(before)
  const [email] = world.hubspot.engagements('emails')
  expect(standsOn(world.hubspot, email)).toEqual({ contacts: people, companies: [], deals: [] })
  expect((await world.trace('e-1')).trace.map(({ text }) => text)).toContain(
    'kim@web.de is a private address; no company is made from it.',
  )
})

// L25
test('where two companies share the domain none is guessed', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ id: 'e-1', people: ['new@umbra.example'] }))
  await world.settled()
  const [email] = world.hubspot.engagements('emails')
  expect(standsOn(world.hubspot, email)).toMatchObject({ contacts: ['new@umbra.example'], companies: [] })
  expect(contactOf(world.hubspot, 'new@umbra.example')?.associations.companies).toEqual([])
  expect((await world.trace('e-1')).trace.map(({ text }) => text)).toContain(
    '2 companies have the domain umbra.example (Umbra Logistics, Umbra Logistics Austria); none was guessed.',
  )
})

// L13
test('the same new person in fifty events and two campaigns is one contact and one company', async () => {
  const world = await startWorld()
  const events = Array.from({ length: 50 }, (_, index) =>
    anEmailSent({ people: ['kim@fresh.example'], campaign: { name: index % 2 ? 'Spring' : 'Autumn' } }),
  )
  await world.sendBatch(events)
  await world.settled()
  const fresh = world.hubspot.contacts().filter(({ properties }) => properties.email === 'kim@fresh.example')
  expect(fresh).toHaveLength(1)
  expect(companiesNamed(world.hubspot, 'fresh.example')).toEqual(['fresh.example'])
  expect(world.hubspot.engagements('emails')).toHaveLength(50)
})

// M23
test('what the tool says of a known contact changes nothing on it', async () => {
  const world = await startWorld()
  const before = contactOf(world.hubspot, JANE)?.properties
  await world.send(anEmailSent({ people: [{ email: JANE, first_name: 'J.', phone: '0' }] }))
  await world.settled()
  expect(contactOf(world.hubspot, JANE)?.properties).toMatchObject({
    firstname: 'Jane',
    phone: before?.phone,
  })
})

// M41
test('a colleague in copy is not made a contact, and the trace says why', async () => {
  const world = await startWorld()
  const message = { to: [{ email: JANE }], cc: [{ email: 'ben@northwind.example' }] }
  await world.send(anEmailSent({ id: 'e-1', counterparts: undefined, message }))
  await world.settled()
  const [email] = world.hubspot.engagements('emails')
  expect(standsOn(world.hubspot, email).contacts).toEqual([JANE])
  expect(contactOf(world.hubspot, 'ben@northwind.example')).toBeUndefined()
  expect(companiesNamed(world.hubspot, 'northwind.example')).toEqual([])
  expect((await world.trace('e-1')).trace.map(({ text }) => text)).toContain(
    'Somebody is a colleague: northwind.example is a domain of your users in HubSpot.',
  )
})
