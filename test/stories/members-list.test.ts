// Everybody who acts in the sending tools, with whose activity theirs is and what somebody should look at: on the settings page and by API.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createAdminKey } from '../../server/install/admin-keys.ts'
import { createApi } from '../support/api.ts'
import { anEmailSent, contactOf } from '../support/events.ts'
import { CARLA, openMembers } from '../support/members.ts'
import { startHearingWorld } from '../support/webhooks.ts'
import { ANN, startWorld, type World } from '../support/world.ts'

const CARLA_EMAIL = 'carla@northwind.example'
const DORA = 'dora@northwind.example'
const TEMP = 'temp@agency.example'

const Told = z.looseObject({
  new: z.number().optional(),
  left: z.number().optional(),
  code: z.string().optional(),
})

async function tell(world: World, method: 'POST' | 'PUT', members: object[], key = world.key) {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ members })
  const answer = await createApi(world.url, key).request('/v1/members', { method, body, headers })
  return { status: answer.status, ...Told.parse(await answer.json()) }
}

// M48, L43, L66
test('members are found in events and told by tools; each says whose their activity is, by which rule, and what to look at', async () => {
  const world = await startWorld()
  const members = [ANN, CARLA_EMAIL, DORA, TEMP].map((email) => ({ email }))
  await world.sendBatch(members.map((member) => anEmailSent({ member })))
  await world.settled()
  expect(
    await tell(world, 'POST', [{ email: TEMP, name: 'Tim Temp' }, { email: 'new@agency.example' }]),
  ).toMatchObject({ status: 200 })
  const tab = openMembers(world, CARLA)
  const { members: listed, counts, is_admin } = await tab.list()
  expect(is_admin).toBe(false)
  const said = listed.map(({ email, owner, owner_rule, problems }) => [
    email,
    owner?.name ?? null,
    owner_rule,
    problems.map(({ code }) => code),
  ])
  expect(said).toEqual([
    [ANN, 'Ann Ryan', 'same_address', []],
    [CARLA_EMAIL, 'Carla Diaz', 'same_address', []],
    [DORA, null, null, ['owner_archived']],
    ['new@agency.example', null, null, ['unmapped']],
    [TEMP, null, null, ['unmapped']],
  ])
  expect(counts).toMatchObject({ all: 5, attention: 3, unmapped: 3, connected: 0, not_connected: 5 })
  const temp = await tab.member(TEMP)
  expect(temp).toMatchObject({ name: 'Tim Temp', consent: 'given', connection: null, invitation: null })
  expect(temp.last_activity_at).not.toBeNull()
  expect(temp.problems[0]?.text).toContain('No HubSpot user has their address.')

  // Searched by address, by name and by owner, and a page at a time.
  const found = async (query: string) => (await tab.list(query)).members.map(({ email }) => email)
  expect(await found('search=TIM%20t')).toEqual([TEMP])
  expect(await found('search=diaz')).toEqual([CARLA_EMAIL])
  expect(await found('show=unmapped&search=agency')).toEqual(['new@agency.example', TEMP])
  expect(await found('page=2')).toEqual([])
  for (const wrong of ['show=everybody', 'page=0', 'page=x', 'search=a&search=b', 'who=me']) {
    expect(await tab.ask(`?${wrong}`)).toMatchObject({ status: 400, code: 'invalid_query' })
  }
})

// L66
test('a whole list says who left one tool; who still acts in another has not left; the API tells the same as the page', async () => {
  const world = await startWorld()
  const other = await world.keyOf('Second tool')
  const email = (name: string) => `${name}@agency.example`
  await tell(
    world,
    'PUT',
    ['al', 'bo', 'cy'].map((name) => ({ email: email(name) })),
  )
  await tell(world, 'PUT', [{ email: email('bo') }], other)
  expect(await tell(world, 'PUT', [{ email: email('al') }])).toMatchObject({ status: 200, new: 0, left: 2 })
  const tab = openMembers(world)
  expect(await tab.member(email('cy'))).toMatchObject({ is_active: false, problems: [{ code: 'left' }] })
  expect((await tab.member(email('bo'))).is_active).toBe(true)

  const admin = createApi(
    world.url,
    await createAdminKey(world.logbook.db, world.hubspot.portalId, 'Ops', new Date()),
  )
  const read = async (query: string) => {
    const answer = await admin.request(`/v1/members${query}`)
    return { status: answer.status, body: z.looseObject({}).parse(await answer.json()) }
  }
  const { body } = await read('?show=left')
  const page = await tab.list('show=left')
  expect(body.members).toEqual(page.members.map(({ rule: _rule, is_changed: _changed, ...member }) => member))
  expect((await read('?show=lef')).status).toBe(400)
  expect((await world.request('/v1/members')).status).toBe(401)
  const [byAdmin, wrong] = [
    await adminTells([{ email: 'dee@agency.example' }]),
    await adminTells([{ email: 'dee' }]),
  ]
  expect(byAdmin).toMatchObject({ status: 200, new: 1 })
  expect(wrong).toMatchObject({ status: 400, code: 'invalid_body' })
  expect(await tell(world, 'POST', [])).toMatchObject({ status: 400 })
  const twice = [{ email: 'Eve@agency.example' }, { email: 'eve@agency.example' }]
  expect(await tell(world, 'POST', twice)).toMatchObject({ status: 400, code: 'invalid_body' })
  expect(await tell(world, 'POST', [{ email: 'x@y.example', name: 'a\u0000b' }])).toMatchObject({
    status: 400,
  })
  expect((await tab.list()).members.map((member) => member.email)).not.toContain('eve@agency.example')

  async function adminTells(members: object[]) {
    const headers = { 'content-type': 'application/json' }
    const answer = await admin.request('/v1/members', {
      method: 'POST',
      headers,
      body: JSON.stringify({ members }),
    })
    return { status: answer.status, ...Told.parse(await answer.json()) }
  }
})

// M48
test('ten thousand members are told at once, found and paged', async () => {
  const world = await startWorld()
  const many = Array.from({ length: 10_000 }, (_, n) => ({
    email: `member-${String(n).padStart(5, '0')}@crowd.example`,
    name: `Member ${n}`,
  }))
  expect(await tell(world, 'PUT', many)).toMatchObject({ status: 200, new: 10_000 })
  const tab = openMembers(world)
  const page = await tab.list('page=201')
  expect(page.members.map(({ email }) => email).slice(0, 1)).toEqual(['member-05000@crowd.example'])
  expect(page.members).toHaveLength(25)
  expect(page.counts.unmapped).toBe(10_000)
  const key = await createAdminKey(world.logbook.db, world.hubspot.portalId, 'Ops', new Date())
  const Page = z.object({
    members: z.array(z.object({ email: z.string() })),
    next_cursor: z.string().nullable(),
  })
  const read = async (query: string) =>
    Page.parse(await (await createApi(world.url, key).request(`/v1/members?limit=200${query}`)).json())
  const first = await read('')
  const second = await read(`&cursor=${first.next_cursor}`)
  expect([first.members.at(-1)?.email, second.members[0]?.email]).toEqual([
    'member-00199@crowd.example',
    'member-00200@crowd.example',
  ])
  expect((await read('&show=left')).next_cursor).toBeNull()
  expect((await tab.list('search=member%209999')).found).toBe(1)
})

// HX12, G31
test('who is erased in HubSpot is no member any more, and cannot be told of again', async () => {
  const world = await startHearingWorld()
  const gone = 'gone@agency.example'
  await world.send(anEmailSent({ people: [gone] }))
  await world.settled()
  await tell(world, 'POST', [{ email: gone, name: 'Gone Girl' }, { email: 'stays@agency.example' }])
  const tab = openMembers(world)
  await tab.link(gone)
  world.hubspot.deleteForPrivacy(contactOf(world.hubspot, gone)?.id ?? '')
  await world.heard()
  const { db } = world.logbook
  const kept = async () =>
    JSON.stringify(await Promise.all([db('members'), db('told_members'), db('invitations')])).toLowerCase()
  expect(await kept()).not.toContain('gone')
  await tell(world, 'POST', [{ email: gone, name: 'Gone Girl' }])
  expect(await kept()).not.toContain('gone')
  expect((await tab.list()).members.map(({ email }) => email)).toEqual([ANN, 'stays@agency.example'])
})
