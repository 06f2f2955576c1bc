// People without an address: found by their LinkedIn profile or their phone number, or made by one, never twice.
import { expect, test } from 'vitest'
import type { PortalHandle } from '../../simulator/portal-handle.ts'
import { aCall, aLinkedinMessage, anActivity, LINKEDIN, logged } from '../support/activities.ts'
import { anEmailSent, anOpen, contactOf, JANE, standsOn } from '../support/events.ts'
import { startWorld } from '../support/world.ts'

const OTHER = 'https://www.linkedin.com/in/rita-ray'
const isSearch = ({ path }: { path: string }) => path.includes('contacts/search')
const carrying = (hubspot: PortalHandle, url: string) =>
  hubspot.contacts().filter(({ properties }) => properties.hs_linkedin_url === url)

// L25, G6
test('a message, a call and an SMS find the contact by profile or number, however either is written, in a search for each kind', async () => {
  const world = await startWorld()
  const jane = contactOf(world.hubspot, JANE)?.id ?? ''
  world.hubspot.updateRecord('contacts', jane, {
    hs_linkedin_url: 'http://linkedin.com/in/Jane-Cooper',
    phone: '+49 (0)30 123-4567',
  })
  await world.sendBatch([
    aLinkedinMessage({ id: 'profile', people: [{ linkedin_url: `${LINKEDIN}/?trk=x` }] }),
    aCall({
      id: 'call',
      counterparts: undefined,
      call: { direction: 'inbound', from_number: '0049 30 1234567' },
    }),
    anActivity('sms.received', {
      counterparts: undefined,
      message: { text: 'Hi', from_number: '+49 30 1234567' },
    }),
  ])
  await world.settled()
  const [call, message, text] = [
    ...logged(world.hubspot, 'calls'),
    ...logged(world.hubspot, 'communications'),
  ]
  for (const one of [call, message, text]) {
    expect(standsOn(world.hubspot, one)).toMatchObject({ contacts: [JANE], companies: ['Acme Industries'] })
    expect(one?.associations.deals).toHaveLength(5)
  }
  expect((await world.trace('profile')).trace[0]?.text).toBe(
    'The profile linkedin.com/in/jane-cooper is that of the contact Jane Cooper.',
  )
  expect((await world.trace('call')).trace[0]?.text).toBe(
    '+49301234567 is the number of the contact Jane Cooper.',
  )
  expect(world.simulator.calls.filter(isSearch)).toHaveLength(2)
  // What was found is known for a while.
  await world.send(aCall({ id: 'again', people: [{ phone: '+49 30 1234567' }] }))
  await world.settled()
  expect(world.simulator.calls.filter(isSearch)).toHaveLength(2)
})

// L21, L25
test('whom we wrote to by profile or number becomes one contact, at once and before search has seen it', async () => {
  const world = await startWorld({ simulator: { rules: { searchLagMs: 60_000 } } })
  const before = world.hubspot.contacts().length
  const rita = {
    linkedin_url: OTHER,
    first_name: 'Rita',
    company_domain: 'fresh.example',
    phone: '+1 212 555 0142',
  }
  await world.send(aLinkedinMessage({ id: 'first', people: [rita] }))
  await world.settled()
  await world.sendBatch([
    aLinkedinMessage({ id: 'again', people: [{ linkedin_url: `${OTHER}/`, last_name: 'Ray' }] }),
    aCall({ id: 'call', people: [{ phone: '+1 (212) 555-0142', first_name: 'Rita' }] }),
    anOpen({ id: 'open', people: [{ email: 'rita@fresh.example', linkedin_url: OTHER }] }),
  ])
  await world.settled()
  await world.send(anEmailSent({ id: 'mail', people: ['rita@fresh.example'] }))
  await world.settled()
  expect(world.hubspot.contacts()).toHaveLength(before + 1)
  const [contact] = carrying(world.hubspot, OTHER)
  expect(contact?.properties).toMatchObject({ firstname: 'Rita', phone: '+1 212 555 0142' })
  expect(standsOn(world.hubspot, logged(world.hubspot, 'calls')[0])).toMatchObject({
    contacts: [contact?.id],
    companies: ['fresh.example'],
  })
  const mails = world.hubspot.engagements('emails')
  expect(mails.map((mail) => mail.associations.contacts)).toEqual([[contact?.id]])
  expect((await world.trace('open')).trace[0]?.text).toBe(
    'rita@fresh.example is not in HubSpot, but the profile linkedin.com/in/rita-ray is that of the contact Rita, who has no address.',
  )
})

test('a profile that a tool told beside a known address leads to that contact, where it is told alone', async () => {
  const world = await startWorld()
  const before = world.hubspot.contacts().length
  await world.send(anEmailSent({ people: [{ email: JANE, linkedin_url: OTHER }] }))
  await world.settled()
  await world.send(aLinkedinMessage({ id: 'alone', people: [{ linkedin_url: OTHER, first_name: 'Jane' }] }))
  await world.settled()
  expect(standsOn(world.hubspot, logged(world.hubspot, 'communications')[0]).contacts).toEqual([JANE])
  expect(world.hubspot.contacts()).toHaveLength(before)
})

test('a contact by profile whose creation got no answer is looked for, and is made once', async () => {
  const world = await startWorld({ simulator: { rules: { searchLagMs: 60_000 } } })
  const { faults } = world.simulator
  faults.order({ match: { path: /0-1\/batch\/create/ }, times: 1, fault: { kind: 'cut_after_writing' } })
  await world.send(aLinkedinMessage({ id: 'lost', people: [{ linkedin_url: OTHER, first_name: 'Rita' }] }))
  await expect.poll(async () => (await world.event('lost')).attempts, { timeout: 30_000 }).toBe(2)
  expect(await world.event('lost')).toMatchObject({ reason: 'answer_lost' })
  // Half a minute later: search has seen it.
  world.simulator.setRules({ searchLagMs: 0 })
  await world.logbook.db('contact_intents').update({ intent_at: new Date(Date.now() - 31_000) })
  await world.logbook.db('events').update({ due_at: new Date() })
  await world.logbook.db('drains').update({ due: true })
  await world.settled()
  expect(carrying(world.hubspot, OTHER)).toHaveLength(1)
  expect(await world.event('lost')).toMatchObject({ status: 'written' })
})

test('an account without the property for profiles gets people by address all the same, and none by profile', async () => {
  const world = await startWorld()
  world.hubspot.lackProperty('contacts', 'hs_linkedin_url')
  await world.sendBatch([
    anEmailSent({ id: 'mail', people: [{ email: 'kim@globex.example', linkedin_url: LINKEDIN }] }),
    aLinkedinMessage({ id: 'profile', people: [{ linkedin_url: OTHER, first_name: 'Rita' }] }),
  ])
  await world.settled()
  expect(contactOf(world.hubspot, 'kim@globex.example')?.associations.companies).toHaveLength(1)
  expect(await world.event('profile')).toMatchObject({ status: 'skipped', reason: 'not_a_contact' })
  expect((await world.trace('profile')).trace[0]?.text).toContain('could not be searched')
})

// L25
test('where reading by address misses second addresses, that is noticed once, and from then on they are searched for', async () => {
  const world = await startWorld({ simulator: { rules: { readsAdditionalEmails: false } } })
  const [first, second] = ['ines.moreau@globex.example', 'ines@moreau.example']
  const before = world.hubspot.contacts().length
  await world.send(anEmailSent({ people: [second] }))
  await world.settled()
  await world.logbook.db('contact_cache').delete()
  await world.send(anOpen({ people: [second] }))
  await world.settled()
  const [mail] = world.hubspot.engagements('emails')
  const note = logged(world.hubspot, 'notes').at(-1)
  expect([mail, note].map((one) => standsOn(world.hubspot, one).contacts)).toEqual([[first], [first]])
  expect(world.hubspot.contacts()).toHaveLength(before)
})

// L25, L69
test('a new contact joins the company that has the domain beside its first one, or the very name where no domain is known', async () => {
  const world = await startWorld()
  const { hubspot } = world
  const globex = hubspot.companies().find(({ properties }) => properties.name === 'Globex')?.id ?? ''
  hubspot.updateRecord('companies', globex, { hs_additional_domains: 'globex-asia.example;globex.test' })
  const before = hubspot.companies().length
  await world.sendBatch([
    anEmailSent({ id: 'domain', people: ['li@mail.globex-asia.example'] }),
    anEmailSent({ id: 'name', people: [{ email: 'li@gmail.com', company: 'GLOBEX.' }] }),
    anEmailSent({ id: 'other', people: [{ email: 'mo@gmail.com', company: 'Globex Holding' }] }),
  ])
  await world.settled()
  const companiesOf = (email: string) => contactOf(hubspot, email)?.associations.companies
  expect(companiesOf('li@mail.globex-asia.example')).toEqual([globex])
  expect(companiesOf('li@gmail.com')).toEqual([globex])
  expect(companiesOf('mo@gmail.com')).toEqual([])
  expect(hubspot.companies()).toHaveLength(before)
  expect((await world.trace('name')).trace.map(({ text }) => text)).toContain(
    'No domain is known; Globex is the only company called GLOBEX.. That is weak evidence.',
  )
})
