// People of whom too little is known to make a contact: their activity waits, costs HubSpot nothing meanwhile, and ends one way or the
// other. And companies of which too little is known. (L60)
import { expect, test } from 'vitest'
import { aCall, aLinkedinMessage, LINKEDIN, logged } from '../support/activities.ts'
import { openCards } from '../support/cards.ts'
import { anEmailSent, companiesNamed, contactOf, standsOn } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { startHearingWorld } from '../support/webhooks.ts'
import { startWorld, type World } from '../support/world.ts'

const NIA = 'nia@newcomer.example'
const PHONE = '+43 1 5550199'
const DAY_MS = 24 * 60 * 60_000

const askFor = (world: World, mandatory: string[][]) =>
  openSettings(world).put({ record_creation: { contacts: { mandatory } } })
const statusOf = async (world: World, id: string) => (await world.event(id)).status
const becomes = (world: World, id: string, status: string) =>
  expect.poll(() => statusOf(world, id), { timeout: 10_000 }).toBe(status)

/** As if this much time had passed for everything that waits. */
async function wait({ logbook }: World, ms: number): Promise<void> {
  const before = { ms }
  await logbook.db.raw(
    `update events set due_at = due_at - :ms * interval '1 millisecond', received_at = received_at - :ms * interval '1 millisecond'
     where state = 'held'`,
    before,
  )
  await logbook.db('drains').update({ due: true })
}

// L60, L26
test('activity with somebody incomplete goes on when HubSpot says that a contact has their address, profile or number', async () => {
  const world = await startHearingWorld()
  await askFor(world, [['lastname', 'jobtitle']])
  await world.sendBatch([
    anEmailSent({ id: 'mail', people: [NIA] }),
    aLinkedinMessage({ id: 'profile', people: [{ linkedin_url: LINKEDIN, first_name: 'Li' }] }),
    aCall({ id: 'call', people: [{ phone: PHONE }] }),
  ])
  await world.settled()
  for (const id of ['mail', 'profile', 'call']) {
    expect(await world.event(id)).toMatchObject({ status: 'held', reason: 'contact_incomplete' })
  }
  expect((await world.event('mail')).reason_text).toContain('lastname / jobtitle')
  // Nobody asks HubSpot meanwhile, and the story says when somebody will.
  const before = world.simulator.calls.length
  const { event, next_try_at } = await world.event('mail')
  expect(Date.parse(next_try_at ?? '')).toBeGreaterThan(Date.now() + 0.9 * DAY_MS)
  expect((await openCards(world).story(event)).nextTryAt).toBe(next_try_at)
  expect(world.simulator.calls).toHaveLength(before)

  const known = ['Nia', 'Li', 'Cal'].map((firstname) => world.hubspot.createRecord('contacts', { firstname }))
  const [nia, li, cal] = known.map(({ id }) => id)
  world.hubspot.updateRecord('contacts', nia ?? '', { email: NIA })
  world.hubspot.updateRecord('contacts', li ?? '', { hs_linkedin_url: `${LINKEDIN}/` })
  world.hubspot.updateRecord('contacts', cal ?? '', { mobilephone: '+43 (1) 555 0199' })
  await world.heard()
  await becomes(world, 'mail', 'written')
  // What only search finds is looked for once search has seen it.
  await world.logbook.db('events').where('due_at', '>', new Date()).update({ due_at: new Date() })
  await world.logbook.db('drains').update({ due: true })
  await becomes(world, 'profile', 'written')
  await becomes(world, 'call', 'written')
  const contactsOf = (type: 'emails' | 'communications' | 'calls') =>
    logged(world.hubspot, type).map(({ associations }) => associations.contacts)
  expect([contactsOf('emails'), contactsOf('communications'), contactsOf('calls')]).toEqual([
    [[nia]],
    [[li]],
    [[cal]],
  ])
})

// L60
test('what HubSpot does not tell of is looked for ever more seldom, and after 90 days it ends with a reason', async () => {
  const world = await startWorld()
  await askFor(world, [['lastname']])
  await world.sendBatch([
    anEmailSent({ id: 'found', people: [NIA] }),
    anEmailSent({ id: 'never', people: ['no@x.example'] }),
  ])
  await world.settled()
  world.hubspot.createRecord('contacts', { email: NIA })
  const before = world.simulator.calls.length
  await wait(world, DAY_MS + 60_000)
  await becomes(world, 'found', 'written')
  // One look a day costs what any mail does.
  expect(world.simulator.calls.length - before).toBeLessThan(8)
  // How far away its next look is, once it was looked at.
  const next = async () => Date.parse((await world.event('never')).next_try_at ?? '') - Date.now()
  await expect.poll(next, { timeout: 10_000 }).toBeGreaterThan(DAY_MS)
  await wait(world, 30 * DAY_MS)
  await expect.poll(next, { timeout: 10_000 }).toBeGreaterThan(13 * DAY_MS)
  expect(await world.event('never')).toMatchObject({ status: 'held', reason: 'contact_incomplete' })
  await wait(world, 60 * DAY_MS)
  await becomes(world, 'never', 'skipped')
  expect(await world.event('never')).toMatchObject({ reason: 'never_completed' })
  expect((await world.event('never')).reason_text).toContain('lastname')
})

// L30 to L33, L60
test('a contact made without its company, for want of the name, joins it when somebody there names it', async () => {
  const world = await startWorld()
  await openSettings(world).put({ record_creation: { companies: { mandatory: [['name']] } } })
  const [first, second] = ['first@newcomer.example', 'second@newcomer.example']
  await world.sendBatch([
    anEmailSent({ id: 'one', people: [first] }),
    anEmailSent({ id: 'two', people: [second] }),
  ])
  await world.settled()
  expect((await world.trace('one')).trace.map(({ text }) => text)).toContain(
    'No company had the domain newcomer.example, and none is made without name; the contact joins it once that is known.',
  )
  // Somebody has given the second one another company meanwhile.
  const [acme] = world.hubspot.companies()
  const secondId = contactOf(world.hubspot, second)?.id ?? ''
  world.hubspot.associate('contacts', secondId, 'companies', acme?.id ?? '', { primary: true })
  await world.send(anEmailSent({ id: 'named', people: [{ email: first, company: 'Newcomer' }] }))
  await world.settled()
  expect(companiesNamed(world.hubspot, 'newcomer.example')).toEqual(['Newcomer'])
  const companyId = contactOf(world.hubspot, first)?.associations.companies
  expect(companyId).toHaveLength(1)
  expect(contactOf(world.hubspot, second)?.associations.companies).toEqual([acme?.id])
  expect((await world.trace('named')).trace.map(({ text }) => text)).toContain(
    'Enough is known now of the company with the domain newcomer.example: 2 contacts that waited for it joined Newcomer.',
  )
  await world.send(anEmailSent({ id: 'next', people: [first] }))
  await world.settled()
  expect(standsOn(world.hubspot, world.hubspot.engagements('emails').at(-1)).companies).toEqual(['Newcomer'])
  expect(await world.logbook.db('awaited_companies').select('*')).toEqual([])
})
