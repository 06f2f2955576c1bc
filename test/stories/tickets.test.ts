// Tickets, for accounts that want activity on them: the newest open ones of each contact, by the permission for tickets, and at no cost for
// accounts that do not.
import { expect, test } from 'vitest'
import { ON_DEMAND_SCOPES, OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../server/hubspot/scopes.ts'
import { engagementTypes } from '../../simulator/object-types.ts'
import type { RecordView } from '../../simulator/portal-handle.ts'
import { aCall, aLinkedinMessage, aMeetingBooked, aTaskCreated } from '../support/activities.ts'
import { openCards } from '../support/cards.ts'
import { anEmailSent, anOpen, contactOf, JANE, NORA, standsOn } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { startHearingWorld } from '../support/webhooks.ts'
import { install, startWorld, type World } from '../support/world.ts'

const USUAL = [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES]
const WITH_TICKETS = [...USUAL, ...ON_DEMAND_SCOPES.tickets]
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const [ANN, BEN] = ['71500001', '71500002']
const [OPEN, CLOSED] = ['1', '4']

/** A ticket of somebody's, as old as that day. */
function addTicket({ hubspot }: World, subject: string, day: number, values: Record<string, string> = {}) {
  const { email = NORA, ...given } = values
  const ticket = hubspot.createRecord('tickets', { subject, hs_pipeline_stage: OPEN, ...given })
  hubspot.updateRecord('tickets', ticket.id, { createdate: `2026-10-0${day}T09:00:00.000Z` })
  hubspot.associate('contacts', contactOf(hubspot, email)?.id ?? '', 'tickets', ticket.id)
  return ticket
}

/** Nora asked four times; the last time she has her answer. */
function addTickets(world: World) {
  addTicket(world, 'Old question', 1, { hubspot_owner_id: ANN })
  addTicket(world, 'Late delivery', 2, { hubspot_owner_id: BEN })
  const torn = addTicket(world, 'Torn film', 3, { hubspot_owner_id: ANN })
  addTicket(world, 'Paid twice', 4, { hubspot_owner_id: ANN, hs_pipeline_stage: CLOSED })
  return { torn }
}

const ticketsOf = ({ hubspot }: World, engagement: RecordView | undefined) =>
  (engagement?.associations.tickets ?? []).map((id) => hubspot.record('tickets', id)?.properties.subject)
const newest = ({ hubspot }: World) => hubspot.engagements('emails').at(-1)
const said = async (world: World, id: string) =>
  (await world.trace(id)).trace.flatMap(({ rule, text }) => (rule.startsWith('tickets.') ? [text] : []))
const callsAboutTickets = ({ simulator }: World) =>
  simulator.calls.flatMap(({ method, path }) =>
    /tickets|0-5/.test(path) ? [`${method} ${path.replace('/2026-09', '')}`] : [],
  )

async function send(world: World, ...events: object[]): Promise<void> {
  await world.sendBatch(events)
  await world.settled()
}

// G8, M18, M57, M51
test('once an admin wants tickets the next mail stands on the newest open ones, and none before: nor is HubSpot asked about them', async () => {
  let later = 0
  const now = () => new Date(Date.now() + later)
  const world = await startWorld({ scopes: WITH_TICKETS, simulator: { now }, logbook: { now } })
  const { torn } = addTickets(world)
  await send(world, anEmailSent({ id: 'before', people: [NORA] }))
  expect(ticketsOf(world, newest(world))).toEqual([])
  expect(await said(world, 'before')).toEqual([])
  expect(callsAboutTickets(world)).toEqual([])

  // What was remembered of Nora a moment ago knows no tickets: she is read again.
  const page = openSettings(world)
  const activities = { stored_as: { 'task.created': 'tasks' } }
  await page.put({ activities, associations: { tickets: { most: 2 } } })
  expect((await page.load()).findings).toEqual([])
  await send(world, anEmailSent({ id: 'after', people: [NORA] }))
  expect(ticketsOf(world, newest(world)).toSorted()).toEqual(['Late delivery', 'Torn film'])
  expect(standsOn(world.hubspot, newest(world))).toMatchObject({
    contacts: [NORA],
    deals: ['Solberg: sample order'],
  })
  expect(await said(world, 'after')).toEqual([
    '4 tickets found for Nora Solberg, 1 of them closed; the newest were taken: Torn film, Late delivery.',
  ])
  const { records } = await world.trace('after')
  const tickets = records.filter(({ object_type_id }) => object_type_id === '0-5')
  expect(tickets.map(({ name, chosen, why }) => [name, chosen, why]).toSorted()).toEqual([
    ['Late delivery', true, 'newest_open_ticket'],
    ['Old question', false, 'older_ticket'],
    ['Paid twice', false, 'closed_ticket'],
    ['Torn film', true, 'newest_open_ticket'],
  ])
  expect(tickets.map(({ url }) => url)).toContain(
    `${world.simulator.url}/contacts/${world.hubspot.portalId}/record/0-5/${torn.id}`,
  )
  const CALLS = [
    'POST /crm/associations/contacts/tickets/batch/read',
    'POST /crm/objects/tickets/batch/read',
    'GET /crm/pipelines/tickets',
  ]
  expect(callsAboutTickets(world).toSorted()).toEqual(CALLS.toSorted())

  // One read is enough for everything of the next ten minutes, of whatever kind, and for many people at once.
  addTicket(world, 'Wrong labels', 2, { email: JANE })
  await send(
    world,
    ...[anOpen, aCall, aLinkedinMessage, aMeetingBooked, aTaskCreated].map((make, index) =>
      make({ id: `kind-${index}`, people: [NORA, JANE].slice(0, index === 0 ? 1 : 2) }),
    ),
  )
  expect(callsAboutTickets(world).slice(CALLS.length)).toEqual(CALLS.slice(0, 2))
  for (const type of engagementTypes) {
    const engagement = world.hubspot.engagements(type).at(-1)
    expect([type, ...ticketsOf(world, engagement)]).toEqual(
      expect.arrayContaining([type, 'Torn film', 'Late delivery']),
    )
  }
  expect(ticketsOf(world, world.hubspot.engagements('calls').at(-1))).toContain('Wrong labels')

  // Nobody tells of a ticket that is closed: it is known ten minutes after it was read.
  world.hubspot.updateRecord('tickets', torn.id, { hs_pipeline_stage: CLOSED })
  later += 11 * MINUTE
  await send(world, anEmailSent({ id: 'closed', people: [NORA] }))
  expect(ticketsOf(world, newest(world)).toSorted()).toEqual(['Late delivery', 'Old question'])
  await page.put({ associations: { tickets: { most: 1, open_only: false } } })
  await send(world, anEmailSent({ id: 'any', people: [NORA] }))
  expect(ticketsOf(world, newest(world))).toEqual(['Paid twice'])
  expect(await said(world, 'any')).toEqual([
    '4 tickets found for Nora Solberg, 2 of them closed; the newest were taken: Paid twice.',
  ])

  // A ticket that has as many emails as it may is left out before HubSpot refuses anything.
  world.hubspot.limitAssociations('tickets', 'emails', 1)
  later += DAY
  await send(world, anEmailSent({ id: 'full', people: [NORA] }))
  expect(ticketsOf(world, newest(world))).toEqual([])
  const full = (await world.trace('full')).records.filter(({ why }) => why === 'record_full')
  expect(full).toMatchObject([{ object_type_id: '0-5', name: 'Paid twice' }])
  const created = world.simulator.calls.filter(({ path }) => path.endsWith('/batch/create'))
  expect(created.every(({ status }) => status === 201)).toBe(true)

  // Unwanted again, they are on nothing and cost nothing.
  const calls = callsAboutTickets(world).length
  await page.put({ associations: { tickets: { most: 0 } } })
  later += 11 * MINUTE
  await send(world, anEmailSent({ id: 'unwanted', people: [NORA] }))
  expect(ticketsOf(world, newest(world))).toEqual([])
  expect(callsAboutTickets(world)).toHaveLength(calls)
})

// G8, M28 to M36, G10
test("a member may have only their own tickets; a contact's card names the tickets, and a contact's new ticket counts at once", async () => {
  const world = await startHearingWorld({ scopes: WITH_TICKETS })
  addTickets(world)
  const associations = { tickets: { most: 5 } }
  await openSettings(world).put({ associations, members: { touch: { tickets: 'own' } } })
  await send(world, anEmailSent({ id: 'own', people: [NORA] }))
  expect(ticketsOf(world, newest(world)).toSorted()).toEqual(['Old question', 'Torn film'])
  const { trace } = await world.trace('own')
  expect(trace.find(({ rule }) => rule === 'touch.out_of_reach')?.text).toContain('Late delivery')
  const nora = contactOf(world.hubspot, NORA)?.id ?? ''
  const { latest } = await openCards(world).status({ objectTypeId: '0-1', id: nora })
  expect(latest?.records.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Nora Solberg', 'Old question', 'Torn film']),
  )
  addTicket(world, 'New question', 5, { hubspot_owner_id: ANN })
  await world.heard()
  await send(world, anEmailSent({ id: 'new', people: [NORA] }))
  expect(ticketsOf(world, newest(world))).toContain('New question')
  await openSettings(world).put({ associations, members: { touch: { tickets: 'none' } } })
  await send(world, anEmailSent({ id: 'none', people: [NORA] }))
  expect(ticketsOf(world, newest(world))).toEqual([])
  expect((await world.event('none')).status).toBe('written')
})

// G8, N11
test('without the permission everything else has the activity, and admin and trace are told why; once it is granted, tickets have it too', async () => {
  const world = await startWorld()
  addTickets(world)
  const page = openSettings(world)
  await page.put({ associations: { tickets: { most: 2 } } })
  expect((await page.load()).findings).toMatchObject([
    {
      ...{ pointer: '/associations/tickets/most', code: 'not_permitted', severity: 'warning' },
      fix: expect.stringContaining('install Logbook again'),
    },
  ])
  const notSeen =
    'The settings want it on tickets, too, but HubSpot does not show Logbook tickets, so it is on none.'
  await send(world, anEmailSent({ id: 'unseen', people: [NORA] }))
  expect(await world.event('unseen')).toMatchObject({ status: 'written' })
  expect(standsOn(world.hubspot, newest(world))).toMatchObject({ deals: ['Solberg: sample order'] })
  expect(ticketsOf(world, newest(world))).toEqual([])
  expect(await said(world, 'unseen')).toEqual([notSeen])
  expect(callsAboutTickets(world)).toEqual([])

  const nora = { objectTypeId: '0-1', id: contactOf(world.hubspot, NORA)?.id ?? '' }
  const { account } = await openCards(world).status(nora)
  expect(account.installUrl).toBe(`${world.url}/oauth/install?with=tickets`)
  const asked = await fetch(`${world.url}/oauth/install?with=tickets`, { redirect: 'manual' })
  const scopes = new URL(asked.headers.get('location') ?? '').searchParams.get('optional_scope')
  expect(scopes?.split(' ')).toEqual([...OPTIONAL_SCOPES, 'tickets'])

  await install(world.logbook, world.hubspot, WITH_TICKETS)
  await send(world, anEmailSent({ id: 'seen', people: [NORA] }))
  expect(ticketsOf(world, newest(world)).toSorted()).toEqual(['Late delivery', 'Torn film'])
  expect((await page.load()).findings).toEqual([])

  // HubSpot may refuse what it has granted, as when a subscription ended: that is no reason to log less, nor to ask at each mail.
  await install(world.logbook, world.hubspot, USUAL)
  await world.logbook.db('accounts').update({ scopes: WITH_TICKETS })
  const calls = callsAboutTickets(world).length
  for (const id of ['refused', 'remembered']) {
    await send(world, anEmailSent({ id, people: [JANE] }))
    expect(await world.event(id)).toMatchObject({ status: 'written' })
    expect(standsOn(world.hubspot, newest(world)).deals).toHaveLength(5)
    expect(await said(world, id)).toEqual([notSeen])
  }
  expect(callsAboutTickets(world)).toHaveLength(calls + 1)
})
