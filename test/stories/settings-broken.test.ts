// A setting that no longer fits the account holds the activity that needs it, and nothing else; mended, everything goes on in its order.
import { expect, test } from 'vitest'
import { checkSoon } from '../../server/store/settings-checks.ts'
import { openCards } from '../support/cards.ts'
import { anEmailSent, contactOf, JANE } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { ANN, startWorld, type World } from '../support/world.ts'

const ANNS = '71500001'
const BEN = '71500002'
const EVE = 'eve@agency.example'
const STRANGER = 'sam@stranger.example'

/** The settings are held against the account now, and not only within the hour. */
async function lookNow({ logbook, hubspot }: World) {
  await checkSoon(logbook.db, hubspot.portalId, new Date())
  await logbook.watchSettings(new AbortController().signal)
}

// N11, L66, G13, L62
test('an owner who left holds what would be theirs, is named on the home page, and the rest goes on', async () => {
  const world = await startWorld()
  const page = openSettings(world)
  const rules = (owner_id: string) => ({ members: { rules: [{ email: EVE, owner_id }] } })
  await page.put(rules(BEN))
  world.hubspot.archiveOwner(BEN)
  await lookNow(world)
  const { brokenSettings } = await openCards(world).home()
  expect(brokenSettings).toMatchObject([{ message: expect.stringContaining('Ben Ode') }])

  await world.send(anEmailSent({ id: 'theirs', member: { email: EVE } }))
  await world.send(anEmailSent({ id: 'ours', member: { email: ANN } }))
  await world.settled()
  expect(await world.event('ours')).toMatchObject({ status: 'written' })
  expect(await world.event('theirs')).toMatchObject({ status: 'held', reason: 'settings_broken' })
  const { trace } = await world.trace('theirs')
  expect(trace.map(({ rule }) => rule).slice(-2)).toEqual(['settings.broken', 'verdict.held'])

  await page.put(rules(ANNS))
  await world.settled()
  expect(await world.event('theirs')).toMatchObject({ status: 'written' })
  expect(world.hubspot.engagements('emails').map(({ properties }) => properties.hubspot_owner_id)).toEqual([
    ANNS,
    ANNS,
  ])
})

// N11, G8
test('a pipeline that is gone holds activity with people who have deals, until HubSpot has it back', async () => {
  const world = await startWorld()
  const { pipelines } = world.hubspot.account
  await openSettings(world).put({ associations: { deals: { pipelines: ['default'] } } })
  const [gone] = pipelines.splice(
    pipelines.findIndex(({ id }) => id === 'default'),
    1,
  )
  await lookNow(world)
  await world.send(anEmailSent({ id: 'with deals', people: [JANE] }))
  await world.send(anEmailSent({ id: 'without', people: [STRANGER] }))
  await world.settled()
  expect(await world.event('without')).toMatchObject({ status: 'written' })
  expect(await world.event('with deals')).toMatchObject({ status: 'held', reason: 'settings_broken' })

  if (gone) pipelines.push(gone)
  await lookNow(world)
  await world.settled()
  expect(await world.event('with deals')).toMatchObject({ status: 'written' })
})

// N11
test('nobody is created for the sake of an activity that has to wait', async () => {
  const world = await startWorld()
  await openSettings(world).put({ general: { default_owner_id: BEN } })
  world.hubspot.archiveOwner(BEN)
  await lookNow(world)
  await world.send(anEmailSent({ id: 'nobodys', people: [STRANGER], member: { email: EVE } }))
  await world.settled()
  expect(await world.event('nobodys')).toMatchObject({ status: 'held', reason: 'settings_broken' })
  expect(contactOf(world.hubspot, STRANGER)).toBeUndefined()
})
