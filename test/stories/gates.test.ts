// Who is left out stays out, by whatever an event names them.
import { expect, test } from 'vitest'
import { aLinkedinMessage } from '../support/activities.ts'
import { linesWith } from '../support/dump.ts'
import { anEmailReceived, anEmailSent, companiesNamed, contactOf, NORA, standsOn } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { startWorld } from '../support/world.ts'

const CANARY = 'canary-at-the-gate'

// M44, MX11
test('whoever is told to be of an excluded company is left out at the door, without an address, too', async () => {
  const world = await startWorld()
  await openSettings(world).put({ exclusions: { domains: ['law.example'] } })
  const lena = {
    ...{ first_name: 'Lena', last_name: 'Lawless', company: 'Lawless & Sons', company_domain: 'law.example' },
    linkedin_url: 'https://www.linkedin.com/in/lena-lawless',
  }
  await world.send(aLinkedinMessage({ id: 'lena', people: [lena], message: { text: CANARY } }))
  await world.settled()
  expect(await world.event('lena')).toMatchObject({ status: 'skipped', reason: 'excluded' })
  expect((await world.trace('lena')).trace).toMatchObject([
    { rule: 'gate.domain', text: expect.stringContaining('law.example') },
    { rule: 'verdict.skipped' },
  ])
  expect(companiesNamed(world.hubspot, 'law.example')).toEqual([])
  expect(await linesWith(world.logbook.db, [CANARY, 'lawless'])).toEqual([])
})

// M44, HX3
test('a contact is left out by each of their addresses; others get what concerns them as well, and nothing of it says who', async () => {
  const world = await startWorld()
  const ines = { email: 'ines.moreau@globex.example', hs_additional_emails: 'ines@moreau.example' }
  const { id } = world.hubspot.createRecord('contacts', { ...ines, firstname: 'Ines', lastname: 'Moreau' })
  await openSettings(world).put({ exclusions: { domains: ['globex.example'] } })
  const private_ = { email: 'ines@moreau.example', first_name: 'Ines', last_name: 'Moreau' }
  const message = { text: CANARY, subject: CANARY, from: { email: private_.email } }
  await world.sendBatch([
    anEmailSent({ id: 'alone', people: [private_], message: { text: CANARY, subject: CANARY } }),
    anEmailReceived({ id: 'theirs', people: [private_, NORA], message }),
    anEmailSent({ id: 'both', people: [private_, NORA], message: { to: [private_, { email: NORA }] } }),
  ])
  await world.settled()
  for (const event of ['alone', 'theirs']) {
    expect(await world.event(event)).toMatchObject({ status: 'skipped', reason: 'excluded' })
    expect((await world.trace(event)).trace).toMatchObject([
      { rule: 'gate.domain', text: expect.stringContaining('globex.example, by another address') },
      { rule: 'verdict.skipped' },
    ])
  }
  expect((await world.event('both')).status).toBe('written')
  const [email, ...others] = world.hubspot.engagements('emails')
  expect(others).toEqual([])
  expect(standsOn(world.hubspot, email).contacts).toEqual([NORA])
  expect(world.hubspot.record('contacts', id)?.associations.companies).toEqual([])
  expect(JSON.stringify(email)).not.toContain('moreau')
  expect(await linesWith(world.logbook.db, [CANARY])).toEqual([])
  const known = /event_contents|events:/
  const named = await linesWith(world.logbook.db, ['moreau'])
  expect(named.filter((line) => known.test(line))).toEqual([])
})

// M43, L12
test('mail among the account’s own people is left out without being told who they are', async () => {
  const world = await startWorld()
  const page = openSettings(world)
  expect((await page.load()).choices.user_domains).toEqual(['northwind.example'])
  const petra = 'payroll.petra@northwind.example'
  await world.send(anEmailSent({ id: 'wages', people: [petra], message: { text: CANARY } }))
  await world.settled()
  expect(await world.event('wages')).toMatchObject({ status: 'skipped', reason: 'internal' })
  expect((await world.trace('wages')).trace).toMatchObject([
    { rule: 'gate.internal', text: expect.stringContaining('northwind.example is a domain of your users') },
    { rule: 'verdict.skipped' },
  ])
  expect(await linesWith(world.logbook.db, [CANARY, 'payroll'])).toEqual([])
  expect([contactOf(world.hubspot, petra), ...companiesNamed(world.hubspot, 'northwind.example')]).toEqual([
    undefined,
  ])

  await page.put({ exclusions: { internal: { has_users: false } } })
  await world.send(anEmailSent({ id: 'as-wished', people: [petra] }))
  await world.settled()
  expect((await world.event('as-wished')).status).toBe('written')

  const member = { email: 'ann@getnorthwind.example' }
  await page.put({ exclusions: { internal: { domains: ['northwind.example'], has_users: false } } })
  await world.send(anEmailSent({ id: 'elsewhere', member, people: ['boss@northwind.example'] }))
  await world.settled()
  expect(await world.event('elsewhere')).toMatchObject({ status: 'skipped', reason: 'internal' })
  expect(contactOf(world.hubspot, 'boss@northwind.example')).toBeUndefined()
})
