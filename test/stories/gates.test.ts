// Who is left out stays out, by whatever an event names them.
import { expect, test } from 'vitest'
import { aLinkedinMessage } from '../support/activities.ts'
import { linesWith } from '../support/dump.ts'
import { companiesNamed } from '../support/events.ts'
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
