// Who owns the contacts and companies that Logbook creates: the member, the owners in turn, or nobody.
import { expect, test } from 'vitest'
import { anEmailSent, contactOf } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { startWorld, type World, type WorldOptions } from '../support/world.ts'

const [ANN_ID, BEN_ID, CARLA_ID, DORA_ID] = ['71500001', '71500002', '71500003', '71500004']
const carla = { email: 'carla@northwind.example' }

async function startRoundRobin(options: WorldOptions = {}): Promise<World> {
  const world = await startWorld(options)
  // Dora has left since the settings were made.
  const dora = world.hubspot.account.owners.find(({ id }) => id === DORA_ID)
  if (dora) dora.archived = false
  const round_robin = [ANN_ID, DORA_ID, BEN_ID, CARLA_ID]
  await openSettings(world).put({ members: { new_record_owners: 'round_robin', round_robin } })
  world.hubspot.archiveOwner(DORA_ID ?? '')
  return world
}

/** An id with an address in it is given up when the person is erased. */
const idOf = (email: string) => `to ${email.split('@')[0]}`

async function write(world: World, ...people: string[]): Promise<void> {
  await world.sendBatch(people.map((email) => anEmailSent({ id: idOf(email), people: [email] })))
  await world.settled()
}

const ownerOf = (world: World, email: string) => contactOf(world.hubspot, email)?.properties.hubspot_owner_id
const ownersOf = (world: World, emails: string[]) => emails.map((email) => ownerOf(world, email))
const strangers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `person-${String(from + n).padStart(2, '0')}@gmail.com`)

function count(owners: readonly (string | undefined)[]) {
  return Object.fromEntries(
    [...Map.groupBy(owners, (owner) => owner ?? 'nobody')].map(([id, all]) => [id, all.length]),
  )
}

// G13
test('new contacts and companies belong to the member whose activity creates them, where the settings say so, and by default to nobody', async () => {
  const world = await startWorld()
  await write(world, 'ada@first.example')
  expect(ownerOf(world, 'ada@first.example')).toBeUndefined()
  await openSettings(world).put({
    members: { new_record_owners: 'member' },
    record_creation: { contacts: { defaults: { hubspot_owner_id: ANN_ID } } },
  })
  await world.send(anEmailSent({ id: 'hers', member: carla, people: ['bob@fresh.example'] }))
  await world.send(
    anEmailSent({ id: 'nobody', member: { email: 'temp@agency.example' }, people: ['cy@other.example'] }),
  )
  await world.settled()
  expect(ownerOf(world, 'bob@fresh.example')).toBe(CARLA_ID)
  const fresh = world.hubspot.companies().find(({ properties }) => properties.domain === 'fresh.example')
  expect(fresh?.properties.hubspot_owner_id).toBe(CARLA_ID)
  expect((await world.trace('hers')).trace.map(({ text }) => text)).toContain(
    'The new contact bob@fresh.example belongs to Carla Diaz, whose activity it is.',
  )
  // Whom nobody is mapped to gives nobody a contact, and what the settings give a new one by default stays.
  expect(ownerOf(world, 'cy@other.example')).toBe(ANN_ID)
  expect((await world.trace('nobody')).trace.map(({ rule }) => rule)).toContain('new_owner.nobody')
})

// G13
test('owners get new contacts in turn: fairly over many claims, without those who left, and a company with its first contact', async () => {
  const world = await startRoundRobin()
  await write(world, ...strangers(0, 7))
  await write(world, ...strangers(7, 8))
  await write(world, ...strangers(8, 12))
  expect(count(ownersOf(world, strangers(0, 12)))).toEqual({
    [ANN_ID ?? '']: 4,
    [BEN_ID ?? '']: 4,
    [CARLA_ID ?? '']: 4,
  })
  const { trace } = await world.trace(idOf('person-00@gmail.com'))
  expect(trace.map(({ text }) => text)).toContain(
    'The new contact person-00@gmail.com belongs to Ann Ryan, whose turn it was.',
  )
  await write(world, 'kim@brandnew.example')
  const company = world.hubspot.companies().find(({ properties }) => properties.domain === 'brandnew.example')
  expect(company?.properties.hubspot_owner_id).toBe(ownerOf(world, 'kim@brandnew.example'))
  // Writing to them again takes no turn; nothing is left that names them.
  await world.sendBatch(strangers(0, 12).map((email) => anEmailSent({ people: [email] })))
  await world.settled()
  const turns = await world.logbook.db('new_record_turns').orderBy('turn')
  expect(turns.map(({ turn }) => turn)).toEqual(['11', '12', '13'])
  expect(turns.every(({ record_key }) => record_key === null)).toBe(true)
})

// G13
test('a turn is taken once for each contact that is created, whatever breaks: lost answers, refusals, a process that dies', async () => {
  const world = await startRoundRobin()
  const { faults } = world.simulator
  const creating = { path: /contacts\/batch\/create/ }
  faults.order({ match: creating, times: 1, fault: { kind: 'cut_after_writing' } })
  faults.order({ match: creating, times: 1, fault: { kind: 'status', status: 503 } })
  await write(world, ...strangers(0, 1))
  await write(world, ...strangers(1, 2))
  await write(world, ...strangers(2, 6))
  expect(ownersOf(world, strangers(0, 6))).toEqual([ANN_ID, BEN_ID, CARLA_ID, ANN_ID, BEN_ID, CARLA_ID])

  // A promise that was kept before everything ended is kept still; whoever was never created gives the turn back.
  const { db } = world.logbook
  const promised = {
    portal_id: world.hubspot.portalId,
    record_key: 'person-06@gmail.com',
    owner_id: CARLA_ID,
    turn: 7,
  }
  await db('new_record_turns').insert(promised)
  world.hubspot.deleteForPrivacy('person-07@gmail.com')
  await write(world, 'person-07@gmail.com')
  expect((await world.event(idOf('person-07@gmail.com'))).status).toBe('skipped')
  await write(world, ...strangers(6, 7), ...strangers(8, 11))
  expect(ownersOf(world, [...strangers(6, 7), ...strangers(8, 11)])).toEqual([
    CARLA_ID,
    ANN_ID,
    BEN_ID,
    CARLA_ID,
  ])

  // Ben leaves: his turns go to the others, from the next contact on.
  world.hubspot.archiveOwner(BEN_ID ?? '')
  await db('accounts').update({ owners_read_at: null })
  await write(world, ...strangers(11, 15))
  expect(count(ownersOf(world, strangers(11, 15)))).toEqual({ [ANN_ID ?? '']: 2, [CARLA_ID ?? '']: 2 })
})
