// Having events tried again over the ingestion API: one by our id, or all that a filter finds, of the own source only.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Api, createApi } from '../support/api.ts'
import { anEmailSent, anOpen } from '../support/events.ts'
import { startWorld, type World } from '../support/world.ts'

const Retried = z.object({ retried: z.number(), has_more: z.boolean() })
const stranger = (n: number) => `stranger-${n}@acme.example`

const post = (api: Api, path: string, body?: unknown) =>
  api.request(path, {
    method: 'POST',
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  })

async function retryAll(api: Api, filter: object) {
  const answer = await post(api, '/v1/events/retry', filter)
  expect(answer.status).toBe(202)
  return Retried.parse(await answer.json())
}

/** Five opens by people whom HubSpot does not know. */
async function withSkipped(): Promise<World> {
  const world = await startWorld()
  await world.sendBatch(
    Array.from({ length: 5 }, (_, n) =>
      anOpen({ id: `open-${n}`, people: [stranger(n)], occurred_at: `2026-11-2${n % 2}T09:00:00Z` }),
    ),
  )
  await world.settled()
  return world
}

// G25
test('an event that failed is tried again by our id, and the answer says how it stands', async () => {
  const world = await startWorld()
  world.simulator.faults.order({
    match: { path: /emails\/batch\/create/ },
    times: 1,
    fault: { kind: 'status', status: 400, body: { message: 'No.' } },
  })
  const [kept] = (await world.send(anEmailSent({ id: 'failed' }))).results
  await world.settled()
  const answer = await post(world, `/v1/events/${kept?.event}/retry`)
  expect(answer.status).toBe(202)
  expect(await answer.json()).toMatchObject({ id: 'failed', status: 'received', reason: 'released' })
  await world.settled()
  expect((await world.event('failed')).status).toBe('written')
  const again = await post(world, `/v1/events/${kept?.event}/retry`)
  expect(await again.json()).toMatchObject({ status: 'written' })
})

// G25, L60
test('all that a filter finds is tried again once its cause was mended, and the rest is left alone', async () => {
  const world = await withSkipped()
  for (let n = 0; n < 5; n += 1) world.hubspot.createRecord('contacts', { email: stranger(n) })
  expect(await retryAll(world, { reason: 'not_a_contact', type: 'email.clicked' })).toEqual({
    retried: 0,
    has_more: false,
  })
  expect(await retryAll(world, { status: 'failed' })).toEqual({ retried: 0, has_more: false })
  expect(await retryAll(world, { status: 'skipped', from: '2026-11-21T00:00:00Z' })).toEqual({
    retried: 2,
    has_more: false,
  })
  await world.settled()
  const status = async (n: number) => (await world.event(`open-${n}`)).status
  expect(await Promise.all([0, 1, 2, 3, 4].map(status))).toEqual([
    'skipped',
    'written',
    'skipped',
    'written',
    'skipped',
  ])
  expect(await retryAll(world, { reason: 'not_a_contact', limit: 2 })).toEqual({ retried: 2, has_more: true })
  await world.settled()
  expect(await retryAll(world, { reason: 'not_a_contact', limit: 2 })).toEqual({
    retried: 1,
    has_more: false,
  })
  await world.settled()
  expect(await Promise.all([0, 2, 4].map(status))).toEqual(['written', 'written', 'written'])
})

// G33
test('another source’s events are neither found nor tried again', async () => {
  const world = await withSkipped()
  const other = createApi(world.url, await world.keyOf('Dialer'))
  const { event } = await world.event('open-0')
  const missing = await post(other, '/v1/events/01936b2c-0000-7000-8000-000000000000/retry')
  const foreign = await post(other, `/v1/events/${event}/retry`)
  expect(foreign.status).toBe(404)
  const told = async (answer: Response) => ({
    ...z.looseObject({}).parse(await answer.json()),
    request_id: '',
  })
  expect(await told(foreign)).toEqual(await told(missing))
  expect(await retryAll(other, { status: 'skipped' })).toEqual({ retried: 0, has_more: false })
  expect((await world.event('open-0')).status).toBe('skipped')
  expect((await fetch(`${world.url}/v1/events/retry`, { method: 'POST' })).status).toBe(401)
})

test('what waits for the whole account is left waiting', async () => {
  const world = await startWorld()
  await world.logbook.db('accounts').update('status', 'paused')
  await world.send(anEmailSent({ id: 'held' }))
  await expect.poll(async () => (await world.event('held')).status, { timeout: 15_000 }).toBe('held')
  expect(await retryAll(world, { status: 'held' })).toEqual({ retried: 0, has_more: false })
  expect((await world.event('held')).status).toBe('held')
})

test('a filter that would find everything, or is not understood, is refused', async () => {
  const world = await startWorld({ drains: false })
  const wrong = [
    {},
    { limit: 5 },
    { status: 'written' },
    { reason: 'none' },
    { reason: 'gave_up', limit: 1_001 },
    [],
    null,
    'x',
  ]
  for (const body of [
    ...wrong,
    { reason: 'gave_up', Type: 'email.sent' },
    { status: 'failed', from: 'yesterday' },
  ]) {
    const answer = await post(world, '/v1/events/retry', body)
    expect(answer.status, JSON.stringify(body)).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'invalid_body' })
  }
  const text = await world.request('/v1/events/retry', { method: 'POST', body: 'status=failed' })
  expect(text.status).toBe(415)
  expect((await post(world, '/v1/events/retry', { reason: 'x'.repeat(20_000) })).status).toBe(413)
})
