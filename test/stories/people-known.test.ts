// Whom an activity is logged for when HubSpot knows the person: never a second contact, never a blind copy.
import { expect, test } from 'vitest'
import {
  aBounce,
  aClick,
  anEmailReceived,
  anEmailSent,
  anOpen,
  companiesNamed,
  contactOf,
  JANE,
  KARL,
  NORA,
  standsOn,
} from '../support/events.ts'
import { ANN, startWorld } from '../support/world.ts'

const mail = { message_id: '<m-1@northwind.example>', subject: 'Prices' }

// M23, L25
test('a contact known by its second address is used, with its company and deals; both addresses are one person', async () => {
  const world = await startWorld()
  const before = world.hubspot.contacts().length
  await world.send(anEmailSent({ people: ['ines@moreau.example'] }))
  await world.send(anEmailSent({ people: ['Ines.Moreau@Globex.example', 'ines@moreau.example'] }))
  await world.settled()
  const ines = {
    contacts: ['ines.moreau@globex.example'],
    companies: ['Globex'],
    deals: ['Globex: shelving, second hall'],
  }
  const emails = world.hubspot.engagements('emails').map((email) => standsOn(world.hubspot, email))
  expect(emails).toEqual([ines, ines])
  expect(world.hubspot.contacts()).toHaveLength(before)
})

// L25
test('a contact that somebody else creates at the same moment is used, with its deals', async () => {
  const world = await startWorld()
  const { faults, calls } = world.simulator
  faults.order({ match: { path: /0-1\/batch\/create/ }, times: 1, fault: { kind: 'slow', ms: 700 } })
  await world.send(anEmailSent({ id: 'e-1', people: ['kim@globex.example'] }))
  const isSearch = ({ path }: { path: string }) => path.includes('companies/search')
  await expect.poll(() => calls.some(isSearch), { interval: 10 }).toBe(true)
  const { id } = world.hubspot.createRecord('contacts', { email: 'kim@globex.example' })
  const deal = world.hubspot.createRecord('deals', { dealname: 'Globex: ramps', hs_is_closed: 'false' })
  world.hubspot.associate('contacts', id, 'deals', deal.id)
  await world.settled()
  const [email] = world.hubspot.engagements('emails')
  expect(email?.associations).toMatchObject({ contacts: [id], deals: [deal.id] })
  expect((await world.event('e-1')).reason).toBe('written')
})

// M56, MX7
test('one mail to three people is one email with three contacts, their companies and their deals', async () => {
  const world = await startWorld()
  const people = [NORA, 'marcus@feld-consulting.example', 'gavin@hooli.example']
  await world.send(anEmailSent({ people }))
  await world.settled()
  const emails = world.hubspot.engagements('emails')
  expect(emails.map((email) => standsOn(world.hubspot, email))).toEqual([
    {
      contacts: people.toSorted(),
      companies: ['Feld Consulting', 'Hooli'],
      deals: ['Globex: shelving, second hall', 'Hooli: campus cafeteria', 'Solberg: sample order'],
    },
  ])
})

// M56, MX7
test('one mail to sixty people is one email with sixty contacts', async () => {
  const world = await startWorld()
  const people = Array.from({ length: 60 }, (_, index) => `guest-${index}@fair.example`)
  await world.send(anEmailSent({ people }))
  await world.settled()
  const emails = world.hubspot.engagements('emails').map((email) => standsOn(world.hubspot, email))
  expect(emails).toEqual([{ contacts: people.toSorted(), companies: ['fair.example'], deals: [] }])
})

// M56, MX7
test('one mail told as three events is one email, whether they come together or one after the other', async () => {
  const world = await startWorld()
  const told = [NORA, KARL, 'gavin@hooli.example'].map((email) =>
    anEmailSent({ id: email, people: [email], message: mail }),
  )
  await world.sendBatch(told.slice(0, 2))
  await world.settled()
  await world.sendBatch(told.slice(2))
  await world.settled()
  const emails = world.hubspot.engagements('emails')
  expect(emails.map((email) => standsOn(world.hubspot, email))).toEqual([
    {
      contacts: ['gavin@hooli.example', KARL, NORA],
      companies: ['Acme Industries', 'Hooli'],
      deals: ['Hooli: campus cafeteria', 'Solberg: sample order'],
    },
  ])
  expect((await world.event(NORA)).reason).toBe('written')
  expect((await world.event(KARL)).reason).toBe('joined')
  expect((await world.event('gavin@hooli.example')).reason_text).toBe(
    'Added to the engagement that HubSpot already has for this message.',
  )
})

// MX3
test('a blind copy is logged nowhere: no contact, no line in the email, not even where the tool lists it', async () => {
  const world = await startWorld()
  const bcc = [{ email: KARL }, { email: 'secret@hooli.example' }]
  const people = [JANE, KARL, 'secret@hooli.example']
  await world.sendBatch([anEmailSent, aBounce, anOpen].map((event) => event({ people, message: { bcc } })))
  await world.send(anEmailSent({ id: 'blind', people: [KARL], message: { bcc } }))
  await world.settled()
  const emails = world.hubspot.engagements('emails')
  const logged = [...emails, ...world.hubspot.engagements('notes').slice(-1)]
  expect(logged.map((one) => standsOn(world.hubspot, one).contacts)).toEqual([[JANE], [JANE], [JANE]])
  expect(JSON.stringify(logged)).not.toMatch(/karl|secret/)
  expect(contactOf(world.hubspot, 'secret@hooli.example')).toBeUndefined()
  expect((await world.event('blind')).reason_text).toBe(`Not logged: ${KARL} got only a blind copy.`)
})

// M15, M41, MX6
test('mail from a stranger, and what a stranger opens or clicks, is not logged; nobody is created', async () => {
  const world = await startWorld()
  const before = world.hubspot.contacts().length
  const people = ['who@nowhere.example']
  const events = [anEmailReceived, anOpen, aClick].map((event, index) => event({ id: `e-${index}`, people }))
  await world.sendBatch(events)
  await world.settled()
  expect(world.hubspot.contacts()).toHaveLength(before)
  expect(companiesNamed(world.hubspot, 'nowhere.example')).toEqual([])
  expect(world.hubspot.engagements('emails')).toEqual([])
  expect(await world.event('e-1')).toMatchObject({
    status: 'skipped',
    reason: 'not_a_contact',
    reason_text: 'Not logged: who@nowhere.example is not a contact in HubSpot.',
  })
  const { trace } = await world.trace('e-0')
  expect(trace.map(({ text }) => text)).toEqual([
    'who@nowhere.example is not in HubSpot; email.received alone does not create a contact.',
    'So it is not logged.',
  ])
})

// MX6
test('an open by one of several recipients is logged for that one; an open by nobody in particular is refused', async () => {
  const world = await startWorld()
  const to = [{ email: JANE }, { email: NORA }]
  await world.send(anOpen({ people: [NORA], message: { to } }))
  const unclear = await world.send(anOpen({ counterparts: undefined, message: { to } }))
  await world.settled()
  const note = world.hubspot.engagements('notes').at(-1)
  expect(standsOn(world.hubspot, note).contacts).toEqual([NORA])
  expect(note?.properties.hs_note_body).toContain(`By: ${NORA}`)
  expect(unclear).toMatchObject({ status: 422, errors: [{ code: 'no_counterpart' }] })
})

test('the member is never logged as the other side of their own mail', async () => {
  const world = await startWorld()
  const to = [{ email: JANE }, { email: ANN }]
  await world.send(anEmailSent({ counterparts: undefined, message: { to } }))
  await world.settled()
  const [email] = world.hubspot.engagements('emails')
  expect(standsOn(world.hubspot, email).contacts).toEqual([JANE])
  expect(contactOf(world.hubspot, ANN)).toBeUndefined()
})
