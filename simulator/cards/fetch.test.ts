// hubspot.fetch: what HubSpot adds and signs, what it refuses, and how long and how often it tries.
import { createHmac } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { sampleApi } from './build-samples.ts'
import { judgeFetch, wantedFetchSchema } from './fetch-rules.ts'
import { type Asked, openSink, type Samples, startSamples } from './start-samples.ts'

const secret = 'simulator-client-secret'
const carla = '61500003'

let samples: Samples
beforeAll(async () => {
  samples = await startSamples()
})
beforeEach(() => {
  samples.app.asked.length = 0
  samples.app.answer = (_asked, res) => void res.end('{"ok":true}')
})

test('a card asks its app: HubSpot says who looks, signs it all, and lets no header back', async () => {
  samples.app.answer = (_asked, res) => void res.setHeader('x-own', 'secret').end('{"state":"synced"}')
  const page = await openSink(samples, 'HubSpot', carla)
  await page.getByRole('button', { name: 'Get', exact: true }).click()
  await expect.poll(() => page.getByTestId('heard').innerText()).toBe('200, 0 headers: {"state":"synced"}')

  const [asked] = samples.app.asked
  expect(asked?.url).toBe(
    '/status?search=a%20b%2Bc%40d&userId=61500003&portalId=47110815&userEmail=carla%40northwind.example&appId=4242',
  )
  expect(asked?.headers.authorization).toBe('Bearer t')
  expect(isSigned(asked)).toBe(true)

  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await expect.poll(() => samples.app.asked.length).toBe(2)
  const posted = samples.app.asked[1]
  expect(posted?.method).toBe('POST')
  expect(posted?.body).toBe('{"event":"e-1","words":"Grüße"}')
  expect(isSigned(posted)).toBe(true)
  expect(isSigned({ ...posted, body: posted?.body.replace('e-1', 'e-2') ?? '' })).toBe(false)
})

test('a refusal reaches the card as an answer with its status', async () => {
  const page = await openSink(samples, 'HubSpot')
  await page.getByRole('button', { name: 'Own header' }).click()
  await page.getByTestId('heard').getByText('400', { exact: false }).waitFor()
  expect(await page.getByTestId('heard').innerText()).toContain('The header X-Own is not allowed')
  expect(samples.app.asked).toEqual([])
})

const big = { words: 'x'.repeat(1_048_576) }
test.each([
  ['another method', { method: 'HEAD' }, 400, 'HEAD'],
  ['a header of its own', { headers: { 'Content-Type': 'text/plain' } }, 400, 'Content-Type'],
  ['a body that is no object', { method: 'POST', body: '{}' }, 400, 'plain object'],
  ['a list as body', { method: 'POST', body: [1] }, 400, 'plain object'],
  ['more than 1 MB', { method: 'POST', body: big }, 413, '1 MB'],
  [
    'an origin that is not permitted',
    { url: 'https://api.sample.example.evil.example/' },
    400,
    'permittedUrls',
  ],
  ['plain http', { url: 'http://api.sample.example/' }, 400, 'https://'],
  ['a name that HubSpot adds', { url: `${sampleApi}/?portalId=1` }, 400, 'portalId'],
  ['such a name in disguise', { url: `${sampleApi}/?a=1&user%49d=7` }, 400, 'userId'],
  ['a password in the address', { url: 'https://a:b@api.sample.example/' }, 400, 'password'],
])('%s is refused', async (_what, wanted, status, words) => {
  const answer = await ask(wanted)
  expect(answer.status).toBe(status)
  expect(answer.body).toContain(words)
  expect(samples.app.asked).toEqual([])
})

test('an answer of more than 1 MB is not passed on', async () => {
  samples.app.answer = (_asked, res) => void res.end('x'.repeat(1_048_577))
  expect(await ask({})).toMatchObject({ status: 502, body: expect.stringContaining('1 MB') })
  samples.app.answer = (_asked, res) => void res.end('x'.repeat(1_048_576))
  expect(await ask({})).toMatchObject({ status: 200 })
})

test('what the app answers is passed on as it is, also when it says no', async () => {
  samples.app.answer = (_asked, res) => void res.writeHead(403).end('{"code":"not_admin"}')
  expect(await ask({ method: 'DELETE' })).toEqual({ status: 403, body: '{"code":"not_admin"}' })
  expect(samples.app.asked).toHaveLength(1)
})

test('a broken answer or connection is tried once more, and no more than that', async () => {
  samples.app.answer = (_asked, res) => void res.writeHead(503).end('away')
  expect(await ask({ method: 'POST', body: {} })).toEqual({ status: 503, body: 'away' })
  expect(samples.app.asked).toHaveLength(2)

  samples.app.asked.length = 0
  samples.app.answer = (_asked, res) => {
    if (samples.app.asked.length === 1) res.destroy()
    else res.end('there')
  }
  expect(await ask({ method: 'POST', body: {} })).toEqual({ status: 200, body: 'there' })
  expect(samples.app.asked).toHaveLength(2)
})

test('a redirect is not followed', async () => {
  samples.app.answer = (_asked, res) => void res.writeHead(302, { location: '/elsewhere' }).end()
  expect(await ask({})).toMatchObject({ status: 502 })
  expect(samples.app.asked).toHaveLength(1)
})

test('an app that does not answer in time is given up, and not tried again', async () => {
  samples.app.answer = () => {}
  expect(await ask({ timeout: 100 })).toMatchObject({ status: 504 })
  expect(samples.app.asked).toHaveLength(1)
})

test('a card may wait shorter than HubSpot, but not longer', () => {
  const waits = (timeout?: number) => {
    const wanted = wantedFetchSchema.parse({ url: sampleApi, timeout })
    const judged = judgeFetch(wanted, null, 15_000)
    return judged.ok && judged.request.timeoutMs
  }
  expect([waits(), waits(100), waits(60_000)]).toEqual([15_000, 100, 15_000])
})

test('of more than 20 requests at once, the rest are refused, and later ones pass', async () => {
  const gate = Promise.withResolvers<void>()
  samples.app.answer = (_asked, res) => void gate.promise.then(() => res.end('{}'))
  const first = Array.from({ length: 20 }, () => ask({}))
  await expect.poll(() => samples.app.asked.length).toBe(20)
  expect(await ask({})).toMatchObject({ status: 429 })
  gate.resolve()
  expect((await Promise.all(first)).map(({ status }) => status)).toEqual(Array(20).fill(200))
  expect(await ask({})).toMatchObject({ status: 200 })
})

test('an account without the app, and a stranger to it, get nothing through', async () => {
  expect(await ask({}, { portalId: '47110816', userId: '61600002' })).toMatchObject({ status: 403 })
  expect((await post({ portalId: '47110815', userId: '61600002', wanted: { url: sampleApi } })).status).toBe(
    404,
  )
  expect(samples.app.asked).toEqual([])
})

test('another site cannot make this one fetch: what is not JSON is not read', async () => {
  const body = JSON.stringify({ portalId: '47110815', userId: carla, wanted: { url: sampleApi } })
  const answer = await fetch(`${samples.simulator.url}/simulator/cards/fetch`, { method: 'POST', body })
  expect(answer.status).toBe(415)
  expect(samples.app.asked).toEqual([])
})

test('a test asks as HubSpot would, as anybody, and can forge', async () => {
  const { portal, app } = samples
  const address = `${app.url}/cards/v1/home?since=2026-11-01`
  await portal.signedFetch(address, { as: 'ben@northwind.example', method: 'POST', body: { a: 1 } })
  const [asked] = app.asked
  expect(asked?.url).toContain(
    'userId=61500002&portalId=47110815&userEmail=ben%40northwind.example&appId=4242',
  )
  expect(isSigned(asked)).toBe(true)

  const forged = portal.signedRequest(address)
  await fetch(forged.url.replace('portalId=47110815', 'portalId=47110816'), forged)
  expect(isSigned(app.asked[1])).toBe(false)
  const old = portal.signedRequest(address, { at: new Date(0) })
  expect(old.headers['x-hubspot-request-timestamp']).toBe('0')
})

/** As the page of a card asks the simulator. */
async function ask(wanted: Record<string, unknown>, who = { portalId: '47110815', userId: carla }) {
  const answer = await post({ ...who, wanted: { url: `${sampleApi}/status`, ...wanted } })
  return z.object({ status: z.number(), body: z.string() }).parse(await answer.json())
}

function post(body: Record<string, unknown>): Promise<Response> {
  return fetch(`${samples.simulator.url}/simulator/cards/fetch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** Checks a signature by HubSpot's documentation alone: nothing of the simulator's own signing is used here. */
function isSigned(asked: Partial<Asked> | undefined): boolean {
  const { method = '', url = '', headers = {}, body = '' } = asked ?? {}
  const timestamp = String(headers['x-hubspot-request-timestamp'])
  const address = `${samples.app.url}${url}`
  const readable = address.replace(/%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi, decodeURIComponent)
  const expected = createHmac('sha256', secret)
    .update(method + readable + body + timestamp)
    .digest('base64')
  const isFresh = Math.abs(Date.now() - Number(timestamp)) < 60_000
  return isFresh && headers['x-hubspot-signature-v3'] === expected
}
