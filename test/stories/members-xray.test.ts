// The X-ray of a member says before any mail is sent where it would be logged, and it is right: the same plan decides both.
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { XrayAnswer, XrayOutcome } from '../../server/http/members/answers.ts'
import { createAdminKey } from '../../server/install/admin-keys.ts'
import { createApi } from '../support/api.ts'
import { openCards, recordNamed } from '../support/cards.ts'
import { anEmailSent, JANE, standsOn } from '../support/events.ts'
import { BEN, openMe, openMembers } from '../support/members.ts'
import { startWorld, type World } from '../support/world.ts'

const [ANN_ID, BEN_ID, CARLA_ID] = ['71500001', '71500002', '71500003']
const all = { contacts: 'all', companies: 'all', deals: 'all' }

/** Twelve members, each with other permissions. Jane belongs to Ben; Ann is in Ben's team, Carla is not. */
const FIXTURES: Record<string, object> = {
  everything: { owner_id: ANN_ID },
  'own contacts only, and they are hers': { owner_id: BEN_ID, touch: { ...all, contacts: 'own' } },
  'own contacts only, and they are not': { owner_id: ANN_ID, touch: { ...all, contacts: 'own' } },
  'contacts of the team': { owner_id: ANN_ID, touch: { ...all, contacts: 'team' } },
  'contacts of another team': { owner_id: CARLA_ID, touch: { ...all, contacts: 'team' } },
  'no contacts': { owner_id: BEN_ID, touch: { ...all, contacts: 'none' } },
  'own companies only': { owner_id: BEN_ID, touch: { ...all, companies: 'own' } },
  'no companies': { owner_id: BEN_ID, touch: { ...all, companies: 'none' } },
  'own deals only': { owner_id: CARLA_ID, touch: { ...all, deals: 'own' } },
  'deals of the team, no companies': {
    owner_id: ANN_ID,
    touch: { contacts: 'all', companies: 'none', deals: 'team' },
  },
  'nobody in HubSpot': {},
  'switched off': { owner_id: ANN_ID, syncs: false },
}
const fixtures = Object.entries(FIXTURES).map(([name, rule], index) => ({
  name,
  rule: { email: `member-${index}@agency.example`, ...rule },
}))

async function xray(world: World, query: Record<string, string>): Promise<XrayAnswer> {
  const { status, text } = await openCards(world).ask(
    `/cards/v1/settings/members/xray?${new URLSearchParams(query)}`,
  )
  expect({ status, text: status === 200 ? '' : text }).toEqual({ status: 200, text: '' })
  return JSON.parse(text)
}

/** An outcome as people would compare it. */
function seen({ status, reason, owner, records }: XrayOutcome) {
  const on = records.filter(({ chosen }) => chosen).map(({ name }) => name)
  return { status, reason, owner: owner?.id ?? null, on: on.toSorted() }
}

async function happened(world: World, member: string) {
  const id = `real ${member}`
  const { status, reason, engagement } = await world.event(id)
  const found = world.hubspot.engagements('emails').find((email) => email.id === engagement?.id)
  const { contacts = [], companies = [], deals = [] } = found ? standsOn(world.hubspot, found) : {}
  const on = [...contacts.map((email) => (email === JANE ? 'Jane Cooper' : email)), ...companies, ...deals]
  return { status, reason, owner: found?.properties.hubspot_owner_id ?? null, on: on.toSorted() }
}

async function sendReal(world: World): Promise<void> {
  const mails = fixtures.map(({ rule: { email } }) =>
    anEmailSent({
      id: `real ${email}`,
      member: { email },
      message: { message_id: `<${email}>`, subject: 'Real' },
    }),
  )
  await world.sendBatch(mails)
  await world.settled()
}

// N12, M28 to M36
test('for twelve kinds of permissions the forecast is what really happens, and looking costs and keeps nothing', async () => {
  const world = await startWorld()
  await openMembers(world).settings.put({ members: { rules: fixtures.map(({ rule }) => rule) } })
  const forecasts = new Map<string, ReturnType<typeof seen>>()
  for (const { rule } of fixtures) {
    const { cases } = await xray(world, { member: rule.email, person: JANE })
    for (const one of cases) forecasts.set(rule.email, seen(one))
  }
  const { db } = world.logbook
  expect(await Promise.all([db('events'), db('event_contents'), db('engagements')])).toEqual([[], [], []])
  expect(world.hubspot.engagements('emails')).toEqual([])
  await sendReal(world)
  for (const { name, rule } of fixtures) {
    expect({ name, ...forecasts.get(rule.email) }).toEqual({ name, ...(await happened(world, rule.email)) })
  }
  // Not all alike: some are logged on everything, some on less, some nowhere.
  const places = fixtures.map(({ rule }) => forecasts.get(rule.email)?.on.length)
  expect(new Set(places).size).toBeGreaterThan(3)
  expect(forecasts.get(fixtures[2]?.rule.email ?? '')).toMatchObject({
    status: 'skipped',
    reason: 'out_of_reach',
  })
})

// N12, M7
test('who has to connect first sees what will be logged once they have, and why what is left out is left out', async () => {
  const world = await startWorld()
  const tab = openMembers(world)
  await tab.settings.put({
    general: { members_must_connect: true },
    members: { rules: [{ email: 'ben@northwind.example', touch: { ...all, deals: 'none' } }] },
  })
  const [mail] = (await xray(world, { member: 'ben@northwind.example', person: JANE })).cases
  expect(mail).toMatchObject({ status: 'held', reason: 'member_not_connected', owner: null, records: [] })
  const later = mail?.once_connected
  expect(later).toMatchObject({ status: 'written', owner: { name: 'Ben Ode' }, stored_as: 'emails' })
  const deals = later?.records.filter(({ object_type_id }) => object_type_id === '0-3') ?? []
  expect(deals.some(({ why_text }) => why_text === "the member's activity may not reach it")).toBe(true)
  expect(deals.some(({ chosen }) => chosen)).toBe(false)
  expect(later?.trace.map(({ rule }) => rule)).toContain('touch.out_of_reach')

  await openMe(world, BEN).connect({ email: 'ben@northwind.example' })
  await world.send(anEmailSent({ id: 'real', member: { email: 'ben@northwind.example' } }))
  await world.settled()
  const [now] = (await xray(world, { member: 'ben@northwind.example', person: JANE })).cases
  expect(now?.once_connected).toBeNull()
  expect(now && later && { ...seen(now), reason: '' }).toEqual(later && { ...seen(later), reason: '' })
})

// N12
test('a record is looked at through its people; the draft is tried before it is in force; a stranger’s contact is foreseen with its owner', async () => {
  const world = await startWorld()
  const tab = openMembers(world)
  const member = 'ann@northwind.example'
  const nameOf = (name: string) => {
    const { objectTypeId, id } = recordNamed(world, name)
    return `${objectTypeId}/${id}`
  }
  const ofContact = await xray(world, { member, record: nameOf(JANE) })
  expect(ofContact.cases.map(({ person }) => person)).toEqual([{ email: JANE, name: 'Jane Cooper' }])
  const ofCompany = await xray(world, { member, record: nameOf('Acme Industries') })
  expect(ofCompany.cases.length).toBeGreaterThan(1)
  expect(ofCompany.cases.map(({ person }) => person.email)).toContain(JANE)
  expect(
    (await xray(world, { member, record: nameOf('Acme: service contract') })).cases.length,
  ).toBeGreaterThan(0)
  expect((await xray(world, { member, record: '0-1/999999' })).cases).toEqual([])

  const members = {
    new_record_owners: 'member',
    rules: [{ email: member, touch: { ...all, companies: 'none' } }],
  }
  await tab.settings.save({ members })
  const [draft] = (await xray(world, { member, person: JANE })).cases
  expect(draft?.records.find(({ object_type_id }) => object_type_id === '0-2')?.chosen).toBe(false)
  const [stranger] = (await xray(world, { member, person: 'kim@nobody-yet.example' })).cases
  expect(stranger?.records.map(({ name, url }) => [name, url])).toContainEqual([
    'kim@nobody-yet.example',
    null,
  ])
  expect(stranger?.trace.map(({ text }) => text)).toContain(
    'The new contact kim@nobody-yet.example belongs to Ann Ryan, whose activity it is.',
  )
  expect(
    world.hubspot.contacts().some(({ properties }) => properties.email === 'kim@nobody-yet.example'),
  ).toBe(false)

  // By API: what is in force.
  const key = await createAdminKey(world.logbook.db, world.hubspot.portalId, 'Ops', new Date())
  const api = createApi(world.url, key)
  const answer = await api.request(`/v1/members/xray?member=${member}&person=${JANE}`)
  const { cases } = z
    .object({
      cases: z.array(
        z.looseObject({
          records: z.array(z.looseObject({ object_type_id: z.string(), chosen: z.boolean() })),
        }),
      ),
    })
    .parse(await answer.json())
  expect(cases[0]?.records.find(({ object_type_id }) => object_type_id === '0-2')?.chosen).toBe(true)
  expect((await api.request('/v1/members/xray?member=ann')).status).toBe(400)
  expect((await world.request(`/v1/members/xray?member=${member}&person=${JANE}`)).status).toBe(401)

  // Records that a rep may not see in HubSpot are not told to reps; what is not understood is said.
  expect(await openMembers(world, BEN).ask(`/xray?member=${member}&person=${JANE}`)).toMatchObject({
    code: 'not_allowed',
  })
  for (const wrong of [
    '',
    `member=${member}`,
    `member=${member}&person=${JANE}&record=0-1/1`,
    'member=x',
    `member=${member}&record=0-5/1`,
  ])
    expect(await tab.ask(`/xray?${wrong}`)).toMatchObject({ status: 400, code: 'invalid_query' })
  world.hubspot.revokeToken()
  world.hubspot.expireAccessTokens()
  expect((await tab.ask(`/xray?member=${member}&person=fresh@elsewhere.example`)).status).toBe(503)
})
