// The tools that send, in an admin's hands: sources and keys made, limited, paused and revoked, and keys that only try things out (G12, G33).
import { expect, test } from 'vitest'
import { ACTIVITY_TYPES } from '../../server/domain/activity-event.ts'
import { createApi } from '../support/api.ts'
import { openCards, recordNamed } from '../support/cards.ts'
import { anEmailReceived, anEmailSent, anOpen, JANE } from '../support/events.ts'
import { startServerProcess } from '../support/server-process.ts'
import { openSettings } from '../support/settings.ts'
import { openAdmin, openSources } from '../support/sources.ts'
import { startWorld, type World } from '../support/world.ts'

const limitOf = ({ headers }: { headers: Headers }) =>
  ['ratelimit-limit', 'ratelimit-remaining'].map((name) => headers.get(name))

test('a key is made for a tool, replaced while both work, and revoked: at once, in every process', async () => {
  const world = await startWorld()
  const page = openSources(world)
  const { source } = await page.make('Sequence tool')
  const first = await page.makeKey(source, 'live')
  expect(first.secret).toMatch(/^lbk_live_47110815_/)
  const second = await page.makeKey(source, 'live')
  expect((await page.ask(`/${source}/keys`, { mode: 'live' })).text).toContain('limit_reached')
  const other = await startServerProcess(world)
  const sendThere = (secret: string, id: string) =>
    fetch(`${other.url}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(anEmailSent({ id })),
    })
  expect((await sendThere(first.secret, 'a')).status).toBe(202)
  expect((await sendThere(second.secret, 'b')).status).toBe(202)
  const [{ key, ends_with } = { key: '', ends_with: '' }] = second.source.keys
  expect(first.secret.endsWith(ends_with ?? '?')).toBe(true)
  // The other process has seen the key a moment ago, and remembers nothing of it.
  const revoked = await page.revoke(source, key)
  expect((await sendThere(first.secret, 'c')).status).toBe(401)
  expect((await sendThere(second.secret, 'c')).status).toBe(202)
  expect(revoked.keys.map((one) => one.revoked?.by ?? null)).toEqual([null, 'ann@northwind.example'])
  expect(await page.revoke(source, key)).toEqual(revoked)
  const { last_used_at, keys } = await page.named('Sequence tool')
  expect(last_used_at).not.toBeNull()
  expect(keys[0]).toMatchObject({ mode: 'live', created_by: 'ann@northwind.example' })
  expect(JSON.stringify(await page.list())).not.toContain(first.secret.slice(20, 40))
})

test('what a test key sends is decided and shown, never written, and never mixed with what is real', async () => {
  const world = await startWorld()
  const page = openSources(world)
  const { source } = await page.named('Stories')
  const { secret } = await page.makeKey(source, 'test')
  expect(secret).toMatch(/^lbk_test_/)
  const tool = createApi(world.url, secret)
  const message = { message_id: '<m-1@northwind.example>', subject: 'Try this' }
  const before = world.hubspot.contacts().length
  expect(await tool.send(anEmailSent({ id: 'e-1', message }))).toMatchObject({ status: 202, accepted: 1 })
  await tool.sendBatch([
    anEmailSent({ id: 'new', people: ['nia@newcomer.example'] }),
    anEmailReceived({ id: 'stranger', people: ['eve@stranger.example'] }),
    anOpen({ id: 'open', message }),
  ])
  await world.settled()
  const tried = await tool.event('e-1')
  expect(tried).toMatchObject({ status: 'skipped', reason: 'test_key', engagement: null })
  expect(tried.reason_text).toContain('would have become an email on Jane Cooper')
  expect((await tool.trace('e-1')).trace.map(({ rule }) => rule).at(-1)).toBe('verdict.tested')
  expect(await tool.event('new')).toMatchObject({ reason: 'test_key' })
  expect(await tool.event('stranger')).toMatchObject({ reason: 'not_a_contact' })
  expect(world.hubspot.contacts()).toHaveLength(before)
  expect(world.hubspot.engagements('emails')).toEqual([])
  const jane = recordNamed(world, JANE)
  expect((await openCards(world).log(jane, `email=${JANE}`)).rows).toEqual([])

  const samples = await Promise.all(
    ACTIVITY_TYPES.map((type) =>
      tool.request(`/v1/test/event?type=${type}&email=${JANE}`, { method: 'POST' }),
    ),
  )
  expect(new Set(samples.map(({ status }) => status))).toEqual(new Set([202]))
  await world.settled()
  const told = await world.logbook.db('events').where('mode', 'test').whereLike('external_id', 'sample-%')
  expect(told.map(({ state }) => state)).toEqual(ACTIVITY_TYPES.map(() => 'skipped'))
  expect(told.filter(({ reason }) => reason === 'test_key').length).toBeGreaterThan(15)
  const live = await world.request('/v1/test/event?type=email.sent', { method: 'POST' })
  expect(await live.json()).toMatchObject({ status: 403, code: 'test_key_needed' })
  expect((await tool.request('/v1/test/event?type=email.lost', { method: 'POST' })).status).toBe(400)
  const writes = world.simulator.calls.filter(({ path }) =>
    /\/objects\/.*\/batch\/(?:create|update|archive)/.test(path),
  )
  expect(writes).toEqual([])

  // The same id and the same mail, in earnest: neither a repeat, nor told by what was only tried out.
  const bare = { message_id: message.message_id }
  expect(await world.send(anEmailSent({ id: 'e-1', message: bare }))).toMatchObject({ accepted: 1 })
  await world.settled()
  expect(await world.event('e-1')).toMatchObject({ status: 'written', reason: 'written' })
  expect(JSON.stringify(world.hubspot.engagements('emails'))).not.toContain('Try this')
  expect(await (await world.request('/v1/events?id=new')).json()).toMatchObject({ events: [] })
  expect(await tool.send(anEmailSent({ id: 'e-1', message }))).toMatchObject({ duplicates: 1 })
})

test('a source keeps its limit over all its keys and all processes, and a refusal names it', async () => {
  const world = await startWorld({ drains: false })
  const page = openSources(world)
  const { source } = await page.named('Stories')
  await page.change(source, { events_per_minute: 100 })
  const other = await startServerProcess(world)
  const second = createApi(world.url, (await page.makeKey(source, 'live')).secret)
  const batch = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => anEmailSent({ id: `e-${from + n}` }))
  const sends = [world, other, second].flatMap((api, which) =>
    [0, 1, 2, 3].map((round) => api.sendBatch(batch(which * 1_000 + round * 100, 20))),
  )
  const answers = await Promise.all(sends)
  const taken = answers.filter(({ status }) => status === 202)
  // Each request counts for one before it is read, so that what is refused is not free.
  expect(taken.length).toBeGreaterThanOrEqual(3)
  expect(taken.length).toBeLessThanOrEqual(5)
  const [refused] = answers.filter(({ status }) => status === 429)
  expect(refused).toMatchObject({
    code: 'too_many_requests',
    detail: expect.stringContaining('"Stories" may send 100'),
  })
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
  const kept = await world.logbook.db('event_keys').pluck('external_id')
  expect(kept).toHaveLength(taken.length * 20)
  // Another limit holds from the next request on.
  await page.change(source, { events_per_minute: 200 })
  expect(limitOf(await other.send(anEmailSent({ id: 'more' })))).toEqual(['200', expect.any(String)])
  const small = await page.make('Small tool')
  await page.change(small.source, { events_per_minute: 30 })
  const { secret } = await page.makeKey(small.source, 'live')
  const large = await createApi(world.url, secret).sendBatch(batch(9_000, 50))
  expect(large).toMatchObject({ status: 429, detail: expect.stringContaining('send it in parts') })
})

test('a paused source loses nothing: what it sends waits, others go on, and resumed it goes on in its order', async () => {
  const world = await startWorld()
  const page = openSources(world)
  const { source } = await page.named('Stories')
  const dialer = createApi(world.url, await world.keyOf('Dialer'))
  const held = () => world.logbook.db('events').where('state', 'held').count({ n: '*' })
  expect(await page.change(source, { is_paused: true })).toMatchObject({
    paused: { by: 'ann@northwind.example' },
  })
  for (const id of ['p-1', 'p-2', 'p-3']) await world.send(anEmailSent({ id }))
  await dialer.send(anEmailSent({ id: 'd-1' }))
  await expect.poll(async () => (await held())[0]?.n, { timeout: 10_000 }).toBe('3')
  await world.settled()
  expect(await dialer.event('d-1')).toMatchObject({ status: 'written' })
  const waiting = await world.event('p-1')
  expect(waiting).toMatchObject({ status: 'held', reason: 'source_paused' })
  expect(waiting.reason_text).toContain('Stories was paused by ann@northwind.example')
  // Neither a retry nor the account's own pause frees it.
  const retry = await world.request('/v1/events/retry', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ status: 'held' }),
  })
  expect(await retry.json()).toMatchObject({ retried: 0 })
  const cards = openCards(world)
  await cards.act('pause')
  await cards.act('resume')
  await expect.poll(async () => (await held())[0]?.n, { timeout: 10_000 }).toBe('3')
  await page.change(source, { is_paused: false })
  await world.settled()
  for (const id of ['p-1', 'p-2', 'p-3']) expect(await world.event(id)).toMatchObject({ status: 'written' })
})

test('sources are for super admins, by a signed question alone, and what is asked wrongly is said', async () => {
  const world = await startWorld({ drains: false })
  const page = openSources(world)
  const { source, keys } = await page.named('Stories')
  const ben = openSources(world, 'ben@northwind.example')
  const acts: [string, object?][] = [
    [''],
    ['', { name: 'Mine' }],
    [`/${source}`, { is_paused: true }],
    [`/${source}/keys`, { mode: 'live' }],
    [`/${source}/keys/${keys[0]?.key}/revoke`, {}],
  ]
  for (const [path, body] of acts) {
    expect((await ben.ask(path, body)).status, path).toBe(403)
    const unsigned = await fetch(`${world.url}/cards/v1/settings/sources${path}`, body && { method: 'POST' })
    expect(unsigned.status, path).toBe(401)
  }
  const wrong: [string, object, number, string][] = [
    ['', { name: '' }, 400, 'name'],
    ['', { name: 'Stories' }, 409, 'name_taken'],
    ['', { name: 'x', colour: 'red' }, 400, 'colour'],
    [`/${source}`, { events_per_minute: 0 }, 400, 'events_per_minute'],
    [`/${source}`, { name: 'a\u0000b' }, 400, 'name'],
    [`/${source}/keys`, { mode: 'admin' }, 400, 'mode'],
    ['/not-an-id', { is_paused: true }, 404, 'not_found'],
    ['/01936b2c-0000-7000-8000-000000000000/keys', { mode: 'live' }, 404, 'not_found'],
    [`/${source}/keys/01936b2c-0000-7000-8000-000000000000/revoke`, {}, 404, 'not_found'],
  ]
  for (const [path, body, status, word] of wrong) {
    const said = await page.ask(path, body)
    expect({ path, status: said.status }).toEqual({ path, status })
    expect(said.text).toContain(word)
  }
  const made = await Promise.all([1, 2, 3].map(() => page.ask('', { name: 'Twice' })))
  expect(made.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
  const raced = await Promise.all([1, 2, 3].map(() => page.ask(`/${source}/keys`, { mode: 'test' })))
  expect(raced.map(({ status }) => status).toSorted()).toEqual([200, 200, 409])
})

test('with an admin key the same is done by API, and the events of all sources are seen', async () => {
  const world = await startWorld()
  const admin = await openAdmin(world)
  const made = await admin('POST', '/v1/sources', { name: 'Dialer' })
  expect(made).toMatchObject({ status: 201, body: { source: { name: 'Dialer', keys: [] } } })
  const { source } = made.body.source
  const live = await admin('POST', `/v1/sources/${source}/keys`, { mode: 'live' })
  const test = await admin('POST', `/v1/sources/${source}/keys`, { mode: 'test' })
  expect([live.status, test.status]).toEqual([201, 201])
  await world.send(anEmailSent({ id: 'e-1' }))
  await createApi(world.url, live.body.secret).send(anEmailSent({ id: 'e-1', message: { subject: 'Other' } }))
  await createApi(world.url, test.body.secret).send(anEmailSent({ id: 'e-2' }))
  await world.settled()
  const all = await admin('GET', '/v1/events')
  const told = all.body.events.map((event: Record<string, unknown>) => [
    event.id,
    event.mode,
    Reflect.get(Object(event.source), 'name'),
  ])
  expect(told).toEqual([
    ['e-2', 'test', 'Dialer'],
    ['e-1', 'live', 'Dialer'],
    ['e-1', 'live', 'Stories'],
  ])
  expect((await admin('GET', '/v1/events?id=e-1')).body.events).toHaveLength(2)
  expect((await admin('GET', `/v1/events?source=${source}`)).body.events).toHaveLength(2)
  const { event } = all.body.events[2]
  expect((await admin('GET', `/v1/events/${event}/trace`)).body).toMatchObject({ status: 'written' })
  // A source's own key sees its own alone, whatever it asks for.
  const theirs = await world.request(`/v1/events?source=${source}`)
  expect(await theirs.json()).toMatchObject({ events: [] })
  const patched = await admin('PATCH', `/v1/sources/${source}`, { name: 'Phone', events_per_minute: 7 })
  expect(patched.body.source).toMatchObject({ name: 'Phone', events_per_minute: 7 })
  const [{ key }] = live.body.source.keys
  const gone = await admin('DELETE', `/v1/sources/${source}/keys/${key}`)
  expect(gone.body.source.keys.at(-1)).toMatchObject({ key, revoked: { by: 'Admin key "Deploy script"' } })
  expect(await createApi(world.url, live.body.secret).send(anEmailSent())).toMatchObject({ status: 401 })
  const refused = await world.request('/v1/sources')
  expect(refused.status).toBe(401)
})

test('one account knows nothing of the sources of another', async () => {
  const world = await startWorld({ drains: false })
  const { source } = await openSources(world).named('Stories')
  await world.logbook.db.raw(
    `insert into accounts (portal_id, domain, name, time_zone, ui_domain, status, scopes, installed_by, installed_at)
     select 999, domain, name, time_zone, ui_domain, status, scopes, installed_by, installed_at from accounts limit 1`,
  )
  const admin = await openAdmin({ ...world, hubspot: { ...world.hubspot, portalId: '999' } } satisfies World)
  expect((await admin('GET', '/v1/sources')).body.sources).toEqual([])
  expect((await admin('PATCH', `/v1/sources/${source}`, { is_paused: true })).status).toBe(404)
  expect((await admin('POST', `/v1/sources/${source}/keys`, { mode: 'live' })).status).toBe(404)
  expect((await admin('GET', `/v1/events?source=${source}`)).body.events).toEqual([])
  expect((await openSettings(world).load()).version).toBe(0)
})
