// HubSpot on a bad day: refusals of every kind, odd answers, records that vanish. Each event still ends where it belongs.
import { expect, test } from 'vitest'
import { releaseHeldEvents, retryEvent } from '../../server/store/claims.ts'
import { anEmailSent, anOpen, aReplyByContact, contactOf, JANE, NORA, standsOn } from '../support/events.ts'
import { startWorld } from '../support/world.ts'

const message = { message_id: '<m-1@northwind.example>', subject: 'Prices' }
const odd = (body: object, status = 400) => ({ kind: 'status' as const, status, body })

test('one event that nobody foresaw does not keep its neighbours waiting', async () => {
  const world = await startWorld()
  const nested = { message: { subject: 'Deep', html: '<div>'.repeat(39_000) } }
  await world.sendBatch([anEmailSent(nested), anEmailSent({ id: 'neighbour' })])
  await world.settled()
  expect(world.hubspot.engagements('emails')).toHaveLength(2)
})

test('words of HubSpot’s that end in half a character are kept and do no harm', async () => {
  const world = await startWorld()
  const body = { message: `${'x'.repeat(499)}😀`, category: 'VALIDATION_ERROR' }
  world.simulator.faults.order({ match: { path: /batch\/create/ }, times: 1, fault: odd(body) })
  await world.send(anEmailSent({ id: 'refused' }))
  await world.settled()
  expect(await world.event('refused')).toMatchObject({ status: 'failed', reason: 'hubspot_refused' })
})

// M51
test('a record that takes no more activities loses only its own association, and the log says so', async () => {
  const world = await startWorld({ simulator: { rules: { associationsPerRecord: 9 } } })
  const [company] = world.hubspot
    .companies()
    .filter(({ properties }) => properties.name === 'Acme Industries')
  for (let i = 0; i < 9; i += 1) {
    const note = world.hubspot.createRecord('notes', {
      hs_timestamp: '2026-01-01T00:00:00Z',
      hs_note_body: 'x',
    })
    world.hubspot.associate('notes', note.id, 'companies', company?.id ?? '')
  }
  await world.send(anOpen({ id: 'first' }))
  await world.settled()
  expect((await world.event('first')).reason_text).toContain('but not on Acme Industries')
  const calls = world.simulator.calls.length
  await world.send(anOpen({ id: 'second' }))
  await world.settled()
  const rules = (await world.trace('second')).trace.map(({ rule }) => rule)
  expect(rules).toContain('association.full')
  expect(world.simulator.calls.length - calls).toBe(1)
})

test('in a whole batch that HubSpot refuses for the sake of one, only that one fails', async () => {
  const world = await startWorld()
  world.hubspot.requireProperty('emails', 'hs_email_text')
  const bare = { id: 'bare', message: { subject: 'No body', html: undefined } }
  await world.sendBatch([anEmailSent(bare), anEmailSent({ id: 'whole' })])
  await world.settled()
  expect((await world.event('bare')).status).toBe('failed')
  expect((await world.event('whole')).status).toBe('written')
})

test('after a lost answer another event of the message looks where the first one was written', async () => {
  const world = await startWorld({ simulator: { rules: { engagementKeyTier: { emails: 'plain' } } } })
  world.simulator.faults.order({
    match: { path: /emails\/batch\/create/ },
    times: 1,
    fault: { kind: 'cut_after_writing' },
  })
  await world.send(anEmailSent({ message }))
  await expect.poll(() => world.hubspot.engagements('emails').length).toBe(1)
  await world.send(anEmailSent({ people: [NORA], message }))
  await world.settled()
  const [email, ...others] = world.hubspot.engagements('emails')
  expect(others).toEqual([])
  expect(standsOn(world.hubspot, email).contacts).toEqual([JANE, NORA])
})

test('a success that cannot be read is looked up, never repeated', async () => {
  const world = await startWorld()
  const first = { match: { path: /emails\/batch\/create/ }, times: 1 }
  world.simulator.faults.order({ ...first, fault: odd({ results: [{ id: {} }] }, 201) })
  await world.send(anEmailSent())
  await world.settled()
  expect(world.hubspot.engagements('emails')).toHaveLength(1)
  expect(world.simulator.calls.some(({ path }) => path.endsWith('/emails/batch/read'))).toBe(true)
})

test('a read that failed in part is not taken for "not in HubSpot"', async () => {
  const world = await startWorld()
  const body = {
    status: 'COMPLETE',
    results: [],
    errors: [{ category: 'INTERNAL_ERROR', message: 'try again' }],
  }
  world.simulator.faults.order({ match: { path: /contacts\/batch\/read/ }, times: 1, fault: odd(body, 207) })
  await world.send(anOpen({ id: 'opened' }))
  await world.settled()
  expect((await world.event('opened')).status).toBe('written')
})

test('an event whose only person could not be created yet waits, although its message is there for somebody else', async () => {
  const world = await startWorld()
  world.simulator.faults.order({
    match: { path: /0-1\/batch\/create/ },
    times: 1,
    fault: { kind: 'status', status: 503 },
  })
  await world.sendBatch([
    anEmailSent({ message }),
    anEmailSent({ id: 'new', people: ['eve@fresh.example'], message }),
  ])
  await world.settled()
  const [email] = world.hubspot.engagements('emails')
  expect(standsOn(world.hubspot, email).contacts).toEqual(['eve@fresh.example', JANE])
})

test('a wrong client secret is our own fault and revokes nobody', async () => {
  const world = await startWorld()
  const body = { status: 'BAD_CLIENT_SECRET', message: 'wrong secret' }
  world.simulator.faults.order({ match: { path: '/oauth/2026-09/token' }, times: 1, fault: odd(body) })
  world.hubspot.expireAccessTokens()
  await world.send(anEmailSent({ id: 'waits' }))
  await world.settled()
  expect(await world.logbook.db('accounts').pluck('status')).toEqual(['connected'])
  expect((await world.trace('waits')).log.map(({ reason }) => reason)).toContain('app_refused')
  expect((await world.event('waits')).status).toBe('written')
})

test('a token endpoint that does not answer delays events, and disconnects nobody', async () => {
  const world = await startWorld()
  const fault = { kind: 'slow', ms: 3_000 } as const
  world.simulator.faults.order({ match: { path: '/oauth/2026-09/token' }, times: 1, fault })
  world.hubspot.expireAccessTokens()
  await world.send(anEmailSent({ id: 'waits' }))
  await world.settled()
  expect(await world.logbook.db('accounts').pluck('status')).toEqual(['connected'])
  expect((await world.trace('waits')).log.map(({ reason }) => reason)).toContain('hubspot_unavailable')
  expect((await world.event('waits')).status).toBe('written')
  expect(world.hubspot.engagements('emails')).toHaveLength(1)
})

// M54
test('a 429 that does not say how long to wait keeps everybody waiting for a second, and loses nothing', async () => {
  const world = await startWorld()
  const body = { status: 'error', errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' }
  world.simulator.faults.order({ match: { path: /batch\/create/ }, times: 1, fault: odd(body, 429) })
  await world.send(anEmailSent({ id: 'waits' }))
  const sinceRefusal = () => {
    const core = world.simulator.calls.filter(({ policy }) => policy === 'core')
    return core.slice(core.findIndex(({ status }) => status === 429))
  }
  await expect.poll(() => sinceRefusal()[0]?.status, { interval: 5 }).toBe(429)
  await world.send(anOpen())
  await world.settled()
  const [refusal, next] = sinceRefusal()
  expect((next?.at ?? 0) - (refusal?.at ?? 0)).toBeGreaterThanOrEqual(1_000)
  expect((await world.trace('waits')).log.map(({ reason }) => reason)).toContain('rate_limited')
  expect((await world.event('waits')).status).toBe('written')
  expect(world.hubspot.engagements('emails')).toHaveLength(1)
})

// N6
test('what waited for days for a person is not given up at the first hiccup after', async () => {
  let later = 0
  const world = await startWorld({ logbook: { now: () => new Date(Date.now() + later) } })
  world.simulator.faults.order({
    match: { path: /batch\/create/ },
    times: 1,
    fault: { kind: 'status', status: 403 },
  })
  await world.send(anEmailSent({ id: 'held' }))
  await world.settled()
  expect((await world.event('held')).status).toBe('held')
  later = 3 * 24 * 60 * 60_000
  world.simulator.faults.order({
    match: { path: /batch\/create/ },
    times: 1,
    fault: { kind: 'status', status: 503 },
  })
  await releaseHeldEvents(world.logbook.db, world.hubspot.portalId, ['scope_missing'], new Date())
  await world.settled()
  expect((await world.event('held')).status).toBe('written')
})

test('an owner who was deactivated a minute ago costs an event nothing but a second look', async () => {
  const world = await startWorld()
  await world.send(anEmailSent())
  await world.settled()
  world.hubspot.archiveOwner('71500001')
  await world.send(anEmailSent({ id: 'after' }))
  await world.settled()
  expect((await world.event('after')).status).toBe('written')
  expect((await world.trace('after')).trace.map(({ rule }) => rule)).toContain('owner.member_archived')
})

test('a deal that was deleted a minute ago is left out on a second look', async () => {
  const world = await startWorld()
  await world.send(anEmailSent())
  await world.settled()
  const [deal = ''] = world.hubspot.engagements('emails')[0]?.associations.deals ?? []
  world.hubspot.archiveRecord('deals', deal)
  await world.send(aReplyByContact({ id: 'after' }))
  await world.settled()
  expect((await world.event('after')).status).toBe('written')
  expect(contactOf(world.hubspot, JANE)).toBeDefined()
})

test('an operator has a failed event tried again, and it keeps its engagement', async () => {
  const world = await startWorld()
  const body = { message: 'This account is being moved.', category: 'VALIDATION_ERROR' }
  world.simulator.faults.order({ match: { path: /batch\/create/ }, times: 1, fault: odd(body) })
  await world.send(anEmailSent({ id: 'failed' }))
  await world.settled()
  const { event, status } = await world.event('failed')
  expect(status).toBe('failed')
  const options = { isNotWritten: false, now: new Date() }
  expect(await retryEvent(world.logbook.db, world.hubspot.portalId, event, options)).toBe(true)
  await world.settled()
  expect((await world.event('failed')).status).toBe('written')
})

test('a mail that somebody deleted in HubSpot stays deleted', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ message }))
  await world.settled()
  world.hubspot.archiveRecord('emails', world.hubspot.engagements('emails')[0]?.id ?? '')
  await world.send(anEmailSent({ id: 'late', people: [NORA], message }))
  await world.settled()
  expect(await world.event('late')).toMatchObject({ status: 'skipped', reason: 'deleted_in_hubspot' })
  expect(world.hubspot.engagements('emails')).toEqual([])
})
