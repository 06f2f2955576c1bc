// Under whose name an activity stands: the member's, else the contact's owner's, else the default owner's.
import { expect, test } from 'vitest'
import { anEmailReceived, anEmailSent, anOpen, aReplyByContact, JANE } from '../support/events.ts'
import { startWorld, type World } from '../support/world.ts'

const ANN_ID = '71500001'
const BEN_ID = '71500002'
const CARLA_ID = '71500003'

const carla = { email: 'Carla@northwind.example' }
const leftLongAgo = { email: 'dora@northwind.example' }
const stranger = { email: 'temp@northwind.example' }

function ownersOf({ hubspot }: World) {
  return hubspot.engagements('emails').map(({ properties }) => properties.hubspot_owner_id)
}

async function ownerSteps(world: World, id: string) {
  const { trace } = await world.trace(id)
  return trace.filter(({ rule }) => rule.startsWith('owner.')).map(({ text }) => text)
}

// L45, HX5
test('a mail stands under the member who sent or got it, even on a colleague’s contact', async () => {
  const world = await startWorld()
  const mails = [anEmailSent, anEmailReceived, aReplyByContact]
  await world.sendBatch(mails.map((mail) => mail({ member: carla, people: [JANE] })))
  await world.send(anOpen({ member: carla, people: [JANE] }))
  await world.settled()
  expect(ownersOf(world)).toEqual([CARLA_ID, CARLA_ID, CARLA_ID])
  expect(world.hubspot.engagements('notes').at(-1)?.properties.hubspot_owner_id).toBe(CARLA_ID)
})

// L45, L46
test('the activity of somebody who left, or whom HubSpot does not know, stands under the owner of the contact', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ id: 'left', member: leftLongAgo, people: [JANE] }))
  await world.send(anEmailReceived({ id: 'stranger', member: stranger, people: [JANE] }))
  await world.settled()
  expect(ownersOf(world)).toEqual([BEN_ID, BEN_ID])
  expect(await ownerSteps(world, 'left')).toEqual([
    'dora@northwind.example is deactivated in HubSpot.',
    'Logged under Ben Ode, who owns Jane Cooper.',
  ])
  expect(await ownerSteps(world, 'stranger')).toEqual([
    'temp@northwind.example is no user in HubSpot.',
    'Logged under Ben Ode, who owns Jane Cooper.',
  ])
})

// L46
test('of several contacts the first who has an active owner gives theirs', async () => {
  const world = await startWorld()
  const people = ['emil@waystar.example', 'petra@stark-bau.example', 'sofia@acme.example', JANE]
  await world.send(anEmailSent({ member: undefined, people }))
  await world.settled()
  expect(ownersOf(world)).toEqual([CARLA_ID])
})

// L46, L47
test('a contact of nobody, or of somebody who left, puts the activity under who installed Logbook', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ id: 'nobody', member: undefined, people: ['emil@waystar.example'] }))
  await world.send(anEmailSent({ id: 'left', member: leftLongAgo, people: ['petra@stark-bau.example'] }))
  await world.settled()
  expect(ownersOf(world)).toEqual([ANN_ID, ANN_ID])
  expect(await ownerSteps(world, 'nobody')).toEqual(['Logged under Ann Ryan, the default owner.'])
  expect(await ownerSteps(world, 'left')).toEqual([
    'dora@northwind.example is deactivated in HubSpot.',
    'Logged under Ann Ryan, the default owner.',
  ])
})

// L45
test('a colleague who joined after the installation gets their own activities', async () => {
  let passedMs = 0
  const world = await startWorld({ logbook: { now: () => new Date(Date.now() + passedMs) } })
  const { id } = world.hubspot.addOwner({ email: 'fay@northwind.example', firstName: 'Fay', lastName: 'New' })
  passedMs = 60_000
  await world.send(anEmailSent({ id: 'e-1', member: { email: 'fay@northwind.example' } }))
  await world.settled()
  expect(ownersOf(world)).toEqual([id])
  expect(await ownerSteps(world, 'e-1')).toEqual([
    'Logged under Fay New, who acted as fay@northwind.example.',
  ])
})
