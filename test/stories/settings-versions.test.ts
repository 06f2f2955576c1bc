// The settings of an account: everybody sees them, admins change them, nobody overwrites anybody, and whatever was in force can be again.
import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../server/domain/settings/settings.ts'
import { disconnectAccount } from '../../server/install/account-controls.ts'
import { deleteAccountData } from '../../server/store/account-data.ts'
import { findAccount } from '../../server/store/accounts.ts'
import { settingsFor } from '../../server/store/current-settings.ts'
import { openSettings } from '../support/settings.ts'
import { install, startWorld, type World } from '../support/world.ts'

const BEN = 'ben@northwind.example'
const CARLA = 'carla@northwind.example'

/** Ann is a super admin, and Ben is one too; Carla is not. */
async function startTeam(): Promise<
  World & { ann: ReturnType<typeof openSettings>; ben: ReturnType<typeof openSettings> }
> {
  const world = await startWorld({ drains: false })
  for (const user of world.hubspot.account.users) if (user.email === BEN) user.superAdmin = true
  return { ...world, ann: openSettings(world), ben: openSettings(world, BEN) }
}

const threeDeals = {
  associations: {
    ...DEFAULT_SETTINGS.associations,
    deals: { ...DEFAULT_SETTINGS.associations.deals, most: 3 },
  },
}
const noPress = { exclusions: { ...DEFAULT_SETTINGS.exclusions, domains: ['press.example'] } }

test('an account that nobody has touched has the defaults, as version 0', async () => {
  const { ann } = await startTeam()
  expect(await ann.load()).toMatchObject({
    version: 0,
    published_by: null,
    isAdmin: true,
    settings: DEFAULT_SETTINGS,
    draft: null,
    revision: 0,
  })
})

// G29, N3
test('a draft is seen by everybody and changes nothing until it is published', async () => {
  const { ann, ben, logbook, hubspot } = await startTeam()
  expect((await ann.save(threeDeals)).status).toBe(200)
  const seen = await ben.load()
  expect(seen.draft).toMatchObject({
    base_version: 0,
    edited_by: 'ann@northwind.example',
    settings: threeDeals,
  })
  expect(seen.draft?.changes).toMatchObject([{ name: 'Associations › Deals › At most', before: 5, after: 3 }])
  expect(seen).toMatchObject({ version: 0, settings: DEFAULT_SETTINGS })
  expect(await ben.publish()).toMatchObject({ status: 200, body: { version: 1 } })
  expect(await ann.load()).toMatchObject({ version: 1, settings: threeDeals, draft: null, published_by: BEN })
  expect(await logbook.db('accounts').where('portal_id', hubspot.portalId).pluck('settings_version')).toEqual(
    [1],
  )
})

test('sections that are not sent stay as they are in the draft', async () => {
  const { ann } = await startTeam()
  await ann.save(threeDeals)
  await ann.save(noPress)
  expect((await ann.load()).draft?.settings).toEqual({ ...DEFAULT_SETTINGS, ...threeDeals, ...noPress })
})

test('the second of two editors is told who saved before them and when, and nothing is lost', async () => {
  const { ann, ben } = await startTeam()
  const { version: base_version, revision } = await ben.load()
  await ann.save(threeDeals)
  const refused = await ben.ask('/draft', { base_version, revision, settings: noPress })
  expect(refused).toMatchObject({
    status: 409,
    body: {
      code: 'settings_conflict',
      conflict: { what: 'draft', by: 'ann@northwind.example', revision: 1 },
    },
  })
  expect(refused.body.detail).toMatch(
    /^The draft was changed by ann@northwind\.example at 20\d\d-.*Z, after you opened it/,
  )
  expect((await ann.load()).draft?.settings).toMatchObject(threeDeals)
})

test('of many who save at the same moment exactly one is taken', async () => {
  const { ann, ben } = await startTeam()
  await Promise.all([ann.load(), ben.load()])
  const saves = Array.from({ length: 8 }, (_, index) =>
    (index % 2 ? ann : ben).ask('/draft', {
      base_version: 0,
      revision: 0,
      settings: { exclusions: { domains: [`d${index}.example`] } },
    }),
  )
  const statuses = (await Promise.all(saves)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  expect(statuses.filter((status) => status === 409)).toHaveLength(7)
})

test('of two who publish at the same moment one is taken, and every version is there once', async () => {
  const { ann, ben } = await startTeam()
  await ann.save(threeDeals)
  const body = { base_version: 0, revision: 1 }
  const answers = await Promise.all([ann.ask('/publish', body), ben.ask('/publish', body)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await ann.history()).versions.map(({ version }) => version)).toEqual([1])
})

test('a draft that somebody else changed since is not published unseen', async () => {
  const { ann, ben } = await startTeam()
  await ann.save(threeDeals)
  const { version: base_version, revision } = await ann.load()
  await ben.save(noPress)
  expect((await ann.ask('/publish', { base_version, revision })).body.detail).toContain(`changed by ${BEN}`)
  expect((await ann.load()).version).toBe(0)
})

test('a draft made from an older version is not published over a newer one', async () => {
  const { ann, ben } = await startTeam()
  await ann.put(threeDeals)
  await ben.save(noPress)
  await ann.ask('/rollback', { version: 0 })
  const refused = await ben.ask('/publish', { base_version: 1, revision: (await ben.load()).revision })
  expect(refused).toMatchObject({ status: 409, body: { conflict: { what: 'published', version: 2 } } })
  expect(refused.body.detail).toContain('Version 2 was published by ann@northwind.example')
  // Its work is not lost: saved again on top of what is in force, it can be published.
  const { draft, revision } = await ben.load()
  expect(draft?.base_version).toBe(1)
  await ben.ask('/draft', { base_version: 2, revision, settings: draft?.settings ?? {} })
  expect(await ben.publish()).toMatchObject({ status: 200, body: { version: 3 } })
})

test('a discarded draft is gone, and a number of a draft never comes twice', async () => {
  const { ann, ben } = await startTeam()
  await ann.save(threeDeals)
  expect(await ann.ask('/draft/discard', { revision: 1 })).toMatchObject({
    status: 200,
    body: { revision: 2 },
  })
  expect((await ann.load()).draft).toBeNull()
  await ben.save(noPress)
  // Ann's tab from before must not publish what Ben wrote since.
  expect(await ann.ask('/publish', { base_version: 0, revision: 1 })).toMatchObject({ status: 409 })
  expect(await ann.ask('/draft/discard', { revision: 1 })).toMatchObject({ status: 409 })
})

// HubSpot repeats a request once when the connection breaks.
test('what is asked twice is done once', async () => {
  const { ann } = await startTeam()
  const save = { base_version: 0, revision: 0, settings: threeDeals }
  const [first, again] = [await ann.ask('/draft', save), await ann.ask('/draft', save)]
  expect([first.status, again.status, again.body.revision]).toEqual([200, 200, 1])
  const publish = { base_version: 0, revision: 1 }
  const published = [await ann.ask('/publish', publish), await ann.ask('/publish', publish)]
  expect(published.map(({ status, body }) => [status, body.version])).toEqual([
    [200, 1],
    [200, 1],
  ])
  const rolled = [await ann.ask('/rollback', { version: 0 }), await ann.ask('/rollback', { version: 0 })]
  expect(rolled.map(({ body }) => body.version)).toEqual([2, 2])
  expect((await ann.history()).versions).toHaveLength(2)
})

test('a draft that changes nothing makes no version', async () => {
  const { ann } = await startTeam()
  await ann.save({})
  expect(await ann.publish()).toMatchObject({ status: 200, body: { version: 0 } })
  expect(await ann.load()).toMatchObject({ version: 0, draft: null })
})

// G29
test('the history says who changed what when, field by field, and can be turned back page by page', async () => {
  const { ann, ben } = await startTeam()
  await ann.put(threeDeals)
  await ben.put(noPress)
  const { versions } = await ann.history()
  expect(versions).toMatchObject([
    {
      version: 2,
      published_by: BEN,
      changes: [{ path: 'exclusions.domains', kind: 'list', added: ['press.example'] }],
    },
    {
      version: 1,
      published_by: 'ann@northwind.example',
      changes: [{ path: 'associations.deals.most', before: 5, after: 3 }],
    },
  ])
  for (const { published_at } of versions)
    expect(Date.now() - Date.parse(published_at ?? '')).toBeLessThan(60_000)
  const page = await ann.history('?limit=1')
  expect(page).toMatchObject({ versions: [{ version: 2 }], next_before: 2 })
  expect(await ann.history('?limit=1&before=2')).toMatchObject({
    versions: [{ version: 1 }],
    next_before: null,
  })
})

// N3
test('rolling back publishes the old document again, to the last byte', async () => {
  const { ann, logbook, hubspot } = await startTeam()
  await ann.put({
    record_creation: { contacts: { defaults: { lifecyclestage: 'lead', jobtitle: 'ä “quoted” \n line' } } },
  })
  await ann.put(noPress)
  expect((await ann.ask('/history/1')).body).toMatchObject({
    settings: { exclusions: { domains: [] } },
    changes: [{ path: 'exclusions.domains', removed: ['press.example'] }],
  })
  expect(await ann.ask('/rollback', { version: 1 })).toMatchObject({
    status: 200,
    body: { version: 3, rolled_back_to: 1, published_by: 'ann@northwind.example' },
  })
  const kept: { text: string }[] = await logbook
    .db('settings_versions')
    .select(logbook.db.raw('cast(settings as text) as text'))
    .where('portal_id', hubspot.portalId)
    .orderBy('version')
  const [first, , third] = kept.map(({ text }) => text)
  expect(third).toBe(first)
  const textOf = async (path: string) =>
    /"settings":(\{.*?\}),"left_out"/.exec((await ann.ask(path)).text)?.[1]
  expect(await textOf('/history/3')).toBe(await textOf('/history/1'))
  expect(await ann.ask('/rollback', { version: 0 })).toMatchObject({
    status: 200,
    body: { version: 4, rolled_back_to: 0 },
  })
  expect(await textOf('')).toBe(await textOf('/history/0'))
  expect(await ann.ask('/rollback', { version: 9 })).toMatchObject({
    status: 404,
    body: { code: 'not_found' },
  })
})

// L6
test('who is no admin sees everything and changes nothing', async () => {
  const world = await startTeam()
  const carla = openSettings(world, CARLA)
  await world.ann.put(threeDeals)
  expect(await carla.load()).toMatchObject({ isAdmin: false, version: 1, settings: threeDeals })
  expect((await carla.history()).versions).toHaveLength(1)
  expect((await carla.ask('/validate', {})).status).toBe(200)
  const body = { base_version: 1, revision: 2 }
  for (const [path, sent] of [
    ['/draft', { ...body, settings: noPress }],
    ['/draft/discard', { revision: 2 }],
    ['/publish', body],
    ['/rollback', { version: 0 }],
    ['/import-link', body],
  ] as const) {
    const refused = await carla.ask(path, sent)
    expect(refused).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
    expect(refused.body.detail).toContain('Ask one of them')
  }
  expect(await world.ann.load()).toMatchObject({ version: 1, draft: null })
})

test('nothing of another account is ever seen or touched', async () => {
  const world = await startTeam()
  await world.ann.put(noPress)
  const contoso = world.simulator.portal('47110816')
  const stranger = openSettings({ ...world, hubspot: contoso })
  expect((await stranger.ask('')).status).toBe(404)
  await install(world.logbook, contoso)
  expect(await stranger.load()).toMatchObject({ version: 0, settings: DEFAULT_SETTINGS, draft: null })
  expect((await stranger.history()).versions).toEqual([])
  expect((await stranger.ask('/history/1')).status).toBe(404)
  expect((await stranger.ask('/rollback', { version: 1 })).status).toBe(404)
  await stranger.put(threeDeals)
  expect(await world.ann.load()).toMatchObject({ version: 1, settings: noPress })
})

test('what is in force is read once by each process, and can be changed by nobody who reads it', async () => {
  const { ann, logbook, hubspot } = await startTeam()
  const read = async () => {
    const account = await findAccount(logbook.db, hubspot.portalId)
    return account && settingsFor(logbook.db, account)
  }
  expect(await read()).toBe(DEFAULT_SETTINGS)
  await ann.put(noPress)
  const first = await read()
  expect(first).toMatchObject(noPress)
  expect(await read()).toBe(first)
  expect(() => first?.exclusions.domains.push('x.example')).toThrow(TypeError)
  await ann.put(threeDeals)
  expect(await read()).toMatchObject({ ...noPress, ...threeDeals })
})

test('an account that comes back while its old data is being deleted starts with the defaults', async () => {
  const { ann, logbook, hubspot } = await startTeam()
  await ann.put(noPress)
  await disconnectAccount(logbook.install, hubspot.portalId)
  const before = new Date(Date.now() + 60_000)
  expect(await deleteAccountData(logbook.db, hubspot.portalId, { before, limit: 1 })).toBeGreaterThan(0)
  await install(logbook, hubspot)
  expect(await ann.load()).toMatchObject({ version: 0, settings: DEFAULT_SETTINGS, draft: null })
  expect(await ann.put(threeDeals)).toBe(1)
})

test('a question of another shape is refused', async () => {
  const { ann } = await startTeam()
  for (const [path, body] of [
    ['/draft', { base_version: 0, settings: {} }],
    ['/draft', { base_version: -1, revision: 0, settings: {} }],
    ['/draft', { base_version: 0, revision: 0, settings: [] }],
    ['/draft', { base_version: 0, revision: 0, settings: {}, keep: ['/general'] }],
    ['/publish', { base_version: '0', revision: 0 }],
    ['/rollback', { version: 1.5 }],
  ] as const) {
    expect(await ann.ask(path, body)).toMatchObject({ status: 400, body: { code: 'invalid_body' } })
  }
})
