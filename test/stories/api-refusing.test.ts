// How the ingestion API refuses a whole body: too large, unreadable, cut off. It says which limit, and keeps nothing of it.
import { once } from 'node:events'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { anEmailSent } from '../support/events.ts'
import { startWorld, type World } from '../support/world.ts'

const MB = 1024 * 1024

const mail = (id: string, fields: object = {}) => anEmailSent({ id, ...fields })

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body,
})

async function problemOf(answer: Response) {
  expect(answer.headers.get('content-type')).toMatch('application/problem+json')
  return { status: answer.status, ...JSON.parse(await answer.text()) }
}

async function keptIds(world: World): Promise<string[]> {
  return world.logbook.db('event_keys').pluck('external_id').orderBy('external_id')
}

// G33
test('a thousand events are one batch; one more is refused, naming the limit, and none of it is kept', async () => {
  const world = await startWorld()
  const events = Array.from({ length: 1_001 }, (_, index) => mail(`e-${index}`))
  const refused = await world.sendBatch(events)
  expect(refused).toMatchObject({
    status: 413,
    code: 'too_many_events',
    detail: expect.stringContaining('1000'),
  })
  expect(await keptIds(world)).toEqual([])
  expect(await world.sendBatch(events.slice(1))).toMatchObject({ status: 202, accepted: 1_000 })
})

// G33
test('a body over 5 MB is refused, naming the limit, whether plain or unfolding out of a small gzip', async () => {
  const world = await startWorld()
  const large = JSON.stringify({ events: [mail('large')], filling: 'x'.repeat(5 * MB) })
  const bomb = gzipSync(JSON.stringify(mail('bomb', { context: { filling: ' '.repeat(200 * MB) } })))
  const tooLarge = { status: 413, code: 'body_too_large', detail: expect.stringContaining('5242880 bytes') }
  expect(bomb.length).toBeLessThan(MB)
  expect(await problemOf(await world.request('/v1/events/batch', post(large)))).toMatchObject(tooLarge)
  const unfolding = await world.request('/v1/events', post(bomb, { 'content-encoding': 'gzip' }))
  expect(await problemOf(unfolding)).toMatchObject(tooLarge)
  expect(await keptIds(world)).toEqual([])
})

// G33
test('an event over 256 KB is rejected by itself, and named, while the others of its batch are kept', async () => {
  const world = await startWorld()
  const large = mail('large', { context: { log: 'x'.repeat(256 * 1024) } })
  const batch = await world.sendBatch([mail('e-1'), large, mail('e-2')])
  expect(batch).toMatchObject({ status: 202, accepted: 2, rejected: 1 })
  expect(batch.results[1]).toMatchObject({
    ...{ index: 1, id: 'large', status: 'rejected' },
    errors: [{ pointer: '/events/1', code: 'event_too_large', message: expect.stringContaining('262144') }],
  })
  expect(await world.send(large)).toMatchObject({
    status: 422,
    errors: [{ pointer: '', code: 'event_too_large' }],
  })
})

const UNREADABLE: [what: string, request: RequestInit, status: number, code: string][] = [
  ['broken JSON', post('{"id": "e-1", '), 400, 'invalid_json'],
  ['half a character', post(new Uint8Array([0x7b, 0x22, 0xc3])), 400, 'invalid_json'],
  ['gzip that is none', post('{}', { 'content-encoding': 'gzip' }), 400, 'invalid_body'],
  ['half a gzip', post(gzipSync('{}').subarray(0, 15), { 'content-encoding': 'gzip' }), 400, 'invalid_body'],
  ['a packing nobody knows', post('{}', { 'content-encoding': 'lzma' }), 415, 'unsupported_media_type'],
  [
    'another charset',
    post('{}', { 'content-type': 'application/json; charset=latin1' }),
    415,
    'unsupported_media_type',
  ],
  [
    'a form',
    post('id=1', { 'content-type': 'application/x-www-form-urlencoded' }),
    415,
    'unsupported_media_type',
  ],
  ['XML', post('<event/>', { 'content-type': 'text/xml' }), 415, 'unsupported_media_type'],
  ['no kind at all', post(new Uint8Array([1]), { 'content-type': '' }), 415, 'unsupported_media_type'],
]

// G33
test('a body that cannot be read is refused with a problem that says why, one event and batch alike', async () => {
  const world = await startWorld()
  for (const [what, request, status, code] of UNREADABLE) {
    for (const path of ['/v1/events', '/v1/events/batch']) {
      const problem = await problemOf(await world.request(path, request))
      expect(problem, `${what} to ${path}`).toMatchObject({ status, code })
    }
  }
})

// G33
test('a batch without a list of events is refused with the form that is right', async () => {
  const world = await startWorld()
  for (const body of ['{}', '{"events": {}}', '{"events": []}', '[]', 'null', '5', '']) {
    const answer = await world.request('/v1/events/batch', post(body))
    expect(await problemOf(answer), body).toMatchObject({ status: 400, code: 'invalid_body' })
  }
  const empty = await world.request(
    '/v1/events/batch',
    post('\n\n', { 'content-type': 'application/x-ndjson' }),
  )
  expect(await problemOf(empty)).toMatchObject({ status: 400, code: 'invalid_body' })
  const none = await world.request('/v1/events', post(''))
  expect(await problemOf(none)).toMatchObject({
    status: 422,
    errors: [{ pointer: '/type', code: 'missing_field' }],
  })
})

/** Sends the beginning of a request and hangs up. */
async function breakOff(world: World, path: string, announced: number, body: string): Promise<void> {
  const socket = connect(Number(new URL(world.url).port), 'localhost')
  await once(socket, 'connect')
  const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${world.key}\r\n`
  socket.write(`${head}Content-Type: application/json\r\nContent-Length: ${announced}\r\n\r\n${body}`)
  socket.end()
  await once(socket.resume(), 'close')
}

// G33
test('a body that is cut off on the way is not kept, and harms nobody', async () => {
  const world = await startWorld()
  const whole = JSON.stringify(mail('cut-off'))
  await breakOff(world, '/v1/events', whole.length + 10, whole)
  await breakOff(world, '/v1/events/batch', 1_000, '{"events": [')
  expect(await world.send(mail('e-1'))).toMatchObject({ status: 202 })
  expect(await keptIds(world)).toEqual(['e-1'])
  expect(world.logs.filter((line) => line.includes('"level":50'))).toEqual([])
})
