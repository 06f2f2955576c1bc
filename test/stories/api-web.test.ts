// The manners of the web server around the ingestion API: headers, request ids, and problems in one form.
import { expect, test } from 'vitest'
import { startWorld } from '../support/world.ts'

const UUID = /^[\da-f-]{36}$/

// G33
test('every answer forbids what a browser need not do, and does not say what it is made of', async () => {
  const world = await startWorld()
  for (const path of ['/v1/events', '/v1/nothing', '/healthz', '/docs']) {
    const { headers } = await world.request(path)
    expect(headers.get('x-powered-by'), path).toBeNull()
    expect(headers.get('server'), path).toBeNull()
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(headers.get('x-frame-options'), path).toBe('SAMEORIGIN')
    expect(headers.get('referrer-policy'), path).toBe('no-referrer')
    expect(headers.get('content-security-policy'), path).toMatch("default-src 'self'")
    expect(headers.get('access-control-allow-origin'), path).toBeNull()
  }
})

// G33
test('a request keeps the id it came with, gets one where it has none, and a problem repeats it in its body', async () => {
  const world = await startWorld()
  const ask = (id?: string) =>
    world.request('/v1/events/none', id === undefined ? {} : { headers: { 'x-request-id': id } })
  const named = await ask('trace-7.b_1')
  expect(named.headers.get('x-request-id')).toBe('trace-7.b_1')
  expect(await named.json()).toMatchObject({ request_id: 'trace-7.b_1' })
  for (const odd of [undefined, '', 'two words', '<script>', 'x'.repeat(101)])
    expect((await ask(odd)).headers.get('x-request-id')).toMatch(UUID)
  expect(world.logs.filter((line) => line.includes('"trace-7.b_1"'))).not.toEqual([])
})

// G33
test('a path that is not there, and a method that a path does not take, are problems like all others', async () => {
  const world = await startWorld()
  for (const [method, path] of [
    ['GET', '/v1/nothing'],
    ['PUT', '/v1/events'],
    ['DELETE', '/v1/events/01936b2c-0000-7000-8000-000000000000'],
    ['PATCH', '/v1/events/batch'],
    ['GET', '/v1/messages'],
  ] as const) {
    const answer = await world.request(path, { method })
    expect(answer.headers.get('content-type')).toMatch('application/problem+json')
    expect(await answer.json()).toMatchObject({
      ...{ status: 404, title: expect.any(String), code: 'not_found', request_id: expect.any(String) },
      ...{ type: `${world.url}/docs/errors#not_found`, detail: expect.stringContaining(`${method} ${path}`) },
    })
  }
})

test('whether Logbook is well is told without a key', async () => {
  const world = await startWorld()
  const answer = await fetch(`${world.url}/healthz`)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ status: 'ok' })
})
