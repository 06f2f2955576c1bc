// Settings are held against the account as it is: before they are published, and again every hour, so that what breaks is known before an
// event fails of it.
import { expect, test } from 'vitest'
import { createLiveDesk } from '../../server/configure/live-desk.ts'
import { watchDrift } from '../../server/configure/watch-drift.ts'
import { brokenParts } from '../../server/domain/settings/broken-parts.ts'
import { ON_DEMAND_SCOPES, OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../server/hubspot/scopes.ts'
import { findSettingsCheck } from '../../server/store/settings-checks.ts'
import { anEmailSent } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { startWorld, type World } from '../support/world.ts'

const ANN = '71500001'
const BEN = '71500002'
const DORA = '71500004'
const CARLA = 'carla@northwind.example'
const HOUR_MS = 60 * 60_000

const deal = (stage: string) => ({ on: ['reply'], pipeline: 'default', stage })

// L40, L41, L47, G5
test('everything that a document names wrongly is said at once, each with its place and its remedy', async () => {
  const world = await startWorld({ drains: false })
  const page = openSettings(world)
  const saved = await page.save({
    general: { default_owner_id: DORA },
    activities: { teams: [{ team_id: '99' }] },
    record_creation: {
      contacts: { mandatory: [['shoe_size']], defaults: { lifecyclestage: 'LEAD', num_notes: '1' } },
    },
    associations: { companies: 'labelled', company_labels: ['Lawyer'], deals: { pipelines: ['99'] } },
    exclusions: { domains: ['gmail.com'] },
    campaigns: [{ campaign: 'Spring', deal: deal('won') }],
  })
  // A draft may have errors: it is work in progress.
  expect(saved.status).toBe(200)
  expect(saved.body.draft?.findings.map(({ pointer, code }) => [pointer, code]).sort()).toEqual([
    ['/activities/teams/0/team_id', 'unknown_team'],
    ['/associations/company_labels/0', 'unknown_label'],
    ['/associations/deals/pipelines/0', 'unknown_pipeline'],
    ['/campaigns/0/deal', 'not_permitted'],
    ['/campaigns/0/deal/stage', 'unknown_stage'],
    ['/exclusions/domains/0', 'freemail_domain'],
    ['/general/default_owner_id', 'archived_owner'],
    ['/record_creation/contacts/defaults/lifecyclestage', 'unknown_option'],
    ['/record_creation/contacts/defaults/num_notes', 'read_only_property'],
    ['/record_creation/contacts/mandatory/0/0', 'unknown_property'],
  ])
  const refused = await page.publish()
  expect(refused).toMatchObject({ status: 422, body: { code: 'settings_invalid', errors_in_all: 8 } })
  expect(refused.body.errors).toContainEqual({
    pointer: '/record_creation/contacts/defaults/lifecyclestage',
    name: 'New records › Contacts › Default values › lifecyclestage',
    code: 'unknown_option',
    severity: 'error',
    message:
      '"lifecyclestage" has no option "LEAD". HubSpot takes an option only exactly as it is written there.',
    fix: 'Perhaps you meant "lead".',
    docs_url: `${world.url}/docs/errors#unknown_option`,
  })
  expect((await page.load()).version).toBe(0)
})

test('warnings do not keep a document from being published', async () => {
  const world = await startWorld({ drains: false })
  const page = openSettings(world)
  expect(await page.put({ exclusions: { domains: ['gmail.com'] } })).toBe(1)
  expect((await page.load()).findings).toMatchObject([{ code: 'freemail_domain', severity: 'warning' }])
})

test('a document that is wrong in itself is not even saved, and each field is named', async () => {
  const world = await startWorld({ drains: false })
  const refused = await openSettings(world).save({
    general: { default_owner_id: 'Ann' },
    members: { rules: [{ email: 'eve@agency.example' }, { email: 'EVE@agency.example' }] },
    colours: {},
  })
  expect(refused).toMatchObject({ status: 422, body: { code: 'settings_invalid' } })
  expect(refused.body.errors.map(({ pointer, code }) => [pointer, code]).sort()).toEqual([
    ['/colours', 'unknown_setting'],
    ['/general/default_owner_id', 'invalid_value'],
    ['/members/rules/1/email', 'duplicate_entry'],
  ])
})

// L43, L44, L62
test('the page offers what HubSpot has and whom and what the events have named, and warns of members without a user', async () => {
  const world = await startWorld({ drains: false })
  await world.sendBatch([
    anEmailSent({ campaign: { name: 'Spring launch' } }),
    anEmailSent({ member: { email: 'eve@agency.example' }, campaign: { name: 'Autumn fair', id: 'c-7' } }),
  ])
  const { choices, findings } = await openSettings(world).load()
  expect(choices.members).toEqual(['ann@northwind.example', 'eve@agency.example'])
  expect(choices.campaigns).toEqual(['Autumn fair', 'Spring launch'])
  expect(choices.is_complete).toBe(true)
  expect(choices.owners).toContainEqual({
    id: BEN,
    name: 'Ben Ode',
    email: 'ben@northwind.example',
    is_archived: false,
  })
  expect(choices.teams?.map(({ id }) => id).sort()).toEqual(['5501', '5502'])
  expect(choices.pipelines?.map(({ id, stages }) => [id, stages.length])).toEqual([
    ['default', 7],
    ['8810400', 4],
  ])
  const names = choices.properties.contacts?.map(({ name }) => name)
  expect(names).toContain('lifecyclestage')
  expect(names).not.toContain('num_notes')
  expect(choices.company_labels).toContain('Primary')
  expect(choices.stored_as).toContainEqual({
    type: 'email.sent',
    as: ['emails', 'notes', 'tasks'],
    usual: 'emails',
  })
  expect(choices.stored_as).toContainEqual({ type: 'email.opened', as: ['notes'], usual: 'notes' })
  expect(findings).toMatchObject([
    { code: 'unmatched_members', message: expect.stringContaining('eve@agency.example') },
  ])
})

// MX1, MX2
test('what a format of the subject line makes of everyday activity can be seen before anything is saved, and why one cannot be used', async () => {
  const world = await startWorld({ drains: false })
  const linesOf = async (format: string, contents = 'full') =>
    JSON.parse((await openSettings(world, CARLA).ask('/subject-lines', { format, contents })).text)
  expect((await linesOf('{action}{campaign}: {subject}')).lines).toContainEqual({
    type: 'email.sent',
    line: 'Sent (New) [Spring launch (#2)]: Hello Jane',
  })
  expect((await linesOf('{subject}, {member} by {source}', 'metadata')).lines).toContainEqual({
    type: 'email.sent',
    line: '(not shared), Ann Lindqvist by Your tool',
  })
  const refused = await linesOf('{subjekt}')
  expect(refused).toEqual({ lines: [], problem: expect.stringContaining('unknown placeholder {subjekt}') })
})

test('what HubSpot does not let Logbook see is said to be unchecked', async () => {
  const world = await startWorld({ drains: false, scopes: [...REQUIRED_SCOPES, 'settings.users.read'] })
  const page = openSettings(world)
  await page.put({
    record_creation: { contacts: { defaults: { lifecyclestage: 'hero' } } },
    activities: { teams: [{ team_id: '5501' }] },
  })
  const { findings, choices } = await page.load()
  expect(findings).toMatchObject([
    { code: 'not_checked', severity: 'warning', fix: expect.stringContaining('crm.schemas.contacts.read') },
  ])
  expect(choices.properties.contacts).toBeNull()
  // Owners tell which teams they are in.
  expect(choices.teams?.map(({ id }) => id).sort()).toEqual(['5501', '5502'])
})

test('an outage of HubSpot keeps nobody from shutting a domain out', async () => {
  const world = await startWorld({ drains: false })
  const page = openSettings(world)
  await page.load()
  world.simulator.faults.order({
    match: { path: '/crm/owners' },
    times: 1_000,
    fault: { kind: 'status', status: 503 },
  })
  const version = await page.put({
    general: { default_owner_id: ANN },
    exclusions: { domains: ['press.example'] },
  })
  expect(version).toBe(1)
  expect((await page.load()).findings).toMatchObject([
    { code: 'not_checked', message: expect.stringContaining('could not be reached') },
  ])
})

/** Publishes settings that name what is there, and offers to look at them again later. */
async function startDrifting(settings: object) {
  const scopes = [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES, ...ON_DEMAND_SCOPES.deals]
  const world = await startWorld({ drains: false, scopes })
  const page = openSettings(world)
  await page.put(settings)
  let later = 0
  const now = () => new Date(Date.now() + later)
  const live = createLiveDesk({ hubspot: world.logbook.install.hubspot, now, warn: () => {} })
  const changed: string[] = []
  const log = {
    warn: (facts: object, message: string) => void world.logs.push(JSON.stringify({ ...facts, message })),
  }
  const deps = {
    db: world.logbook.db,
    now,
    live,
    log,
    onChange: async (portalId: string) => void changed.push(portalId),
  }
  return {
    ...world,
    page,
    changed,
    /** A round of checks, so much later. */
    async roundAfter(ms: number) {
      later += ms
      await watchDrift(deps, new AbortController().signal)
    },
    known: () => findSettingsCheck(world.logbook.db, world.hubspot.portalId),
  }
}

function callsTo({ simulator }: Pick<World, 'simulator'>, part: string): number {
  return simulator.calls.filter(({ path }) => path.startsWith(part)).length
}

// N11, L66, G13
test('an owner who leaves is found within the hour, by name of what breaks, and is mended when another is chosen', async () => {
  const world = await startDrifting({
    general: { default_owner_id: BEN },
    members: { rules: [{ email: 'eve@agency.example', owner_id: BEN }] },
  })
  const { page, hubspot } = world
  expect(await world.known()).toMatchObject({ version: 1, findings: [] })
  hubspot.archiveOwner(BEN)
  await world.roundAfter(HOUR_MS)
  const found = (await world.known())?.findings ?? []
  expect(found).toMatchObject([
    {
      code: 'archived_owner',
      pointer: '/general/default_owner_id',
      message: expect.stringContaining('Ben Ode'),
    },
    { code: 'archived_owner', pointer: '/members/rules/0/owner_id' },
  ])
  const broken = brokenParts(found)
  expect(broken.defaultOwner).toMatchObject({ code: 'archived_owner' })
  expect([...broken.members.keys()]).toEqual(['eve@agency.example'])
  expect(broken.newContacts).toBeNull()
  expect(world.changed).toEqual([hubspot.portalId])
  expect(world.logs.filter((line) => line.includes('Settings broke'))).toHaveLength(1)

  await page.put({
    general: { default_owner_id: ANN },
    members: { rules: [{ email: 'eve@agency.example', owner_id: ANN }] },
  })
  expect(await world.known()).toMatchObject({ version: 2, findings: [] })
})

// N11
test('a stage that is gone breaks the deals of that campaign alone, and mends itself when it is back', async () => {
  const world = await startDrifting({
    campaigns: [
      { campaign: 'Spring', deal: deal('contractsent') },
      { campaign: 'Autumn', deal: deal('qualifiedtobuy') },
    ],
  })
  const [pipeline] = world.hubspot.account.pipelines
  const stages = pipeline?.stages ?? []
  const [gone] = stages.splice(
    stages.findIndex(({ id }) => id === 'contractsent'),
    1,
  )
  await world.roundAfter(HOUR_MS)
  const first = await world.known()
  expect(first?.findings).toMatchObject([{ code: 'unknown_stage', pointer: '/campaigns/0/deal/stage' }])
  expect([...brokenParts(first?.findings ?? []).campaignDeals.keys()]).toEqual(['Spring'])
  await world.roundAfter(HOUR_MS)
  // It is still the same trouble, since then.
  expect((await world.known())?.findings[0]?.since).toBe(first?.findings[0]?.since)
  expect(world.changed).toHaveLength(1)

  if (gone) stages.push(gone)
  await world.roundAfter(HOUR_MS)
  expect((await world.known())?.findings).toEqual([])
  expect(world.changed).toHaveLength(2)
})

test('settings are checked once an hour and not more often, with as few calls as they need', async () => {
  const world = await startDrifting({ general: { default_owner_id: ANN } })
  const [before, pipelines] = [callsTo(world, '/crm/owners'), callsTo(world, '/crm/pipelines')]
  await world.roundAfter(HOUR_MS / 2)
  expect(callsTo(world, '/crm/owners') - before).toBe(0)
  await world.roundAfter(HOUR_MS / 2)
  await world.roundAfter(1_000)
  // Active owners and archived ones.
  expect(callsTo(world, '/crm/owners') - before).toBe(2)
  expect(callsTo(world, '/crm/pipelines')).toBe(pipelines)
})

test('defaults name nothing that could break, so nothing is asked for them', async () => {
  const world = await startWorld({ drains: false })
  const { db, install } = world.logbook
  const now = () => new Date()
  const live = createLiveDesk({ hubspot: install.hubspot, now, warn: () => {} })
  const before = world.simulator.calls.length
  await watchDrift({ db, now, live, log: { warn: () => {} } }, new AbortController().signal)
  expect(world.simulator.calls.slice(before)).toEqual([])
})

test('an outage neither breaks nor mends anything: it is looked at again soon', async () => {
  const world = await startDrifting({ general: { default_owner_id: BEN } })
  world.hubspot.archiveOwner(BEN)
  await world.roundAfter(HOUR_MS)
  world.simulator.faults.order({
    match: { path: '/crm/owners' },
    times: 2,
    fault: { kind: 'status', status: 503 },
  })
  await world.roundAfter(HOUR_MS)
  expect((await world.known())?.findings).toMatchObject([{ code: 'archived_owner' }])
  world.hubspot.account.owners.push(
    ...world.hubspot.account.owners.splice(0).map((owner) => ({ ...owner, archived: false })),
  )
  await world.roundAfter(5 * 60_000)
  expect((await world.known())?.findings).toEqual([])
})
