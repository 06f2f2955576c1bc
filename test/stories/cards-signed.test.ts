// Who gets an answer from the cards' door: what HubSpot signed a moment ago, for this app and this account, and nobody else, however they try.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openCards, recordNamed } from '../support/cards.ts'
import { anEmailSent, JANE } from '../support/events.ts'
import { ANN_LOOKS, type Signed, sendSigned, signCard, signRaw } from '../support/signed-card.ts'
import { install, startWorld } from '../support/world.ts'

const HOME = '/cards/v1/account'
const viewer = new URLSearchParams(ANN_LOOKS).toString()

async function statusOf(signed: Signed): Promise<number> {
  const answer = await sendSigned(signed)
  const type = answer.status === 200 ? 'application/json' : 'application/problem+json'
  if (answer.text !== '') expect(answer.contentType).toContain(type)
  return answer.status
}

// G27
test('what HubSpot signed is answered, and what nobody, another, or somebody long ago signed learns nothing', async () => {
  const world = await startWorld({ drains: false })
  const signed = signCard(world.url, { path: HOME })
  expect(await statusOf(signed)).toBe(200)
  const { headers } = signed
  const minutes = (n: number) => Date.now() - n * 60_000
  const strangers: Signed[] = [
    { ...signed, headers: {} },
    { ...signed, headers: { ...headers, 'x-hubspot-signature-v3': '' } },
    { ...signed, headers: { 'x-hubspot-signature-v3': headers['x-hubspot-signature-v3'] ?? '' } },
    { ...signed, headers: { ...headers, 'x-hubspot-request-timestamp': String(Date.now() + 1) } },
    signCard(world.url, { path: HOME, secret: 'another app’s secret' }),
    signCard(world.url, { path: HOME, at: minutes(5.1) }),
    signCard(world.url, { path: HOME, at: minutes(-2) }),
    // Version 1 and 2 of HubSpot's signatures are easier to make up.
    {
      ...signed,
      headers: {
        'x-hubspot-signature': headers['x-hubspot-signature-v3'] ?? '',
        'x-hubspot-signature-version': 'v2',
      },
    },
  ]
  const told = new Set<string>()
  for (const stranger of strangers) {
    const { status, text } = await sendSigned(stranger)
    expect(status).toBe(401)
    told.add(JSON.stringify({ ...JSON.parse(text), request_id: '' }))
  }
  expect(told.size).toBe(1)
})

test('without a signature nobody learns which addresses there are, or whether an event or an account exists', async () => {
  const world = await startWorld({ drains: false })
  const [kept] = (await world.send(anEmailSent())).results
  for (const path of [
    HOME,
    '/cards/v1/home',
    '/cards/v1/nothing',
    '/cards/v1',
    `/cards/v1/events/${kept?.event}`,
    '/CARDS/V1/home',
    '/cards/v1/%',
  ]) {
    for (const method of ['GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'OPTIONS']) {
      const { status } = await sendSigned({
        method,
        url: `${world.url}${path}?${viewer}`,
        body: '',
        headers: {},
      })
      expect(status, `${method} ${path}`).toBe(401)
    }
  }
})

test('a signature is good for its own method, address, query and body alone', async () => {
  const world = await startWorld({ drains: false })
  const get = signCard(world.url, { path: HOME })
  const pause = signCard(world.url, { method: 'POST', path: '/cards/v1/account/pause', body: {} })
  const changes: Signed[] = [
    { ...get, method: 'POST' },
    { ...get, method: 'HEAD' },
    { ...get, method: 'DELETE' },
    { ...get, url: get.url.replace('/account?', '/home?') },
    { ...get, url: get.url.replace('47110815', '47110816') },
    { ...get, url: get.url.replace('61500001', '61500002') },
    { ...get, url: `${get.url}&` },
    { ...get, url: `${get.url}#` },
    { ...get, url: get.url.replace('?', '?portalId=47110816&') },
    { ...get, url: get.url.replace('/cards/', '//cards/') },
    { ...get, url: get.url.replace('/cards/', '/./cards/') },
    { ...get, body: '{}' },
    { ...pause, body: '' },
    { ...pause, body: '{} ' },
    { ...pause, body: '{"x":1}' },
    { ...pause, url: pause.url.replace('/pause?', '/disconnect?') },
    {
      ...pause,
      headers: { ...pause.headers, 'x-http-method-override': 'GET' },
      url: pause.url.replace('pause', 'resume'),
    },
  ]
  for (const change of changes)
    expect([401, 404], `${change.method} ${change.url}`).toContain(await statusOf(change))
  expect((await openCards(world).settings()).account.status).toBe('connected')
})

test('the address is our own public one, whatever Host or proxy headers say', async () => {
  const world = await startWorld({ drains: false })
  const good = signCard(world.url, { path: HOME })
  const odd = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
  expect(await statusOf({ ...good, headers: { ...good.headers, ...odd } })).toBe(200)
  const { headers } = signCard('https://evil.example', { path: HOME })
  expect(await statusOf({ ...good, headers: { ...headers, ...odd } })).toBe(401)
})

test('HubSpot’s own names stand in the query exactly once, in no other spelling, and name this app and a known account', async () => {
  const world = await startWorld({ drains: false })
  const signed = (query: string) =>
    statusOf(signRaw({ method: 'GET', url: `${world.url}${HOME}?${query}`, body: '' }))
  expect(await signed(viewer)).toBe(200)
  for (const name of Object.keys(ANN_LOOKS)) {
    const without = new URLSearchParams(
      Object.entries(ANN_LOOKS).filter(([other]) => other !== name),
    ).toString()
    expect(await signed(without), `without ${name}`).toBe(400)
    const spellings = [
      name,
      `${name}[]`,
      `${name}[0]`,
      `${name}%5B%5D`,
      name.toUpperCase(),
      `%${name.charCodeAt(0).toString(16)}${name.slice(1)}`,
      `${name}.x`,
      `%20${name}`,
      `+${name}`,
    ]
    for (const spelling of spellings) {
      expect(await signed(`${spelling}=47110816&${viewer}`), spelling).toBe(400)
      expect(await signed(`${viewer}&${spelling}=47110816`), spelling).toBe(400)
    }
    expect(await signed(`${without}&${name}=`), `empty ${name}`).toBeGreaterThanOrEqual(400)
    expect(await signed(`${without}&${name}[]=47110816`), `array ${name}`).toBe(400)
  }
  const as = (change: object) => signed(new URLSearchParams({ ...ANN_LOOKS, ...change }).toString())
  expect(await as({ appId: '4243' })).toBe(403)
  expect(await as({ appId: '04242' })).toBe(403)
  expect(await as({ portalId: '47110899' })).toBe(404)
  for (const portalId of [
    '47110815 or 1=1',
    '4711081５',
    '-47110815',
    '4.7e7',
    '0x2cee2bf',
    '9'.repeat(30),
    '\0',
    'NaN',
  ]) {
    expect(await as({ portalId }), portalId).toBe(400)
  }
  expect(await signed(`a=1;portalId=47110816&${viewer}`)).toBe(400)
  expect(await signed(`x=%26portalId%3D47110816&${viewer}`)).toBe(400)
})

// G27
test('an account sees nothing of another’s: neither events nor records, and no body changes that', async () => {
  const world = await startWorld()
  await install(world.logbook, world.simulator.portal('47110816'))
  const [kept] = (await world.send(anEmailSent({ message: { subject: 'Ours' } }))).results
  await world.settled()
  const contoso = openCards(world, { portalId: '47110816' })
  const event = kept?.event ?? ''
  const missing = await contoso.ask(`/cards/v1/events/${randomUUID()}`)
  const plain = ({ text, status }: { text: string; status: number }) => ({
    status,
    text: { ...JSON.parse(text), request_id: '' },
  })
  expect(plain(await contoso.ask(`/cards/v1/events/${event}`))).toEqual(plain(missing))
  const retry = await contoso.ask(`/cards/v1/events/${event}/retry`, {
    method: 'POST',
    body: { portalId: '47110815' },
  })
  expect(retry.status).toBe(400)
  expect((await contoso.ask(`/cards/v1/events/${event}/retry`, { method: 'POST', body: {} })).status).toBe(
    404,
  )
  const jane = recordNamed(world, JANE)
  expect((await contoso.status(jane)).latest).toBeNull()
  expect((await contoso.log(jane, `email=${JANE}`)).rows).toEqual([])
  expect((await contoso.home()).lastThirtyDays.received).toBe(0)
  expect((await contoso.home()).account).toMatchObject({ portalId: '47110816' })
  expect((await openCards(world).log(jane)).rows).toHaveLength(1)
})

test('a body over a megabyte, packed, or no JSON is refused, and so is one beside a GET', async () => {
  const world = await startWorld({ drains: false })
  const url = `${world.url}/cards/v1/account/resume?${viewer}`
  const post = (body: string, headers: Record<string, string> = {}) => {
    const signed = signRaw({ method: 'POST', url, body })
    return statusOf({ ...signed, headers: { ...signed.headers, ...headers } })
  }
  expect(await post('{}')).toBe(200)
  expect(await post('')).toBe(200)
  expect(await post(`{"x":"${'x'.repeat(1_048_576)}"}`)).toBe(413)
  expect(await post('{}', { 'content-encoding': 'gzip' })).toBe(400)
  for (const body of [
    '{',
    'null',
    '[]',
    '1',
    '"x"',
    '\0',
    '{"__proto__":{"isAdmin":true}}',
    '['.repeat(10_000),
  ]) {
    expect(await post(body), body.slice(0, 30)).toBe(400)
  }
  expect(await statusOf(signRaw({ method: 'GET', url: `${world.url}${HOME}?${viewer}`, body: '{}' }))).toBe(
    401,
  )
})

test('every answer forbids to be kept, and no log line has an address, a signature or a subject', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ message: { subject: 'Canary subject' } }))
  await world.settled()
  const cards = openCards(world)
  const jane = recordNamed(world, JANE)
  await cards.log(jane, `email=${JANE}&search=canary`)
  await cards.ask('/cards/v1/events/%E0%A4%A')
  const signed = signCard(world.url, { path: HOME })
  const answer = await fetch(signed.url, { headers: signed.headers })
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const lines = world.logs.join('')
  for (const secret of [
    'userEmail',
    JANE,
    'Canary',
    'canary',
    signed.headers['x-hubspot-signature-v3'] ?? '',
    'simulator-client-secret',
  ]) {
    expect(lines.includes(secret), secret).toBe(false)
  }
})
