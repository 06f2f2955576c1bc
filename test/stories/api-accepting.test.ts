// What the ingestion API answers to whoever sends: each item on its own, in the order sent, nothing left unsaid.
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { anEmailSent } from '../support/events.ts'
import { startWorld } from '../support/world.ts'

const UUID_V7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

const mail = (id: string, fields: object = {}) => anEmailSent({ id, ...fields })

const mails = (count: number) => Array.from({ length: count }, (_, index) => mail(`e-${index}`))

const post = (
  contentType: string,
  body: string | Buffer<ArrayBuffer>,
  headers: object = {},
): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': contentType, ...headers },
  body,
})

// G33, M2, L2
test('one event is answered with our id of it and a link to its status, and is in HubSpot soon after', async () => {
  const world = await startWorld()
  const answer = await world.request('/v1/events', post('application/json', JSON.stringify(mail('e-1'))))
  const event = expect.stringMatching(UUID_V7)
  const links = { status: expect.stringMatching(/^\/v1\/events\//) }
  expect(answer.status).toBe(202)
  const body = z.object({ results: z.array(z.object({ links: z.object({ status: z.string() }) })) })
  const text = await answer.text()
  expect(JSON.parse(text)).toEqual({
    results: [{ index: 0, id: 'e-1', event, status: 'accepted', warnings: [], links }],
    ...{ accepted: 1, duplicates: 0, rejected: 0 },
  })
  await world.settled()
  const status = await world.request(body.parse(JSON.parse(text)).results[0]?.links.status ?? '')
  expect(await status.json()).toMatchObject({ id: 'e-1', status: 'written' })
  expect(world.hubspot.engagements('emails')).toHaveLength(1)
})

// G33
test('a batch with three bad items keeps the other 97, and says of each bad one what is wrong and how to fix it', async () => {
  const world = await startWorld()
  const bad = [
    mail('bad-0', { counterparts: [{ email: 'jane at acme' }] }),
    mail('bad-1', { occurred_at: '2026-11-20 09:30' }),
    mail('bad-2', { type: 'email.clicked' }),
  ]
  const answer = await world.sendBatch([...bad.slice(0, 2), ...mails(97), ...bad.slice(2)])
  expect(answer).toMatchObject({ status: 202, accepted: 97, duplicates: 0, rejected: 3 })
  expect(answer.results.map(({ index }) => index)).toEqual(Array.from({ length: 100 }, (_, index) => index))
  expect(answer.results.map(({ id }) => id)).toEqual([
    'bad-0',
    'bad-1',
    ...Array.from({ length: 97 }, (_, index) => `e-${index}`),
    'bad-2',
  ])
  const rejected = answer.results.filter(({ status }) => status === 'rejected')
  expect(
    rejected.map(({ index, errors }) => [index, errors?.map(({ pointer, code }) => [pointer, code])]),
  ).toEqual([
    [0, [['/events/0/counterparts/0/email', 'invalid_email']]],
    [1, [['/events/1/occurred_at', 'invalid_time']]],
    [99, [['/events/99/link', 'missing_field']]],
  ])
  for (const { message, fix, code, docs_url } of rejected.flatMap(({ errors = [] }) => errors)) {
    expect([message, fix]).toEqual([expect.stringMatching(/\w.*\.$/), expect.stringMatching(/\w.*\.$/)])
    expect(docs_url).toBe(`${world.url}/docs/errors#${code}`)
  }
  await world.settled()
  expect(world.hubspot.engagements('emails')).toHaveLength(97)
})

// G33
test('where every item is rejected the answer is a 422 problem that still holds each result', async () => {
  const world = await startWorld()
  const answer = await world.sendBatch([mail('', {}), { type: 'email.sent' }, 'not an event', null])
  expect(answer.headers.get('content-type')).toMatch('application/problem+json')
  expect(answer).toMatchObject({ status: 422, code: 'all_rejected', accepted: 0, rejected: 4 })
  expect(answer.results.map(({ index, id, status }) => [index, id, status])).toEqual([
    [0, '', 'rejected'],
    [1, null, 'rejected'],
    [2, null, 'rejected'],
    [3, null, 'rejected'],
  ])
  expect(answer.errors).toEqual(answer.results.flatMap(({ errors = [] }) => errors))
  const single = await world.send({ ...mail('e-1'), message: { to: [{ email: 'nobody' }] } })
  expect(single).toMatchObject({
    status: 422,
    errors: [{ pointer: '/message/to/0/email', code: 'invalid_email' }],
  })
})

// G33
test('NDJSON is a batch with one event a line, where a broken line harms only itself', async () => {
  const world = await startWorld()
  const lines = [JSON.stringify(mail('e-1')), '{"id": "e-2", ', '', JSON.stringify(mail('e-3'))]
  const answer = await world.request('/v1/events/batch', post('application/x-ndjson', lines.join('\r\n')))
  expect(answer.status).toBe(202)
  expect(await answer.json()).toMatchObject({
    results: [
      { index: 0, id: 'e-1', status: 'accepted' },
      {
        index: 1,
        id: null,
        status: 'rejected',
        errors: [{ pointer: '/events/1', code: 'invalid_json_line' }],
      },
      { index: 2, id: 'e-3', status: 'accepted' },
    ],
    ...{ accepted: 2, duplicates: 0, rejected: 1 },
  })
})

// G33
test('a body may be packed with gzip, as JSON and as NDJSON', async () => {
  const world = await startWorld()
  const packed = { 'content-encoding': 'gzip' }
  const one = gzipSync(JSON.stringify(mail('one')))
  const list = gzipSync(JSON.stringify({ events: mails(500) }))
  const lines = gzipSync([mail('line-1'), mail('line-2')].map((event) => JSON.stringify(event)).join('\n'))
  expect((await world.request('/v1/events', post('application/json', one, packed))).status).toBe(202)
  const batch = await world.request('/v1/events/batch', post('application/json', list, packed))
  expect(await batch.json()).toMatchObject({ accepted: 500 })
  const ndjson = await world.request('/v1/events/batch', post('application/x-ndjson', lines, packed))
  expect(await ndjson.json()).toMatchObject({ accepted: 2 })
})
