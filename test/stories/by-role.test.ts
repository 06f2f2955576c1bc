// What is logged of a role's activity: a role is what HubSpot's pages call a permission set.
import { expect, test } from 'vitest'
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../server/hubspot/scopes.ts'
import { aCall } from '../support/activities.ts'
import { openCards } from '../support/cards.ts'
import { linesWith } from '../support/dump.ts'
import { anEmailSent } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { startWorld, type World } from '../support/world.ts'

const REP = { id: '880101', name: 'Sales rep' }
const AGENT = { id: '880102', name: 'Support agent' }
const BEN = { email: 'ben@northwind.example' }
const CARLA = { email: 'carla@northwind.example' }
const BENS_TEAM = '5501'
const CANARY = 'canary-in-the-mine'
const SECRET = {
  subject: 'Prices',
  html: `<p>${CANARY}</p>`,
  text: CANARY,
  attachments: [{ name: `${CANARY}.pdf` }],
}

/** All that HubSpot was told or that it has. */
const inHubSpot = (world: World) =>
  JSON.stringify([world.hubspot.engagements('emails'), world.hubspot.engagements('notes').slice(-5)])

const callsFor = (world: World) =>
  world.simulator.calls.filter(({ path }) => path.startsWith('/settings/users/')).length

const textsOf = async (world: World, id: string) => (await world.trace(id)).trace.map(({ text }) => text)

/** Ben is a sales rep, Carla a support agent, Ann neither. */
const AGENT_AS_NOTES = {
  role_id: AGENT.id,
  stored_as: { 'email.sent': 'notes' as const },
  contents: 'subject' as const,
}
const REP_WITHOUT_CALLS = { role_id: REP.id, stored_as: { 'call.completed': 'nothing' as const } }

// MX9, MX12, L49, L50
test('a role’s calls are switched off, and another role’s mail is a note of its subject alone, from the first event on', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ id: 'before', member: CARLA }))
  await world.settled()
  // Who has which role is asked only where the settings want to know it.
  expect(callsFor(world)).toBe(0)
  await openSettings(world).put({ activities: { roles: [REP_WITHOUT_CALLS, AGENT_AS_NOTES] } })
  await world.sendBatch([
    aCall({ id: 'bens call', member: BEN }),
    aCall({ id: 'carlas call', member: CARLA }),
    anEmailSent({ id: 'bens mail', member: BEN }),
    anEmailSent({ id: 'carlas mail', member: CARLA, message: SECRET }),
  ])
  await world.settled()
  expect(await world.event('bens call')).toMatchObject({ status: 'skipped', reason: 'activity_off' })
  expect(await textsOf(world, 'bens call')).toContain(
    "call.completed is switched off in the settings of the member's role Sales rep.",
  )
  expect(await world.event('carlas call')).toMatchObject({ status: 'written' })
  expect(await world.event('bens mail')).toMatchObject({ engagement: { type: 'emails' } })
  expect(await world.event('carlas mail')).toMatchObject({ engagement: { type: 'notes' } })
  const texts = await textsOf(world, 'carlas mail')
  expect(texts).toContain("The settings of the member's role Support agent store email.sent as a note.")
  expect(texts).toContain(
    "The settings of the member's role Support agent do not share its text and attachments, so they were left out.",
  )
  expect(inHubSpot(world)).toContain('Prices')
  expect(inHubSpot(world)).not.toContain(CANARY)
  expect(await linesWith(world.logbook.db, [CANARY])).toEqual([])
})

// MX9, L49
test('a team’s word beats a role’s, and a role says what the team leaves open', async () => {
  const world = await startWorld()
  const teams = [{ team_id: BENS_TEAM, stored_as: { 'email.sent': 'notes' as const } }]
  const roles = [{ role_id: REP.id, stored_as: { 'email.sent': 'nothing' as const }, contents: 'metadata' }]
  await openSettings(world).put({ activities: { teams, roles } })
  await world.send(anEmailSent({ id: 'bens', member: BEN, message: SECRET }))
  await world.settled()
  expect(await world.event('bens')).toMatchObject({ status: 'written', engagement: { type: 'notes' } })
  expect(await textsOf(world, 'bens')).toEqual(
    expect.arrayContaining([
      "The settings of the member's team store email.sent as a note.",
      "The settings of the member's role Sales rep share neither its text nor its subject, so both were left out.",
    ]),
  )
})

// MX9
test('who is on a later page of HubSpot’s users has their role as well', async () => {
  const world = await startWorld()
  for (let n = 0; n < 100; n += 1) {
    const { email } = world.hubspot.addOwner({ email: `colleague${n}@northwind.example` })
    world.hubspot.roles.give(email, AGENT)
  }
  const { email } = world.hubspot.addOwner({ email: 'zoe@northwind.example' })
  world.hubspot.roles.give(email, REP)
  await openSettings(world).put({ activities: { roles: [REP_WITHOUT_CALLS] } })
  await world.send(aCall({ id: 'hers', member: { email } }))
  await world.settled()
  expect(await world.event('hers')).toMatchObject({ status: 'skipped', reason: 'activity_off' })
  // A hundred and four users.
  const pages = world.simulator.calls.filter(({ path }) => path.startsWith('/settings/users/2026-09?'))
  expect(pages).toHaveLength(2)
})

// MX9
test('what a role that was deleted had to say is not forgotten: activity of whoever had it waits, and nothing else', async () => {
  const world = await startWorld()
  const page = openSettings(world)
  await page.put({ activities: { roles: [REP_WITHOUT_CALLS, AGENT_AS_NOTES] } })
  await world.send(anEmailSent({ id: 'while it is there', member: CARLA }))
  await world.settled()
  world.hubspot.roles.remove(AGENT.id)
  await world.logbook.db('accounts').update('owners_read_at', null)
  await world.sendBatch([
    aCall({ id: 'bens', member: BEN }),
    anEmailSent({ id: 'carlas', member: CARLA }),
    anEmailSent({ id: 'anns' }),
  ])
  await world.settled()
  expect(await world.event('bens')).toMatchObject({ status: 'skipped', reason: 'activity_off' })
  expect(await world.event('carlas')).toMatchObject({ status: 'held', reason: 'settings_broken' })
  expect(await world.event('anns')).toMatchObject({ status: 'written' })
  expect((await openCards(world).home()).brokenSettings).toMatchObject([
    {
      name: `Activities › Roles › ${AGENT.id} › Role`,
      message: 'HubSpot has the role Support agent no more. Activity of whoever had it waits.',
      fix: 'Choose one of the roles "880101" (Sales rep). Or take this one out.',
    },
  ])
  // Nobody publishes it anew, neither by mistake nor by hand.
  const saved = await page.save({ activities: { roles: [AGENT_AS_NOTES] } })
  expect(saved.body.draft?.findings).toMatchObject([{ code: 'unknown_role', severity: 'error' }])
  expect(await page.publish()).toMatchObject({ status: 422 })
  await page.put({ activities: { roles: [REP_WITHOUT_CALLS] } })
  await world.settled()
  expect(await world.event('carlas')).toMatchObject({ status: 'written', engagement: { type: 'emails' } })
})

// MX12, N13
test('what a role had to say is not forgotten when HubSpot hides roles: whoever was known to have it waits until it tells again', async () => {
  const world = await startWorld()
  await openSettings(world).put({ activities: { roles: [AGENT_AS_NOTES] } })
  await world.send(anEmailSent({ id: 'told', member: CARLA }))
  await world.settled()
  const refresh = () => world.logbook.db('accounts').update('owners_read_at', null)
  const refused = { kind: 'status', status: 403 } as const
  world.simulator.faults.order({ match: { path: /settings\/users\/[^/]+\/roles/ }, times: 1, fault: refused })
  await refresh()
  await world.sendBatch([anEmailSent({ id: 'hidden', member: CARLA }), anEmailSent({ id: 'anns' })])
  await world.settled()
  expect(await world.event('hidden')).toMatchObject({ status: 'held', reason: 'scope_missing' })
  expect((await world.event('anns')).status).toBe('written')
  await refresh()
  await world.send(anEmailSent({ id: 'next', member: CARLA }))
  await world.settled()
  expect(await world.event('hidden')).toMatchObject({ status: 'written', engagement: { type: 'notes' } })
  expect(await world.event('next')).toMatchObject({ status: 'written', engagement: { type: 'notes' } })
})

// MX9, L42
test('where HubSpot hides roles, publishing warns, the account’s own word holds, and the trace says why', async () => {
  const scopes = [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES].filter((scope) => scope !== 'settings.users.read')
  const world = await startWorld({ scopes })
  const page = openSettings(world)
  expect(await page.put({ activities: { roles: [REP_WITHOUT_CALLS] } })).toBe(1)
  const { findings, choices } = await page.load()
  expect(findings).toMatchObject([
    {
      code: 'not_permitted',
      severity: 'warning',
      pointer: '/activities/roles',
      fix: expect.stringContaining('settings.users.read'),
    },
  ])
  expect(choices.roles).toBeNull()
  await world.send(aCall({ id: 'bens', member: BEN }))
  await world.settled()
  expect(await world.event('bens')).toMatchObject({ status: 'written' })
  expect((await world.trace('bens')).trace.map(({ rule }) => rule)).toContain('roles.hidden')
  // A refusal is remembered as long as the owners are.
  const before = callsFor(world)
  await world.send(aCall({ id: 'another', member: BEN }))
  await world.settled()
  expect(callsFor(world)).toBe(before)
})

test('what a role may have switched off waits while HubSpot cannot be asked for roles', async () => {
  const world = await startWorld()
  await openSettings(world).put({ activities: { roles: [REP_WITHOUT_CALLS] } })
  world.simulator.faults.order({
    match: { path: '/settings/users' },
    times: 1_000,
    fault: { kind: 'status', status: 503 },
  })
  await world.send(aCall({ id: 'bens', member: BEN }))
  await expect.poll(async () => (await world.event('bens')).status).toBe('retrying')
  world.simulator.faults.clear()
  await openSettings(world).put({ activities: { roles: [REP_WITHOUT_CALLS], bots: 'log' } })
  await world.settled()
  expect(await world.event('bens')).toMatchObject({ status: 'skipped', reason: 'activity_off' })
})
