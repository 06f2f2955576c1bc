// HubSpot allows only so many associations. Logbook reads the account's limits, keeps to them before anything is refused, and tells what it left out.
import { expect, test } from 'vitest'
import { showAccount } from '../../scripts/show-account.ts'
import { refreshAssociationLimits } from '../../server/install/refresh-limits.ts'
import type { Fault } from '../../simulator/control/faults.ts'
import type { RulesPatch } from '../../simulator/rules.ts'
import { anEmailSent, anOpen, contactOf, JANE, KARL, NORA, standsOn } from '../support/events.ts'
import { install, startWorld, type World } from '../support/world.ts'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
const ACME = 'Acme Industries'

/** A world whose clock can be moved on. */
async function startLongWorld(rules: RulesPatch = {}) {
  let later = 0
  const world = await startWorld({
    simulator: { rules },
    logbook: { now: () => new Date(Date.now() + later) },
  })
  const pass = (ms: number) => {
    later += ms
  }
  const sendAll = async (...events: object[]) => {
    await world.sendBatch(events)
    await world.settled()
  }
  return { ...world, pass, sendAll }
}

/** Puts notes on a company, as another app would. */
function fill({ hubspot }: World, notes: number): string[] {
  const company = hubspot.companies().find(({ properties }) => properties.name === ACME)
  return Array.from({ length: notes }, () => {
    const { id } = hubspot.createRecord('notes', { hs_timestamp: '2026-01-01T00:00:00Z' })
    hubspot.associate('notes', id, 'companies', company?.id ?? '')
    return id
  })
}

const asked = ({ simulator }: World) =>
  simulator.calls.map(({ path }) => path).filter((path) => path.startsWith('/crm/limits/'))
/** Writes that HubSpot refused, as a whole or in part. */
const refused = ({ simulator }: World) =>
  simulator.calls.filter(({ path, status }) => path.endsWith('/batch/create') && status !== 201)
const told = async (world: World, id: string) => (await world.trace(id)).trace.map(({ text }) => text)
const warnings = ({ logs }: World) => logs.filter((line) => line.includes('does not tell all limits'))
const newest = ({ hubspot }: World, type: 'emails' | 'notes') =>
  standsOn(hubspot, hubspot.engagements(type).at(-1))

// M51, HX11
test('a record that HubSpot names as full is left out before anything is refused, and the trace says so', async () => {
  const world = await startLongWorld()
  world.hubspot.limitAssociations('companies', 'notes', 5)
  fill(world, 5)
  world.pass(DAY)
  await world.sendAll(anOpen({ id: 'opened' }))
  expect(newest(world, 'notes')).toMatchObject({ contacts: [JANE], companies: [] })
  expect(refused(world)).toEqual([])
  expect(await told(world, 'opened')).toContain(
    `Not on ${ACME}: it has as many of these as HubSpot allows on one record.`,
  )
})

test('limits cost two calls at installation and two a day, however much is sent', async () => {
  const world = await startLongWorld()
  const twoCalls = ['from', '0-49/0-1'].map((what) => `/crm/limits/2026-09/associations/records/${what}`)
  expect(asked(world)).toEqual(twoCalls)
  await world.sendAll(anEmailSent(), anEmailSent({ people: [NORA] }), anOpen())
  world.pass(DAY - HOUR)
  await world.sendAll(anEmailSent())
  expect(asked(world)).toEqual(twoCalls)
  world.pass(HOUR)
  await world.sendAll(anEmailSent())
  await world.sendAll(anEmailSent())
  expect(asked(world)).toEqual([...twoCalls, ...twoCalls])
})

test('while a record is near its limit HubSpot is asked hourly, and no more often', async () => {
  const world = await startLongWorld()
  world.hubspot.limitAssociations('companies', 'notes', 10)
  fill(world, 9)
  world.pass(DAY)
  const askedBy = async (event: object) => {
    const before = asked(world).length
    await world.sendAll(event)
    return asked(world).length - before
  }
  expect(await askedBy(anEmailSent())).toBe(8)
  expect(await askedBy(anEmailSent())).toBe(0)
  world.pass(HOUR)
  expect(await askedBy(anEmailSent())).toBe(8)
})

test('a record that has room again is logged on within the hour', async () => {
  const world = await startLongWorld()
  world.hubspot.limitAssociations('companies', 'notes', 5)
  const notes = fill(world, 5)
  world.pass(DAY)
  await world.sendAll(anOpen())
  for (const note of notes) world.hubspot.archiveRecord('notes', note)
  world.pass(HOUR)
  await world.sendAll(anOpen())
  expect(newest(world, 'notes').companies).toEqual([ACME])
})

// M51, M56, G9
test('a mail to more people than HubSpot allows on one is logged on as many, and names the others', async () => {
  const world = await startLongWorld()
  world.hubspot.limitAssociations('emails', 'contacts', 2)
  world.pass(DAY)
  await world.sendAll(anEmailSent({ id: 'mail', people: [JANE, NORA, KARL] }))
  expect(newest(world, 'emails').contacts).toEqual([JANE, NORA])
  expect(refused(world)).toEqual([])
  const karl = contactOf(world.hubspot, KARL)?.properties.firstname
  expect(await told(world, 'mail')).toContainEqual(
    expect.stringMatching(
      new RegExp(`^Not on ${karl}.*: HubSpot allows at most 2 contacts on one email\\.$`),
    ),
  )
  const { records } = await world.trace('mail')
  expect(records.filter(({ why }) => why === 'engagement_full')).toHaveLength(1)
})

test('events of one message share what HubSpot allows on it', async () => {
  const world = await startLongWorld()
  world.hubspot.limitAssociations('emails', 'contacts', 2)
  world.pass(DAY)
  const message = { message_id: '<m-1@northwind.example>' }
  await world.sendAll(...[JANE, NORA, KARL].map((person) => anEmailSent({ people: [person], message })))
  expect(world.hubspot.engagements('emails')).toHaveLength(1)
  expect(newest(world, 'emails').contacts).toEqual([JANE, NORA])
  expect(refused(world)).toEqual([])
})

const no = (status: number, body: object): Fault => ({ kind: 'status', status, body })

test.each<[string, Fault]>([
  ['refuses', no(403, { category: 'MISSING_SCOPES', message: 'This app lacks a scope.' })],
  ['has no such address', no(404, { message: 'Not\0 found' })],
  ['answers something unknown', no(200, { limits: 'plenty' })],
  [
    'names a record by no number',
    no(200, { limit: 5, results: [], atLimitFromRecordSamples: [{ objectId: 'x' }] }),
  ],
])('where HubSpot %s, Logbook goes on, and says so once in its log', async (_how, fault) => {
  const world = await startLongWorld()
  world.simulator.faults.order({ match: { path: '/crm/limits/' }, times: 99, fault })
  for (const id of ['first', 'second']) {
    world.pass(DAY)
    await world.sendAll(anEmailSent({ id }))
    expect((await world.event(id)).status).toBe('written')
  }
  expect(warnings(world)).toHaveLength(1)
  expect(await showAccount(world.logbook.db, world.hubspot.portalId)).toContain('HubSpot did not tell: ')

  world.simulator.faults.clear()
  world.pass(DAY)
  await world.sendAll(anEmailSent())
  expect(await showAccount(world.logbook.db, world.hubspot.portalId)).not.toContain('did not tell')
})

test('an outage while limits are asked delays no event, and they are asked again after ten minutes', async () => {
  const world = await startLongWorld()
  world.pass(DAY)
  world.simulator.faults.order({ match: { path: '/crm/limits/' }, times: 1, fault: { kind: 'cut' } })
  await world.sendAll(anEmailSent({ id: 'mail' }))
  expect((await world.event('mail')).attempts).toBe(1)
  await world.sendAll(anEmailSent())
  expect(asked(world)).toHaveLength(3)
  world.pass(10 * 60_000)
  await world.sendAll(anEmailSent())
  expect(asked(world)).toHaveLength(5)
  expect(warnings(world)).toEqual([])
})

test('what HubSpot tells of some types counts, although it does not tell of others', async () => {
  const world = await startLongWorld({ engagementLimitsReadable: false })
  expect(warnings(world)).toHaveLength(1)
  const text = await showAccount(world.logbook.db, world.hubspot.portalId)
  expect(text).toContain('HubSpot did not tell: 0-49/0-1: 404')
})

test('an untold limit of a mail is learned from the refusal, and is not held against the people who found no room', async () => {
  const world = await startLongWorld({ engagementLimitsReadable: false })
  world.hubspot.limitAssociations('emails', 'contacts', 2)
  await world.sendAll(anEmailSent({ id: 'crowded', people: [JANE, NORA, KARL] }))
  expect((await world.event('crowded')).reason_text).toContain('but not on Karl')
  await world.sendAll(anEmailSent({ people: [KARL] }))
  expect(newest(world, 'emails').contacts).toEqual([KARL])
})

test('many who ask at once make one question', async () => {
  const world = await startLongWorld()
  world.pass(DAY)
  const before = asked(world).length
  const now = () => new Date(Date.now() + DAY)
  const ask = () => refreshAssociationLimits({ ...world.logbook.install, now }, world.hubspot.portalId)
  await Promise.all([ask(), ask(), ask()])
  expect(asked(world).length - before).toBe(2)
})

// M51
test('an operator sees the limits of an account, and none of another', async () => {
  const world = await startWorld({ portalId: '47110816' })
  const other = world.simulator.portal('47110815')
  other.limitAssociations('emails', 'contacts', 7)
  await install(world.logbook, other)
  const { db } = world.logbook
  expect(await showAccount(db, '47110815')).toMatch(/contacts on one email +7 +0 +0/)
  expect(await showAccount(db, '47110816')).toMatch(/contacts on one email +50000 +0 +0/)
  expect(await showAccount(db, '1')).toBeNull()
})
