// How fast a key may send: told on every answer, and kept by refusing whole requests.
import { expect, test } from 'vitest'
import { createApi } from '../support/api.ts'
import { anEmailSent } from '../support/events.ts'
import { startWorld } from '../support/world.ts'

const mail = (id: string) => anEmailSent({ id })

const limitOf = ({ headers }: { headers: Headers }) => ({
  limit: headers.get('ratelimit-limit'),
  remaining: headers.get('ratelimit-remaining'),
  reset: headers.get('ratelimit-reset'),
})

const RESET = expect.stringMatching(/^([1-9]|[1-5]\d|60)$/)

// G33
test('every answer to a key says how much is left, whether it went well or not', async () => {
  const world = await startWorld({ logbook: { eventsPerMinute: 20 } })
  const post = (body: string) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const answers = [
    await world.send(mail('e-1')),
    await world.sendBatch([mail('e-2'), mail('e-3'), {}]),
    await world.send({}),
    await world.request('/v1/events', post('{')),
    await world.request('/v1/events', { method: 'POST', body: 'text' }),
    await world.request('/v1/events?status=none'),
    await world.request('/v1/events/unknown'),
    await world.request('/v1/events'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 422, 400, 415, 400, 404, 200])
  const left = [19, 16, 15, 14, 13, 12, 11, 10]
  expect(answers.map(limitOf)).toEqual(left.map((n) => ({ limit: '20', remaining: String(n), reset: RESET })))
})

// G33
test('above the limit a request is refused as a whole, with the time to wait, and nothing of it is kept', async () => {
  const world = await startWorld({ logbook: { eventsPerMinute: 5 } })
  expect(await world.sendBatch(['e-1', 'e-2', 'e-3'].map(mail))).toMatchObject({ accepted: 3 })
  const batch = await world.sendBatch(['e-4', 'e-5', 'e-6'].map(mail))
  const one = await world.send(mail('e-7'))
  for (const refused of [batch, one]) {
    expect(refused).toMatchObject({ status: 429, code: 'too_many_requests' })
    expect(refused.headers.get('retry-after')).toEqual(RESET)
    expect(limitOf(refused)).toEqual({
      limit: '5',
      remaining: '0',
      reset: refused.headers.get('retry-after'),
    })
  }
  expect(await world.logbook.db('event_keys').pluck('external_id').orderBy('external_id')).toEqual([
    'e-1',
    'e-2',
    'e-3',
  ])
})

// G33
test('one key that sends too fast slows no other', async () => {
  const world = await startWorld({ logbook: { eventsPerMinute: 2 } })
  const other = createApi(world.url, await world.keyOf('Dialer'))
  expect(await world.sendBatch(['e-1', 'e-2', 'e-3'].map(mail))).toMatchObject({ status: 429 })
  expect(await other.send(mail('e-1'))).toMatchObject({ status: 202, accepted: 1 })
})
