// Whose activity a member's is: proposed for all at once, chosen by hand, in force once it is published, and obeyed by the next event.
import { expect, test } from 'vitest'
import { openCards } from '../support/cards.ts'
import { anEmailSent } from '../support/events.ts'
import { BEN, openMembers } from '../support/members.ts'
import { ANN, startWorld, type World } from '../support/world.ts'

const BEN_EMAIL = 'ben@northwind.example'
const DORA = 'dora@northwind.example'
const CARLA_ALIAS = 'carla@northwind-mail.example'
const STRANGER = 'temp@agency.example'
const ANN_ID = '71500001'
const BEN_ID = '71500002'
const CARLA_ID = '71500003'

async function startWithMembers(...emails: string[]): Promise<World> {
  const world = await startWorld()
  await world.sendBatch(emails.map((email) => anEmailSent({ id: email, member: { email } })))
  await world.settled()
  return world
}

async function ownerOf(world: World, event: object & { id?: string }) {
  await world.send(event)
  await world.settled()
  return world.hubspot.engagements('emails').at(-1)?.properties.hubspot_owner_id
}

// L43, L44, L48
test('all whose address is an owner’s are proposed and mapped at once; others only when somebody chooses; the draft says it, the next event obeys once it is published', async () => {
  const world = await startWithMembers(ANN, BEN_EMAIL, DORA, CARLA_ALIAS, STRANGER)
  const tab = openMembers(world)
  const proposal = await tab.proposal()
  expect(proposal.proposals.map(({ email, owner, why }) => [email, owner.name, why])).toEqual([
    [ANN, 'Ann Ryan', 'same_address'],
    [BEN_EMAIL, 'Ben Ode', 'same_address'],
    [CARLA_ALIAS, 'Carla Diaz', 'similar_address'],
  ])
  expect(proposal).toMatchObject({ unmatched: [STRANGER], archived: [DORA], sure_in_all: 2 })

  expect((await tab.map()).status).toBe(200)
  expect(await tab.member(BEN_EMAIL)).toMatchObject({ owner_rule: 'by_hand', is_changed: true })
  expect(await tab.member(CARLA_ALIAS)).toMatchObject({ owner: null, is_changed: false })
  expect((await tab.proposal()).sure_in_all).toBe(0)
  expect((await tab.map([CARLA_ALIAS, 'nobody@elsewhere.example'])).status).toBe(200)
  // Two members may share an owner.
  expect(
    (await tab.edit({ email: STRANGER, owner_id: CARLA_ID }, { email: DORA, owner_id: CARLA_ID })).status,
  ).toBe(200)
  expect(await tab.member(DORA)).toMatchObject({ owner: { name: 'Carla Diaz' }, problems: [] })

  // The home page flags whom nobody is, in the settings in force.
  const flagged = async () => (await openCards(world).home()).checklist.find(({ key }) => key === 'members')
  expect((await flagged())?.hint).toContain(`so choose another owner: ${DORA}`)
  const before = await ownerOf(world, anEmailSent({ member: { email: STRANGER } }))
  await tab.publish()
  const after = await ownerOf(world, anEmailSent({ id: 'mapped', member: { email: STRANGER } }))
  expect([before, after]).toEqual([BEN_ID, CARLA_ID])
  expect(await flagged()).toMatchObject({ isDone: true, hint: '' })
  const { trace } = await world.trace('mapped')
  expect(trace.map(({ rule }) => rule)).toContain('owner.mapped')
  expect(await tab.member(STRANGER)).toMatchObject({ owner_rule: 'by_hand', is_changed: false })
  const [version] = (await tab.settings.history()).versions
  expect(version?.changes.map(({ path }) => path)).toEqual(expect.arrayContaining(['members.rules']))
})

// L43, M43
test('one member is changed without touching the others; what is taken away leaves no rule; what is wrong is refused', async () => {
  const world = await startWithMembers(ANN, BEN_EMAIL)
  const tab = openMembers(world)
  const reach = { contacts: 'own', companies: 'all', deals: 'none' } as const
  await tab.settings.put({ members: { rules: [{ email: BEN_EMAIL, owner_id: ANN_ID, touch: reach }] } })
  expect((await tab.edit({ email: ANN, syncs: false })).status).toBe(200)
  expect(await tab.member(ANN)).toMatchObject({ consent: 'off', rule: { syncs: false }, problems: [] })
  expect(await tab.member(BEN_EMAIL)).toMatchObject({ rule: { owner_id: ANN_ID, syncs: true, touch: reach } })
  await tab.edit({ email: ANN, syncs: true }, { email: BEN_EMAIL, owner_id: null, touch: null })
  const { draft } = await tab.settings.load()
  expect(draft?.settings.members).toMatchObject({ rules: [] })

  const twice = { email: ANN, syncs: true }
  const wrong = [
    [twice, twice],
    [{ email: 'ann' }],
    [{ email: ANN, owner_id: 'Ann' }],
    [{ email: ANN, owner: '1' }],
    [],
  ]
  for (const members of wrong) expect(await tab.edit(...members)).toMatchObject({ code: 'invalid_body' })
  expect(await tab.ask('/edit', { base_version: 0, revision: 0, members: [twice] })).toMatchObject({
    status: 409,
    code: 'settings_conflict',
  })
  const rep = openMembers(world, BEN)
  expect(await rep.edit({ email: ANN, syncs: false })).toMatchObject({ status: 403, code: 'not_allowed' })
  expect(await rep.map()).toMatchObject({ status: 403, code: 'not_allowed' })
  // An owner who is not there is said at once, and keeps the draft from being published.
  await tab.edit({ email: ANN, owner_id: '999' })
  expect(await tab.settings.publish()).toMatchObject({ status: 422, body: { code: 'settings_invalid' } })
})
