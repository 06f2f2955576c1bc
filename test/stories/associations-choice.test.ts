// Which company and which deals an activity stands on, and how anybody can see why.
import { expect, test } from 'vitest'
import { anEmailSent, JANE, NORA, standsOn } from '../support/events.ts'
import { startWorld } from '../support/world.ts'

const MARCUS = 'marcus@feld-consulting.example'

// M19, M18
test('of several companies only the primary one gets the activity; the others are named as considered', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ id: 'e-1', people: [MARCUS] }))
  await world.settled()
  const [email] = world.hubspot.engagements('emails')
  const { records, trace } = await world.trace('e-1')
  const companies = records.filter(({ object_type_id }) => object_type_id === '0-2')
  expect(standsOn(world.hubspot, email).companies).toEqual(['Feld Consulting'])
  expect(companies.map(({ name, chosen, why }) => [name, chosen, why])).toEqual([
    ['Feld Consulting', true, 'primary_company'],
    ['Globex', false, 'not_primary'],
    ['Initech', false, 'not_primary'],
  ])
  expect(trace.map(({ text }) => text)).toContain(
    '3 companies found for Marcus Feld; Feld Consulting is the primary, so the activity went there.',
  )
})

// M20, HX1
test('of seven open and three closed deals exactly the five newest open ones get the activity', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ id: 'e-1', people: [JANE] }))
  await world.settled()
  const { records, trace } = await world.trace('e-1')
  const deals = records.filter(({ object_type_id }) => object_type_id === '0-3')
  const named = (reason: string) => deals.filter(({ why }) => why === reason).map(({ name }) => name)
  expect(named('newest_open_deal')).toHaveLength(5)
  expect(named('older_deal').toSorted()).toEqual(['Acme: packaging line 1', 'Acme: packaging line 2'])
  expect(named('closed_deal')).toHaveLength(3)
  expect(trace.map(({ text }) => text)).toContain(
    '10 deals found for Jane Cooper, 3 closed; the 5 newest open kept: ' +
      'Acme: service contract, Acme: labels 2027, Acme: training days, Acme: spare rollers, Acme: pallet wrap.',
  )
})

// M20
test('a deal that was won meanwhile makes room for the next older open one', async () => {
  const world = await startWorld()
  const won = world.hubspot.deals().find(({ properties }) => properties.dealname === 'Acme: labels 2027')
  world.hubspot.updateRecord('deals', won?.id ?? '', { dealstage: 'closedwon' })
  await world.send(anEmailSent({ people: [JANE] }))
  await world.settled()
  const { deals } = standsOn(world.hubspot, world.hubspot.engagements('emails')[0])
  expect(deals).toHaveLength(5)
  expect(deals).toContain('Acme: packaging line 2')
  expect(deals).not.toContain('Acme: labels 2027')
})

// M16, M23
test('a contact without a company or with closed deals only still gets the activity', async () => {
  const world = await startWorld()
  await world.sendBatch([
    anEmailSent({ id: 'nora', people: [NORA] }),
    anEmailSent({ id: 'petra', people: ['petra@stark-bau.example'] }),
  ])
  await world.settled()
  const [toNora, toPetra] = world.hubspot.engagements('emails').map((one) => standsOn(world.hubspot, one))
  expect(toNora).toEqual({ contacts: [NORA], companies: [], deals: ['Solberg: sample order'] })
  expect(toPetra).toEqual({ contacts: ['petra@stark-bau.example'], companies: ['Stark Bau'], deals: [] })
  expect((await world.trace('nora')).trace.map(({ text }) => text)).toContain('Nora Solberg has no company.')
  expect((await world.trace('petra')).trace.map(({ text }) => text)).toContain(
    '2 deals found for Petra Stark, 2 closed; none is open.',
  )
})

// M18
test('the deal of two recipients stands on the email once', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ people: ['aoife@initech.example', 'bill@initech.example'] }))
  await world.settled()
  const [email] = world.hubspot.engagements('emails')
  expect(standsOn(world.hubspot, email)).toEqual({
    contacts: ['aoife@initech.example', 'bill@initech.example'],
    companies: ['Initech'],
    deals: ['Initech: office supplies'],
  })
})
