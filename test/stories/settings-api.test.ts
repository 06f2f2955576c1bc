// The settings by API, for operators and developers: with an admin key of one account, and never over what they have not seen.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { DEFAULT_SETTINGS } from '../../server/domain/settings/settings.ts'
import { HistoryAnswer, PublishedAnswer, SettingsAnswer } from '../../server/http/openapi/settings-answers.ts'
import { createAdminKey, TooManyAdminKeys } from '../../server/install/admin-keys.ts'
import { listAdminKeys, revokeAdminKey } from '../../server/store/admin-keys.ts'
import { openAdminApi, openSettings } from '../support/settings.ts'
import { install, startWorld } from '../support/world.ts'

const noPress = { exclusions: { domains: ['press.example'] } }
const start = () => startWorld({ drains: false })

test('what is read can be changed and sent back, and the version goes on', async () => {
  const world = await start()
  const api = await openAdminApi(world)
  const read = await api.get()
  expect(read).toMatchObject({ status: 200, body: { version: 0, settings: DEFAULT_SETTINGS, findings: [] } })
  expect(read.headers.get('etag')).toBe('"0"')
  const answered: unknown = JSON.parse(read.text)
  expect(SettingsAnswer.parse(answered)).toEqual(answered)
  // For people and version control: one field a line.
  expect(read.text).toContain('\n    "general": {\n')
  const changed = { ...JSON.parse(read.text), settings: { ...read.body.settings, ...noPress } }
  const put = await api.put(changed, { 'if-match': '"0"' })
  expect(put).toMatchObject({ status: 200, body: { version: 1, published_by: 'Admin key "Deploy script"' } })
  expect(put.headers.get('etag')).toBe('"1"')
  expect(PublishedAnswer.parse(put.body)).toMatchObject({ version: 1 })
  expect((await api.get()).body.settings).toMatchObject(noPress)
  expect((await api.get('?version=0')).body.settings).toEqual(DEFAULT_SETTINGS)
  // A bare document is as good; what it leaves out has its default.
  expect(await api.put({}, { 'if-match': '"1"' })).toMatchObject({ status: 200, body: { version: 2 } })
  expect((await api.get()).body.settings).toEqual(DEFAULT_SETTINGS)
})

test('the same document again makes no version', async () => {
  const world = await start()
  const api = await openAdminApi(world)
  await api.put(noPress, { 'if-match': '"0"' })
  expect(await api.put(noPress, { 'if-match': '"1"' })).toMatchObject({ status: 200, body: { version: 1 } })
})

test('nobody replaces settings that they have not seen', async () => {
  const world = await start()
  const api = await openAdminApi(world)
  expect(await api.put(noPress)).toMatchObject({
    status: 428,
    body: { code: 'version_needed', detail: expect.stringContaining('such as "0"') },
  })
  await openSettings(world).put({ exclusions: { domains: ['other.example'] } })
  const refused = await api.put(noPress, { 'if-match': '"0"' })
  expect(refused).toMatchObject({ status: 412, body: { code: 'version_conflict' } })
  expect(refused.body.detail).toMatch(/^Version 1 was published by ann@northwind\.example at 20/)
  for (const never of ['"7"', '*', 'x', '"x"']) {
    expect((await api.put(noPress, { 'if-match': never })).status).toBe(412)
  }
  expect((await api.get()).body.version).toBe(1)
})

test('of many who replace the same version at once, one is taken', async () => {
  const world = await start()
  const api = await openAdminApi(world)
  const puts = Array.from({ length: 6 }, (_, index) =>
    api.put({ exclusions: { domains: [`d${index}.example`] } }, { 'if-match': '"0"' }),
  )
  const statuses = (await Promise.all(puts)).map(({ status }) => status).sort()
  expect(statuses).toEqual([200, 412, 412, 412, 412, 412])
})

test('a refusal names every field by its place in what was sent', async () => {
  const world = await start()
  const api = await openAdminApi(world)
  const bad = { general: { default_owner_id: 'Ann' }, campaigns: [{ campaign: 'a', is_pushed: 'no' }] }
  const refused = await api.put({ settings: bad }, { 'if-match': '"0"' })
  expect(refused).toMatchObject({ status: 422, body: { code: 'settings_invalid', errors_in_all: 2 } })
  expect(refused.body.errors.map(({ pointer, name }) => [pointer, name])).toEqual([
    ['/settings/general/default_owner_id', 'General › Default owner'],
    ['/settings/campaigns/0/is_pushed', 'Campaigns › a › Is logged'],
  ])
  const unfit = await api.put({ general: { default_owner_id: '1' } }, { 'if-match': '"0"' })
  expect(unfit.body.errors).toMatchObject([{ pointer: '/general/default_owner_id', code: 'unknown_owner' }])
})

test('rolling back and the history work by API, too', async () => {
  const world = await start()
  const api = await openAdminApi(world)
  await api.put(noPress, { 'if-match': '"0"' })
  expect(await api.rollBack(0)).toMatchObject({ status: 200, body: { version: 2, rolled_back_to: 0 } })
  expect(await api.rollBack(5)).toMatchObject({ status: 404 })
  const answered: unknown = JSON.parse((await api.get('/history')).text)
  const { versions } = HistoryAnswer.parse(answered)
  expect(HistoryAnswer.parse(answered)).toEqual(answered)
  expect(versions.map(({ version, published_by }) => [version, published_by])).toEqual([
    [2, 'Admin key "Deploy script"'],
    [1, 'Admin key "Deploy script"'],
  ])
})

test('a draft that somebody is working on survives, and its editor is told', async () => {
  const world = await start()
  const page = openSettings(world)
  await page.save({ general: { ...DEFAULT_SETTINGS.general, members_must_connect: true } })
  const api = await openAdminApi(world)
  await api.put(noPress, { 'if-match': '"0"' })
  const { draft, version } = await page.load()
  expect([version, draft?.base_version, draft?.settings.general]).toEqual([
    1,
    0,
    { default_owner_id: null, members_must_connect: true },
  ])
  const refused = await page.ask('/publish', { base_version: 0, revision: 1 })
  expect(refused).toMatchObject({ status: 409 })
  expect(refused.body.detail).toContain('published by Admin key "Deploy script"')
})

test('only a live admin key opens this door, and only to its own account', async () => {
  const world = await start()
  const { logbook, hubspot, simulator, url } = world
  const api = await openAdminApi(world)
  const contoso = simulator.portal('47110816')
  await install(logbook, contoso)
  await api.put(noPress, { 'if-match': '"0"' })
  const stranger = await openAdminApi({ ...world, hubspot: contoso })
  expect((await stranger.get()).body).toMatchObject({ version: 0, settings: DEFAULT_SETTINGS })
  // Another account's id in a real key is no key.
  const forged = api.key.replace(hubspot.portalId, contoso.portalId)
  for (const key of [forged, world.key, `${api.key}x`, '', 'lba_live_1_x']) {
    const refused = await api.request('', { headers: { authorization: `Bearer ${key}` } })
    expect(refused).toMatchObject({ status: 401, body: { code: 'admin_key_needed' } })
  }
  // An admin key sends no events.
  const events = await fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.key}` },
  })
  expect(events.status).toBe(401)
  const [key] = await listAdminKeys(logbook.db, hubspot.portalId)
  expect(key?.lastUsedAt).not.toBeNull()
  expect(await revokeAdminKey(logbook.db, key?.keyId ?? '', new Date())).toBe(true)
  expect((await api.get()).status).toBe(401)
})

test('a key asks so often a minute and no more, and never stands in a log', async () => {
  const world = await start()
  const api = await openAdminApi(world)
  const answers = []
  for (let asked = 0; asked < 125; asked += 5) {
    answers.push(...(await Promise.all(Array.from({ length: 5 }, () => api.get('/history')))))
  }
  const statuses = answers.map(({ status }) => status)
  expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([120, 429])
  expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(world.logs.filter((line) => line.includes(api.key))).toEqual([])
})

test('an account has ten live admin keys at most', async () => {
  const { logbook, hubspot } = await start()
  const make = () => createAdminKey(logbook.db, hubspot.portalId, 'One more', new Date())
  const made = await Promise.allSettled(Array.from({ length: 12 }, make))
  const refused = made.filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(2)
  expect(refused).toMatchObject([
    { reason: expect.any(TooManyAdminKeys) },
    { reason: expect.any(TooManyAdminKeys) },
  ])
})

test('bodies of another kind or size are refused in words', async () => {
  const world = await start()
  const api = await openAdminApi(world)
  const put = (body: string, type = 'application/json') =>
    api.request('', { method: 'PUT', body, headers: { 'content-type': type, 'if-match': '"0"' } })
  expect(await put('{"general": ')).toMatchObject({ status: 400, body: { code: 'invalid_json' } })
  expect(await put('general: {}', 'application/yaml')).toMatchObject({ status: 415 })
  expect(await put('[]')).toMatchObject({ status: 422, body: { code: 'settings_invalid' } })
  expect(await put('null')).toMatchObject({ status: 422 })
  expect(await put(`"${'x'.repeat(17 * 1024 * 1024)}"`)).toMatchObject({
    status: 413,
    body: { code: 'body_too_large' },
  })
  expect(await put('{"__proto__": {"x": 1}, "constructor": 1}')).toMatchObject({ status: 422 })
  expect(await api.request('?versoin=1')).toMatchObject({ status: 400, body: { code: 'invalid_query' } })
})

test('a document with every long list full is taken, kept and given back', async () => {
  const world = await start()
  const api = await openAdminApi(world)
  const addresses = Array.from(
    { length: 50_000 },
    (_, index) => `somebody.${index}@customer-${index % 900}.example`,
  )
  expect(await api.put({ exclusions: { addresses } }, { 'if-match': '"0"' })).toMatchObject({ status: 200 })
  expect((await api.get()).body.settings).toMatchObject({ exclusions: { addresses } })
  // HubSpot lets a megabyte through to a page: it is told how long the list is, and keeps it when it saves.
  const page = openSettings(world)
  const shown = await page.ask('')
  expect(Buffer.byteLength(shown.text)).toBeLessThan(1_000_000)
  expect(shown.body).toMatchObject({ left_out: [{ pointer: '/exclusions/addresses', entries: 50_000 }] })
  const exclusions = {
    ...z.record(z.string(), z.unknown()).parse(shown.body.settings.exclusions),
    domains: ['press.example'],
  }
  const body = { base_version: 1, revision: 0, settings: { exclusions }, keep: ['/exclusions/addresses'] }
  expect((await page.ask('/draft', body)).body.draft?.changes).toMatchObject([{ path: 'exclusions.domains' }])
  expect(await page.publish()).toMatchObject({ status: 200, body: { version: 2 } })
  expect((await api.get()).body.settings).toMatchObject({
    exclusions: { addresses, domains: ['press.example'] },
  })
})
