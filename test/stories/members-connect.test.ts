// Members who must connect: their activity waits, nothing of it is lost, and it goes on in order the moment they connect inside HubSpot.
import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../server/domain/settings/settings.ts'
import { createLogbook } from '../../server/logbook.ts'
import { claimDueEvents } from '../../server/store/claims.ts'
import { acquireLease, releaseLease } from '../../server/store/drains.ts'
import { publishSettings } from '../../server/store/settings.ts'
import { type Settlement, settle } from '../../server/store/settle.ts'
import { openCards, recordNamed } from '../support/cards.ts'
import { anEmailSent, anOpen, JANE, KARL, NORA, subjectsOf } from '../support/events.ts'
import { BEN, CARLA, GRACE, openMe, openMembers } from '../support/members.ts'
import { openSettings } from '../support/settings.ts'
import { ANN, install, startWorld, type World } from '../support/world.ts'

const BEN_EMAIL = 'ben@northwind.example'
const CARLA_EMAIL = 'carla@northwind.example'
const ALIAS = 'ben.sales@northwind-mail.example'
const MUST_CONNECT = { general: { members_must_connect: true } }

const HELD: Omit<Settlement, 'eventId'> = {
  state: 'held',
  reason: 'member_not_connected',
  facts: {},
  trace: null,
  engagementKey: null,
  dueAt: null,
  isAttempt: false,
  considered: [],
  dropsContents: false,
  keeps: null,
}

async function startStrictWorld(): Promise<World> {
  const world = await startWorld()
  await openSettings(world).put(MUST_CONNECT)
  return world
}

const mailOf = (email: string, subject: string, people = [JANE]) =>
  anEmailSent({ id: `${email} ${subject}`, member: { email }, message: { subject }, people })

async function sent(world: World, ...events: object[]): Promise<void> {
  await world.sendBatch(events)
  await world.settled()
}

const subjects = (world: World) => subjectsOf(world.hubspot.engagements('emails'))

// M7, M48, N6
test('activity of a member who has not connected waits and says whose it is and what to do; it is logged in order with its own times once they connect', async () => {
  const world = await startStrictWorld()
  const stranger = 'new@newcomer.example'
  await sent(
    world,
    { ...mailOf(BEN_EMAIL, 'One'), occurred_at: '2026-11-18T09:00:00Z' },
    { ...mailOf(BEN_EMAIL, 'Two', [KARL]), occurred_at: '2026-11-19T09:00:00Z' },
    mailOf(BEN_EMAIL, 'Three', [stranger]),
    mailOf(CARLA_EMAIL, 'Hers'),
    anEmailSent({ id: 'nobody', member: undefined, message: { subject: 'Nobody’s' }, people: [NORA] }),
  )
  expect(subjects(world)).toEqual(['Sent (New): Nobody’s'])
  expect(world.hubspot.contacts().map(({ properties }) => properties.email)).not.toContain(stranger)
  const held = await world.event(`${BEN_EMAIL} One`)
  expect(held).toMatchObject({
    status: 'held',
    reason: 'member_not_connected',
    attempts: 0,
    reason_text: `Waiting: ${BEN_EMAIL} has not connected yet. It goes on when they do, on Logbook’s page in HubSpot.`,
  })
  expect((await world.trace(`${BEN_EMAIL} One`)).trace.map(({ rule }) => rule)).toEqual([
    'gate.not_connected',
    'verdict.held',
  ])
  expect((await openCards(world).status(recordNamed(world, JANE), `email=${JANE}`)).sync.state).toBe('held')
  const tab = openMembers(world)
  expect(await tab.member(BEN_EMAIL)).toMatchObject({ waiting: 3, problems: [{ code: 'not_connected' }] })

  const { checklist } = await openCards(world).home()
  expect(checklist.find(({ key }) => key === 'members_connected')?.hint).toContain(BEN_EMAIL)

  const ben = openMe(world, BEN)
  expect(await ben.look()).toMatchObject({
    email: BEN_EMAIL,
    must_connect: true,
    members: [{ email: BEN_EMAIL, state: 'not_connected', by: 'same_address', waiting: 3 }],
  })
  expect(await ben.connect({ email: BEN_EMAIL })).toMatchObject({ released: 3 })
  await world.settled()
  expect(subjects(world).slice(1)).toEqual(['Sent (New): One', 'Sent (New): Two', 'Sent (New): Three'])
  const times = world.hubspot.engagements('emails').map(({ properties }) => properties.hs_timestamp)
  expect(times.slice(1, 3)).toEqual(['2026-11-18T09:00:00.000Z', '2026-11-19T09:00:00.000Z'])
  expect((await world.event(`${CARLA_EMAIL} Hers`)).status).toBe('held')
  expect(await tab.member(BEN_EMAIL)).toMatchObject({
    waiting: 0,
    problems: [],
    connection: { user: BEN_EMAIL, by: 'same_address' },
  })
  // From now on nothing of Ben's waits; asking again changes nothing.
  await sent(world, mailOf(BEN_EMAIL, 'Four'))
  expect(subjects(world)).toContain('Sent (New): Four')
  const since = (await tab.member(BEN_EMAIL)).connection?.at
  expect(await ben.connect({ email: BEN_EMAIL })).toMatchObject({ released: 0 })
  expect((await tab.member(BEN_EMAIL)).connection?.at).toBe(since)

  // Nobody else need connect any more.
  await openSettings(world).put({ general: { members_must_connect: false } })
  await world.settled()
  expect(subjects(world)).toContain('Sent (New): Hers')
})

// M43
test('a member pauses their own activity: nothing of it is logged or kept, not even what waited, and no admin can overrule them; they connect again', async () => {
  const world = await startStrictWorld()
  await sent(world, mailOf(BEN_EMAIL, 'Waits'))
  const ben = openMe(world, BEN)
  expect(await ben.ask('/pause', { email: BEN_EMAIL })).toMatchObject({
    me: { members: [{ state: 'paused', waiting: 0 }] },
  })
  await world.settled()
  expect(await world.event(`${BEN_EMAIL} Waits`)).toMatchObject({
    status: 'skipped',
    reason: 'member_off',
    reason_text: `Not logged: ${BEN_EMAIL} does not want their activity logged.`,
  })
  expect(await world.logbook.db('event_contents')).toEqual([])
  const tab = openMembers(world)
  await tab.settings.put({
    ...MUST_CONNECT,
    members: { rules: [{ email: BEN_EMAIL, syncs: true, owner_id: '71500001' }] },
  })
  await sent(world, mailOf(BEN_EMAIL, 'Not either'))
  expect((await world.event(`${BEN_EMAIL} Not either`)).reason).toBe('member_off')
  expect(await tab.member(BEN_EMAIL)).toMatchObject({
    consent: 'paused',
    problems: [{ code: 'not_connected' }],
  })

  await ben.connect({ email: BEN_EMAIL })
  await sent(world, mailOf(BEN_EMAIL, 'Again'))
  expect(subjects(world)).toEqual(['Sent (New): Again'])
  // What an admin switches off while it waits is not logged either.
  await sent(world, mailOf(CARLA_EMAIL, 'Off'))
  await tab.settings.put({ ...MUST_CONNECT, members: { rules: [{ email: CARLA_EMAIL, syncs: false }] } })
  await world.settled()
  expect((await world.event(`${CARLA_EMAIL} Off`)).reason).toBe('member_off')
})

// M7, L48
test('an address that is not one’s own needs an admin’s mapping or the personal invitation; then its activity is logged under whoever connected it', async () => {
  const world = await startStrictWorld()
  await sent(world, mailOf(ALIAS, 'Alias'))
  const [ben, carla, tab] = [openMe(world, BEN), openMe(world, CARLA), openMembers(world)]
  expect(await ben.ask('/connect', { email: ALIAS })).toMatchObject({ status: 403, code: 'not_allowed' })
  expect(await ben.ask('/connect', { email: 'made-up@elsewhere.example' })).toMatchObject({
    code: 'not_allowed',
  })
  expect(await ben.ask('/pause', { email: ALIAS })).toMatchObject({ code: 'not_allowed' })
  expect((await tab.list()).members.map(({ email }) => email)).toEqual([ALIAS])

  const { url } = await tab.link(ALIAS)
  const code = url.split('/').at(-1) ?? ''
  const elsewhere = world.simulator.portal('47110816')
  await install(world.logbook, elsewhere)
  const grace = openMe(world, { ...GRACE, portalId: elsewhere.portalId })
  for (const wrong of [`${code}x`, code.slice(0, -1), code.replace(/^\d+/, elsewhere.portalId), 'x', '../..'])
    expect(await ben.ask('/connect', { code: wrong })).toMatchObject({ status: 410, code: 'invitation_over' })
  expect(await grace.ask('/connect', { code })).toMatchObject({ status: 410, code: 'invitation_over' })

  expect(await ben.connect({ code: url })).toMatchObject({ email: ALIAS, released: 1 })
  await world.settled()
  expect(world.hubspot.engagements('emails')[0]?.properties.hubspot_owner_id).toBe('71500002')
  expect((await world.trace(`${ALIAS} Alias`)).trace).toContainEqual(
    expect.objectContaining({ text: `Logged under Ben Ode, who connected ${ALIAS} in HubSpot.` }),
  )
  expect(await tab.member(ALIAS)).toMatchObject({
    owner: { name: 'Ben Ode' },
    owner_rule: 'connected',
    connection: { user: BEN_EMAIL, by: 'invitation' },
  })
  // HubSpot repeats a request whose answer it missed; anybody else comes too late.
  expect(await ben.connect({ code })).toMatchObject({ email: ALIAS })
  expect(await carla.ask('/connect', { code })).toMatchObject({ status: 410, code: 'invitation_over' })
  const second = (await tab.link(ALIAS)).url
  expect(await carla.ask('/connect', { code: second })).toMatchObject({ status: 409, code: 'member_taken' })

  // An admin takes it back and maps it to Carla, who finds it among her own.
  expect((await tab.ask('/disconnect', { email: ALIAS })).status).toBe(200)
  expect(await openMembers(world, CARLA).ask('/disconnect', { email: ALIAS })).toMatchObject({
    code: 'not_allowed',
  })
  await tab.settings.put({ ...MUST_CONNECT, members: { rules: [{ email: ALIAS, owner_id: '71500003' }] } })
  await sent(world, mailOf(ALIAS, 'Hers now'))
  expect((await world.event(`${ALIAS} Hers now`)).status).toBe('held')
  const hers = (await carla.look()).members
  expect(hers.map(({ email, by, waiting }) => [email, by, waiting])).toEqual([
    [CARLA_EMAIL, 'same_address', 0],
    [ALIAS, 'mapping', 1],
  ])
  expect((await ben.look()).members.map(({ email }) => email)).toEqual([BEN_EMAIL])
  expect(await carla.connect({ email: ALIAS })).toMatchObject({ released: 1 })
  await world.settled()
  expect(subjects(world)).toContain('Sent (New): Hers now')
})

// M7
test('whoever connects, or needs no longer, while their activity is being decided is not kept waiting for ever; nor after a crash', async () => {
  const world = await startWorld({ drains: false })
  await openSettings(world).put(MUST_CONNECT)
  await world.sendBatch([mailOf(BEN_EMAIL, 'His'), mailOf(CARLA_EMAIL, 'Hers')])
  const { db } = world.logbook
  const { portalId } = world.hubspot
  const lease = await acquireLease(db, portalId, 'a story', 10_000)
  if (!lease) throw new Error('Somebody drains this account.')
  const claim = await claimDueEvents(db, lease, 10, new Date())
  // A drain has decided, Ben connects, and only then the drain books what it decided.
  await openMe(world, BEN).connect({ email: BEN_EMAIL })
  const events = claim.events.map(({ eventId }) => ({ ...HELD, eventId }))
  const settings = { version: 1, decidedAt: new Date() }
  const nothing = { revisions: [], written: [], voidIntents: [], arrived: [] }
  await settle(db, lease, { events, ...nothing, settings }, new Date())
  expect((await world.event(`${BEN_EMAIL} His`)).reason).toBe('released')
  expect((await world.event(`${CARLA_EMAIL} Hers`)).reason).toBe('member_not_connected')
  await releaseLease(db, lease)

  // Somebody published that nobody need connect, and died before anything went on.
  await publishSettings(db, portalId, {
    baseVersion: 1,
    source: { settings: DEFAULT_SETTINGS },
    changes: { changes: [], changes_in_all: 0 },
    by: ANN,
    now: new Date(),
  })
  const restarted = createLogbook({ ...world.options })
  await restarted.start({ drains: true })
  await expect.poll(() => subjects(world), { timeout: 15_000 }).toContain('Sent (New): Hers')
  expect(subjects(world)).toContain('Sent (New): His')
  await restarted.stop()
})

test('opens of a member who has to connect wait like everything else, and cost HubSpot nothing', async () => {
  const world = await startStrictWorld()
  const before = world.simulator.calls.length
  await sent(
    world,
    anOpen({ id: 'open', member: { email: CARLA_EMAIL } }),
    mailOf(CARLA_EMAIL, 'Mail', ['x@y.example']),
  )
  expect((await world.event('open')).status).toBe('held')
  expect(world.simulator.calls.slice(before).map(({ path }) => path)).toEqual([])
})
