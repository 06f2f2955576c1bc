// What must never be written down where many can read it: keys, tokens and what people wrote to each other.
import { expect, test } from 'vitest'
import { anEmailSent } from '../support/events.ts'
import { startWorld, type World } from '../support/world.ts'

const CANARY = 'cnry47'

const mail = (id: string, fields: object = {}) =>
  anEmailSent({
    id,
    message: { subject: CANARY, text: `text ${CANARY}`, html: `<p>${CANARY}</p>` },
    context: { c: CANARY },
    ...fields,
  })

/** Everything that must stay secret in this world. */
function secretsOf({ simulator, key }: World): string[] {
  const { accessTokens, refreshTokens } = simulator.state
  return [
    CANARY,
    key,
    key.replace(/^lbk_live_\d+_/, ''),
    'simulator-client-secret',
    ...accessTokens.keys(),
    ...refreshTokens.keys(),
  ]
}

function leaksIn(world: World, text: string): string[] {
  return secretsOf(world).filter((secret) => text.includes(secret))
}

const post = (body: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body,
})

// N13
test('no log line has a key, a token or a word of a mail, on a good day and on a bad one', async () => {
  const world = await startWorld()
  const fault = {
    kind: 'status',
    status: 400,
    body: { status: 'error', message: 'Invalid input JSON' },
  } as const
  world.simulator.faults.order({ match: { path: /emails\/batch\/create/ }, times: 2, fault })
  world.simulator.faults.order({ match: { path: /contacts/ }, times: 1, fault: { kind: 'cut' } })
  world.hubspot.expireAccessTokens()
  await world.sendBatch([mail('e-1'), mail('e-2'), mail('e-1', { is_bot: true }), { subject: CANARY }])
  await world.send(mail('e-3', { message: { subject: [CANARY] } }))
  await world.request('/v1/events', post(`{"subject": "${CANARY}`))
  await world.request(`/v1/events?id=${CANARY}&status=${CANARY}`)
  await world.settled()
  expect(world.logs.length).toBeGreaterThan(5)
  expect(leaksIn(world, world.logs.join('\n'))).toEqual([])
})

// N13
test('when the database refuses an event, neither the log nor the answer repeats what was in it', async () => {
  const world = await startWorld()
  const { db } = world.logbook
  await db.raw(`alter table event_contents add constraint full_moon check (body->>'id' <> 'e-1')`)
  // PostgreSQL quotes the beginning of the row it refuses: without a member, the context stands there.
  const event = mail('e-1', { member: undefined })
  const answer = await world.request('/v1/events', post(JSON.stringify(event)))
  expect(answer.status).toBe(500)
  expect(leaksIn(world, await answer.text())).toEqual([])
  expect(leaksIn(world, world.logs.join('\n'))).toEqual([])
  expect(world.logs.join('\n')).toContain('full_moon')
  await db.raw('alter table event_contents drop constraint full_moon')
  expect(await world.send(event)).toMatchObject({ status: 202, accepted: 1 })
})

// N13
test('no refusal repeats a key or what the refused event said', async () => {
  const world = await startWorld()
  const wrongKey = { authorization: `Bearer ${world.key}x` }
  const refusals = [
    await world.request('/v1/events', post(`{"subject": "${CANARY}`)),
    await world.request('/v1/events', post(JSON.stringify(mail('e-1', { occurred_at: CANARY })))),
    await world.request(
      '/v1/events',
      post(JSON.stringify(mail('e-1', { counterparts: [{ email: CANARY }] }))),
    ),
    await world.request('/v1/events', { ...post(JSON.stringify(mail('e-1'))), headers: wrongKey }),
    await world.request(`/v1/events?email=${CANARY}&status=${CANARY}&cursor=${CANARY}`),
    await world.request('/v1/messages', { ...post(CANARY), headers: { 'content-type': 'message/rfc822' } }),
  ]
  for (const refusal of refusals) {
    expect(refusal.status).toBeGreaterThanOrEqual(400)
    expect(leaksIn(world, await refusal.text())).toEqual([])
  }
})
