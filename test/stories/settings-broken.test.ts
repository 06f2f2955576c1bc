// A setting that no longer fits the account holds the activity that needs it, and nothing else; mended, everything goes on in its order.
import { expect, test } from 'vitest'
import { ON_DEMAND_SCOPES, OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../server/hubspot/scopes.ts'
import { checkSoon } from '../../server/store/settings-checks.ts'
import type { Property } from '../../simulator/account.ts'
import { openCards } from '../support/cards.ts'
import { anEmailSent, aReplyByContact, contactOf, JANE, NORA } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { ANN, startWorld, type World } from '../support/world.ts'

const ALL_SCOPES = [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES, ...ON_DEMAND_SCOPES.deals]
const ANNS = '71500001'
const BEN = '71500002'
const EVE = 'eve@agency.example'
const RENEWALS = '8810400'
const STRANGER = 'sam@stranger.example'

/** As if nobody had looked for the better part of an hour. */
async function notLookedAt({ logbook }: World) {
  const before = new Date(Date.now() - 50 * 60_000)
  await logbook.db('settings_checks').update({ checked_at: before })
}

/** An admin of the account makes a property of their own, and may take its options away. */
async function addProperty({ hubspot }: World, name: string, value: string): Promise<Property> {
  const { accessToken } = hubspot.install(ALL_SCOPES)
  const options = [value, 'other'].map((one, displayOrder) => ({
    ...{ label: one, value: one },
    ...{ displayOrder, hidden: false },
  }))
  const shape = { type: 'enumeration', fieldType: 'select', groupName: 'contactinformation' }
  await fetch(`${hubspot.apiUrl}/crm/properties/2026-09/contacts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name, label: name, ...shape, options }),
  })
  const made = hubspot.account.customProperties.find(({ property }) => property.name === name)
  if (!made) throw new Error(`HubSpot did not make ${name}.`)
  return made.property
}

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

// N11, L66
test('an owner who left a moment ago costs no activity: the first that would be theirs waits, and whatever is not theirs goes on', async () => {
  const world = await startWorld()
  const page = openSettings(world)
  const rules = (owner_id: string) => ({ members: { rules: [{ email: EVE, owner_id }] } })
  await page.put(rules(BEN))
  await notLookedAt(world)
  world.hubspot.archiveOwner(BEN)
  await world.logbook.db('accounts').update('owners_read_at', null)
  await world.sendBatch([
    anEmailSent({ id: 'theirs', member: { email: EVE } }),
    anEmailSent({ id: 'ours', member: { email: ANN } }),
  ])
  await world.settled()
  expect(await world.event('theirs')).toMatchObject({ status: 'held', reason: 'settings_broken' })
  expect(await world.event('ours')).toMatchObject({ status: 'written' })
  const { brokenSettings } = await openCards(world).home()
  expect(brokenSettings).toMatchObject([{ message: expect.stringContaining('Ben Ode') }])
  await page.put(rules(ANNS))
  await world.settled()
  expect(await world.event('theirs')).toMatchObject({ status: 'written' })
})

// N11, G17
test('an option that went a moment ago fails nothing: whoever would get it waits, and is made once HubSpot has it back', async () => {
  const world = await startWorld()
  const own = await addProperty(world, 'came_by', 'outreach')
  await openSettings(world).put({ record_creation: { contacts: { defaults: { came_by: 'outreach' } } } })
  await notLookedAt(world)
  const [gone] = own.options.splice(0, 1)
  await world.sendBatch([
    anEmailSent({ id: 'new', people: [STRANGER] }),
    anEmailSent({ id: 'known', people: [JANE] }),
  ])
  await world.settled()
  expect(await world.event('new')).toMatchObject({ status: 'held', reason: 'settings_broken' })
  expect(await world.event('known')).toMatchObject({ status: 'written' })

  if (gone) own.options.push(gone)
  await lookNow(world)
  await world.settled()
  expect(await world.event('new')).toMatchObject({ status: 'written' })
  expect(contactOf(world.hubspot, STRANGER)?.properties.came_by).toBe('outreach')
})

// N11, L11
test('a stage that went a moment ago costs no deal: the reply waits, and opens it in another one', async () => {
  const world = await startWorld({ scopes: ALL_SCOPES })
  const before = world.hubspot.deals().length
  const page = openSettings(world)
  const pipeline = world.hubspot.account.pipelines.find(({ id }) => id === RENEWALS)
  const [stage, other] = pipeline?.stages ?? []
  const opens = (stageId: string | undefined) => ({
    campaigns: [{ campaign: 'Spring', deal: { on: ['reply'], pipeline: pipeline?.id, stage: stageId } }],
  })
  await page.put(opens(stage?.id))
  await notLookedAt(world)
  pipeline?.stages.splice(0, 1)
  const occurred_at = new Date().toISOString()
  await world.send(
    aReplyByContact({ id: 'reply', occurred_at, campaign: { name: 'Spring' }, people: [NORA] }),
  )
  await world.settled()
  expect(await world.event('reply')).toMatchObject({ status: 'held', reason: 'settings_broken' })
  expect(world.hubspot.deals()).toHaveLength(before)
  await page.put(opens(other?.id))
  await world.settled()
  expect(await world.event('reply')).toMatchObject({ status: 'written' })
  expect(world.hubspot.deals()).toHaveLength(before + 1)
})

// N11, N13, MX12
test('what a team that was deleted had to say is not forgotten: activity of whoever was in it waits, and stays unshared', async () => {
  const world = await startWorld()
  const page = openSettings(world)
  const team = { id: '77', name: 'Lawyers', primary: true }
  const teams = world.hubspot.account.owners.find(({ email }) => email === ANN)?.teams ?? []
  const refresh = () => world.logbook.db('accounts').update('owners_read_at', null)
  teams.push(team)
  await page.put({ activities: { teams: [{ team_id: team.id, contents: 'metadata' }] } })
  await refresh()
  await world.send(anEmailSent({ id: 'before', member: { email: ANN } }))
  await world.settled()
  expect((await world.event('before')).status).toBe('written')
  teams.splice(0)
  await refresh()
  await world.send(anEmailSent({ id: 'after', member: { email: ANN } }))
  await world.settled()
  expect(await world.event('after')).toMatchObject({ status: 'held', reason: 'settings_broken' })
  // Looking again and finding the same lets nothing go.
  await refresh()
  await world.send(anEmailSent({ id: 'later', member: { email: ANN } }))
  await world.settled()
  expect((await world.event('later')).status).toBe('held')
  expect((await world.trace('after')).log.map(({ reason }) => reason)).not.toContain('released')
  await page.put({ activities: { contents: 'metadata' } })
  await world.settled()
  expect((await world.event('after')).status).toBe('written')
  const subjects = world.hubspot.engagements('emails').map(({ properties }) => properties.hs_email_subject)
  expect(subjects).toEqual(Array(3).fill(expect.stringContaining('(not shared)')))
})
