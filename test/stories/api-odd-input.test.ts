// What the ingestion API makes of input nobody expected: unknown fields are kept, unknown types explained, hostile ones harmless.
import { expect, test } from 'vitest'
import { anEmailSent } from '../support/events.ts'
import { startWorld, type World } from '../support/world.ts'

const mail = (id: string, fields: object = {}) => anEmailSent({ id, ...fields })

async function sendText(world: World, body: string) {
  const headers = { 'content-type': 'application/json' }
  const answer = await world.request('/v1/events', { method: 'POST', headers, body })
  return { status: answer.status, ...JSON.parse(await answer.text()) }
}

async function keptBodies(world: World): Promise<unknown[]> {
  return world.logbook.db('event_contents').pluck('body').orderBy('event_id')
}

// G33
test('an unknown field is kept under context and named in a warning, wherever it stands', async () => {
  const world = await startWorld()
  const message = { subject: 'Hello', mood: 'sunny' }
  const { results } = await world.send(mail('e-1', { team: { id: 7 }, message, context: { given: 1 } }))
  expect(results[0]).toMatchObject({ status: 'accepted' })
  expect(results[0]?.warnings?.toSorted((a, b) => (a.pointer < b.pointer ? -1 : 1))).toEqual([
    { pointer: '/message/mood', code: 'unknown_field' },
    { pointer: '/team', code: 'unknown_field' },
  ])
  expect(await keptBodies(world)).toMatchObject([
    { context: { given: 1, team: { id: 7 }, 'message.mood': 'sunny' }, message: { subject: 'Hello' } },
  ])
})

// G33
test('an unknown type is rejected with the nearest known one suggested', async () => {
  const world = await startWorld()
  const answer = await world.sendBatch([
    ...['email.send', 'Email.Opened', 'email_clicked', 'emailBounced'].map((type) => mail(type, { type })),
    mail('far', { type: 'x'.repeat(10_000) }),
  ])
  const errors = answer.results.flatMap((result) => result.errors ?? [])
  expect(errors.map(({ code }) => code)).toEqual(Array(5).fill('unknown_type'))
  const suggested = errors.map(({ fix }) => /Did you mean `([\w.]+)`/.exec(fix)?.[1])
  expect(suggested.slice(0, 4)).toEqual(['email.sent', 'email.opened', 'email.clicked', 'email.bounced'])
  expect(errors.every(({ message, fix }) => message.length < 300 && fix.length < 300)).toBe(true)
})

// G33
test('NUL characters and halves of characters are left out; the rest is kept and logged', async () => {
  const world = await startWorld()
  const answer = await sendText(
    world,
    String.raw`{"id":"e\u0000-1","type":"email.sent","occurred_at":"2026-11-20T09:30:00Z","counterparts":[{"email":
    "jane@acme.example"}],"message":{"subject":"Hi\u0000 \ud83d Jane \ud83d\ude00"},"x\u0000y":"\udc00"}`,
  )
  expect(answer).toMatchObject({ status: 202, results: [{ id: 'e-1', status: 'accepted' }] })
  await world.settled()
  const [email] = world.hubspot.engagements('emails')
  expect(email?.properties.hs_email_subject).toBe('Sent (New): Hi \ufffd Jane \u{1f600}')
})

// G33
test('an event nested 5,000 levels deep is rejected by itself, and the others of its batch are kept', async () => {
  const world = await startWorld()
  const deep = `{"id":"deep","context":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`
  const body = `{"events":[${JSON.stringify(mail('e-1'))},${deep},${'['.repeat(5_000)}${']'.repeat(5_000)}]}`
  const headers = { 'content-type': 'application/json' }
  const answer = await world.request('/v1/events/batch', { method: 'POST', headers, body })
  expect(answer.status).toBe(202)
  const tooDeep = { status: 'rejected', errors: [{ code: 'event_too_deep' }] }
  expect(await answer.json()).toMatchObject({
    results: [{ status: 'accepted' }, { id: 'deep', ...tooDeep }, { id: null, ...tooDeep }],
  })
})

// G33
test('fields named like parts of a JavaScript object are fields like any other', async () => {
  const world = await startWorld()
  const text = JSON.stringify(mail('e-1', { constructor: { prototype: { is_bot: true } }, toString: 'text' }))
  const answer = await sendText(world, text.replace('{', '{"__proto__":{"is_bot":true},'))
  expect(answer).toMatchObject({ status: 202, accepted: 1 })
  const named = answer.results[0].warnings.map(({ pointer }: { pointer: string }) => pointer)
  expect(named.toSorted()).toEqual(['/__proto__', '/constructor', '/toString'])
  expect(Reflect.get({}, 'is_bot')).toBeUndefined()
  const [kept] = await keptBodies(world)
  expect(kept).toMatchObject({ context: { toString: 'text', constructor: { prototype: { is_bot: true } } } })
  expect(kept).not.toHaveProperty('is_bot')
  expect(await sendText(world, '{"__proto__":{"type":"email.sent"}}')).toMatchObject({ status: 422 })
})
