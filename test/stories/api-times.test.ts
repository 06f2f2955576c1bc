// When things happened: any spelling of a moment is understood, kept in UTC, and shown in HubSpot as the original moment.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { anEmailSent } from '../support/events.ts'
import { startWorld, type World } from '../support/world.ts'

const MINUTE = 60_000

const mailAt = (occurredAt: unknown, id = `at ${occurredAt}`) => anEmailSent({ id, occurred_at: occurredAt })

const Times = z.object({ events: z.array(z.object({ occurred_at: z.string(), received_at: z.string() })) })

async function timesOf(world: World) {
  return Times.parse(await (await world.request('/v1/events')).json()).events
}

const fromNow = (ms: number) => new Date(Date.now() + ms).toISOString()

// G33, N6
test('a moment may be spelled with any offset or in epoch milliseconds; it is kept in UTC and is the time in HubSpot', async () => {
  const world = await startWorld()
  const moment = '2026-11-20T08:30:00.000Z'
  const spellings = ['2026-11-20T09:30:00+01:00', '2026-11-20T09:30:00+0100', '2026-11-20 03:30:00.000-05:00']
  const mails = [...spellings, '2026-11-20T14:00+05:30', '2026-11-20t08:30:00z', Date.parse(moment)].map(
    (at) => mailAt(at),
  )
  expect(await world.sendBatch(mails)).toMatchObject({ accepted: 6, rejected: 0 })
  await world.settled()
  expect(await timesOf(world)).toMatchObject(Array(6).fill({ occurred_at: moment }))
  const times = world.hubspot.engagements('emails').map(({ properties }) => properties.hs_timestamp)
  expect(times.map((time) => new Date(time ?? '').toISOString())).toEqual(Array(6).fill(moment))
})

// G33
test('a time without an offset, or that is none, is rejected and never guessed', async () => {
  const world = await startWorld()
  const times = [
    '2026-11-20T09:30:00',
    '2026-11-20',
    'yesterday',
    '20.11.2026 09:30',
    '1795166400000',
    '',
    null,
    1e300,
  ]
  const answer = await world.sendBatch([...times, '2026-02-30T00:00:00Z'].map((at) => mailAt(at)))
  expect(answer).toMatchObject({ status: 422, rejected: 9 })
  for (const [index, { errors }] of answer.results.entries())
    expect(errors).toMatchObject([{ pointer: `/events/${index}/occurred_at`, code: 'invalid_time' }])
})

// G33
test('a moment more than an hour ahead is rejected, not moved; a clock that is a little fast is fine', async () => {
  const world = await startWorld()
  const ahead = await world.send(mailAt(fromNow(62 * MINUTE), 'ahead'))
  expect(ahead).toMatchObject({ status: 422, errors: [{ pointer: '/occurred_at', code: 'time_in_future' }] })
  const fast = fromNow(58 * MINUTE)
  expect(await world.send(mailAt(fast, 'fast'))).toMatchObject({ accepted: 1 })
  expect(await timesOf(world)).toMatchObject([{ occurred_at: fast }])
})

// G33, G3
test('what happened years ago is accepted and stands at its own time in HubSpot', async () => {
  const world = await startWorld()
  await world.send(mailAt('2009-02-28T23:59:59.999-11:00', 'old'))
  await world.settled()
  expect(world.hubspot.engagements('emails').map(({ properties }) => properties.hs_timestamp)).toEqual([
    expect.stringMatching(/^(2009-03-01T10:59:59.999Z|1235905199999)$/),
  ])
})

// G33
test('when we received an event is ours to say, whatever the sender calls its own time', async () => {
  const world = await startWorld()
  const before = Date.now()
  await world.send({
    ...mailAt('2026-11-20T08:30:00Z', 'e-1'),
    sent_at: '2020-01-01T00:00:00Z',
    received_at: '1999',
  })
  const [times] = await timesOf(world)
  expect(Date.parse(times?.received_at ?? '')).toBeGreaterThanOrEqual(before)
  expect(Date.parse(times?.received_at ?? '')).toBeLessThanOrEqual(Date.now())
})
