// What a lead wants stands on the contact: the current answer, whatever came in when, and whoever set it last.
import { expect, test } from 'vitest'
import { REQUIRED_SCOPES } from '../../server/hubspot/scopes.ts'
import { anActivity, logged } from '../support/activities.ts'
import { openCards, recordNamed } from '../support/cards.ts'
import { contactOf, JANE, KARL, NORA } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { startHearingWorld } from '../support/webhooks.ts'
import { startWorld, type World } from '../support/world.ts'

const MINUTE = 60_000
const UPDATE = '/crm/objects/2026-09/contacts/batch/update'
/** The files of a test run for minutes, an event may lie an hour ahead. */
const at = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toISOString()

function interest(state: string, minutes: number, fields: object = {}) {
  return anActivity('lead.interest_changed', { occurred_at: at(minutes), interest: { state }, ...fields })
}

function unsubscribed(unsubscribe: object, minutes: number, fields: object = {}) {
  return anActivity('email.unsubscribed', { occurred_at: at(minutes), unsubscribe, ...fields })
}

function wishesOf({ hubspot }: World, email = JANE): Record<string, string> {
  const properties = Object.entries(contactOf(hubspot, email)?.properties ?? {})
  return Object.fromEntries(properties.filter(([name]) => name.startsWith('logbook_')))
}

async function sendOne(world: World, event: { id: string }) {
  await world.send(event)
  await world.settled()
  const { status, reason, reason_text: text } = await world.event(event.id)
  const { trace } = await world.trace(event.id)
  return { status, reason, text, rules: trace.map(({ rule }) => rule) }
}

const updates = ({ simulator }: World) => simulator.calls.filter(({ path }) => path === UPDATE)

// LX12, 2d, L52, G20, N16
test('a contact shows what the lead wants now, whatever the order in which it is told; notes tell the stream', async () => {
  const world = await startWorld()
  const paused = interest('paused', -10)
  expect(await sendOne(world, paused)).toMatchObject({ reason: 'written' })
  const late = await sendOne(world, interest('interested', -30, { mode: 'backfill' }))
  expect(late).toMatchObject({ status: 'written', reason: 'written' })
  expect(late.rules).toContain('wish.newer')
  await world.sendBatch([interest('not_interested', -3, { id: 'last' }), interest('resumed', -5)])
  await world.settled()
  expect((await world.trace('last')).trace.map(({ rule }) => rule)).toContain('wish.set')
  const list = { by: 'list', list: 'Competitors' }
  await world.sendBatch([
    unsubscribed(list, -20, { people: [JANE, KARL] }),
    unsubscribed({ by: 'lead' }, -40, { campaign: { name: 'Spring launch' } }),
  ])
  await world.settled()
  expect(wishesOf(world)).toEqual({
    logbook_interest: 'not_interested',
    logbook_interest_since: expect.stringMatching(/^20/),
    logbook_unsubscribed_since: expect.stringMatching(/^20/),
    logbook_unsubscribed_by: 'list',
    logbook_unsubscribed_from: 'Competitors',
  })
  expect(wishesOf(world, KARL)).toMatchObject({ logbook_unsubscribed_from: 'Competitors' })
  expect(logged(world.hubspot, 'notes')).toHaveLength(6)
  expect(world.hubspot.account.customGroups).toContainEqual(expect.objectContaining({ label: 'Logbook' }))
  // The late one changed nothing, so nothing was sent for it.
  expect(updates(world)).toHaveLength(3)
})

// 2d, L50
test('the settings say whether a contact shows it, a note tells it, or both', async () => {
  const world = await startWorld()
  const page = openSettings(world)
  await page.put({ activities: { interest: 'property', unsubscribes: 'note' } })
  const alone = await sendOne(world, interest('interested', -10, { id: 'alone' }))
  expect(alone).toMatchObject({ status: 'written', reason: 'on_contact' })
  expect(alone.text).toBe('The contact in HubSpot shows it: Interested. Your settings want no note of it.')
  expect(alone.rules).toEqual(expect.arrayContaining(['wish.set', 'wish.no_note', 'verdict.written']))
  expect(await sendOne(world, interest('paused', -20))).toMatchObject({ reason: 'newer_on_contact' })
  expect(logged(world.hubspot, 'notes')).toEqual([])
  const log = await openCards(world).log(recordNamed(world, JANE))
  expect(log.rows.map(({ reason }) => reason)).toEqual(['on_contact', 'newer_on_contact'])
  expect((await world.trace('alone')).records).toMatchObject([{ object_type_id: '0-1', chosen: true }])

  expect((await sendOne(world, unsubscribed({ by: 'lead' }, -5))).rules).toContain('engagement.new')
  expect(wishesOf(world)).toEqual({
    logbook_interest: 'interested',
    logbook_interest_since: expect.any(String),
  })
  await page.put({ activities: { stored_as: { 'lead.interest_changed': 'nothing' } } })
  expect(await sendOne(world, interest('resumed', -1))).toMatchObject({ reason: 'activity_off' })
  expect(wishesOf(world).logbook_interest).toBe('interested')
})

test('who may not reach a contact changes nothing there, and whom the settings exclude is not asked about', async () => {
  const world = await startWorld()
  const touch = { contacts: 'none' }
  const activities = { interest: 'property' }
  await openSettings(world).put({ activities, members: { touch }, exclusions: { addresses: [KARL] } })
  expect(await sendOne(world, interest('interested', -10))).toMatchObject({ reason: 'out_of_reach' })
  const excluded = await sendOne(world, interest('interested', -10, { people: [KARL] }))
  expect(excluded).toMatchObject({ status: 'skipped', reason: 'excluded' })
  expect([wishesOf(world), wishesOf(world, KARL), updates(world)]).toEqual([{}, {}, []])
})

test('what a person sets on the contact stays until something newer happens', async () => {
  const world = await startWorld()
  await openSettings(world).put({ activities: { interest: 'property' } })
  await sendOne(world, interest('interested', -30))
  const { id = '' } = contactOf(world.hubspot, JANE) ?? {}
  world.hubspot.changeProperty('contacts', id, 'logbook_interest', 'not_interested')
  const earlier = await sendOne(world, interest('resumed', -10))
  expect(earlier).toMatchObject({ status: 'written', reason: 'newer_on_contact' })
  expect(earlier.text).toContain('somebody set it on the contact')
  expect(wishesOf(world).logbook_interest).toBe('not_interested')
  expect(await sendOne(world, interest('paused', 10))).toMatchObject({ reason: 'on_contact' })
  expect(wishesOf(world).logbook_interest).toBe('paused')
})

test('a property that somebody deletes is made again, and shows what is wanted then', async () => {
  const world = await startWorld()
  await sendOne(world, interest('interested', -30))
  world.hubspot.deleteProperty('contacts', 'logbook_interest')
  expect(wishesOf(world).logbook_interest).toBeUndefined()
  const next = await sendOne(world, interest('paused', -10, { id: 'next' }))
  expect(next.status).toBe('written')
  expect(wishesOf(world).logbook_interest).toBe('paused')
  const log = (await world.trace('next')).log.map(({ reason }) => reason)
  expect(log).toContain('property_missing')
  expect(logged(world.hubspot, 'notes')).toHaveLength(2)
})

test('where HubSpot lets nobody make the properties, notes tell it, and the trace says why', async () => {
  const world = await startWorld({ scopes: [...REQUIRED_SCOPES] })
  await openSettings(world).put({ activities: { interest: 'property' } })
  const told = await sendOne(world, interest('interested', -10))
  expect(told).toMatchObject({ status: 'written', reason: 'written' })
  expect(told.rules).toContain('wish.no_properties')
  expect(logged(world.hubspot, 'notes')).toHaveLength(1)
  expect(updates(world)).toEqual([])
})

test('one call tells a hundred contacts, and what HubSpot refuses for one costs no other', async () => {
  const world = await startWorld()
  await openSettings(world).put({ activities: { interest: 'property', unsubscribes: 'both' } })
  const emails = Array.from({ length: 120 }, (_, n) => `lead-${n}@many.example`)
  for (const email of emails) world.hubspot.createRecord('contacts', { email })
  const option = world.hubspot.account.customProperties.find(
    ({ property }) => property.name === 'logbook_interest',
  )
  if (option) option.property.options = option.property.options.filter(({ value }) => value !== 'paused')
  await world.sendBatch([
    ...emails.map((email) => interest('interested', -10, { people: [email] })),
    interest('paused', -10, { id: 'refused', people: [NORA] }),
    interest('paused', -10, { id: 'half', people: [NORA, JANE] }),
  ])
  await world.settled()
  expect(await world.event('refused')).toMatchObject({ status: 'failed', reason: 'hubspot_refused' })
  expect(emails.filter((email) => wishesOf(world, email).logbook_interest === 'interested')).toEqual(emails)
  expect(updates(world).length).toBeLessThanOrEqual(2)
})

test('when the answer of an update is lost or comes too late, the last word still wins, and nobody takes ours for a person’s', async () => {
  const world = await startWorld({ logbook: { hubspotTimeoutMs: 300 } })
  await openSettings(world).put({ activities: { interest: 'property' } })
  // Never sent, taken and not answered, and taken only after nobody waited for it any more.
  const faults = [{ kind: 'cut' }, { kind: 'cut_after_writing' }, { kind: 'slow', ms: 1_000 }] as const
  for (const [index, email] of [JANE, KARL, NORA].entries()) {
    const [fault = faults[0]] = faults.slice(index)
    const people = [email]
    world.simulator.faults.order({ match: { path: UPDATE }, times: 1, fault })
    await world.send(interest('interested', -30, { id: `first ${index}`, people }))
    const first = async () => (await world.event(`first ${index}`)).reason
    await expect.poll(first, { timeout: 10_000, interval: 10 }).toBe('answer_lost')
    await world.send(interest('not_interested', -20, { id: `second ${index}`, people }))
    await world.settled()
    expect([email, wishesOf(world, email).logbook_interest]).toEqual([email, 'not_interested'])
    expect((await world.event(`second ${index}`)).reason).toBe('on_contact')
    expect(await first()).toMatch(/on_contact$/)
  }
})

// G10, HX12
test('after a merge the survivor shows the newer of both, and a late event changes nothing', async () => {
  const world = await startHearingWorld()
  await sendOne(world, interest('interested', -30, { people: [JANE] }))
  await sendOne(world, interest('not_interested', -20, { people: [KARL] }))
  const idOf = (email: string) => contactOf(world.hubspot, email)?.id ?? ''
  const survivor = world.hubspot.mergeContacts(idOf(JANE), idOf(KARL), true)
  await world.heard()
  expect((await sendOne(world, interest('paused', -25, { people: [KARL] }))).rules).toContain('wish.newer')
  expect(world.hubspot.record('contacts', survivor)?.properties.logbook_interest).toBe('not_interested')
})

test('a person who is forgotten leaves no wish behind', async () => {
  const world = await startHearingWorld()
  await sendOne(
    world,
    unsubscribed({ by: 'list', list: `Friends of ${JANE}` }, -30, { people: [JANE, KARL] }),
  )
  expect(await world.logbook.db('contact_wishes')).toHaveLength(2)
  world.hubspot.deleteForPrivacy(contactOf(world.hubspot, JANE)?.id ?? '')
  await world.heard()
  expect(await world.logbook.db('contact_wishes')).toEqual([])
})
