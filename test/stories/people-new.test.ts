// When an activity makes a new contact in HubSpot, and which company that contact gets.
import { expect, test } from 'vitest'
import {
  anEmailSent,
  aReplyByContact,
  aReplyByMember,
  companiesNamed,
  contactOf,
  JANE,
  standsOn,
} from '../support/events.ts'
import { startWorld } from '../support/world.ts'

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
  const contact = contactOf(world.hubspot, 'kim@mail.globex.example')
  expect(world.hubspot.companies()).toHaveLength(before)
  const globex = world.hubspot.companies().find(({ properties }) => properties.name === 'Globex')
  expect(contact?.properties.associatedcompanyid).toBe(globex?.id)
})

// L25
test('a domain nobody has becomes one company, for everybody there, now and later', async () => {
  const world = await startWorld()
  const ada = { email: 'ada@fresh.example', company: 'Fresh Fruit' }
  await world.sendBatch([anEmailSent({ people: [ada] }), anEmailSent({ people: ['bob@fresh.example'] })])
  await world.settled()
  await world.send(anEmailSent({ people: ['cleo@fresh.example'] }))
  await world.settled()
  expect(companiesNamed(world.hubspot, 'fresh.example')).toEqual(['Fresh Fruit'])
  const companies = world.hubspot.engagements('emails').map((email) => standsOn(world.hubspot, email).companies)
  expect(companies).toEqual([['Fresh Fruit'], ['Fresh Fruit'], ['Fresh Fruit']])
})

// HX14
test('a private address never makes a company', async () => {
  const world = await startWorld()
  const before = world.hubspot.companies().length
  const people = ['kim.doe@gmail.com', 'kim@web.de', 'kim@qq.com']
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
  expect(contactOf(world.hubspot, JANE)?.properties).toMatchObject({ firstname: 'Jane', phone: before?.phone })
})

// M41
test('a colleague in copy is not made a contact', async () => {
  const world = await startWorld()
  const message = { to: [{ email: JANE }], cc: [{ email: 'ben@northwind.example' }] }
  await world.send(anEmailSent({ counterparts: undefined, message }))
  await world.settled()
  const [email] = world.hubspot.engagements('emails')
  expect(standsOn(world.hubspot, email).contacts).toEqual([JANE])
  expect(contactOf(world.hubspot, 'ben@northwind.example')).toBeUndefined()
  expect(companiesNamed(world.hubspot, 'northwind.example')).toEqual([])
})
