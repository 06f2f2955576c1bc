// How an account does, on the app's page: what came in and what became of it, how fast, at what cost, what is in trouble, what is left to set up.
import { expect, test } from 'vitest'
import { REQUIRED_SCOPES } from '../../server/hubspot/scopes.ts'
import { foldTallies } from '../../server/store/totals.ts'
import { openCards } from '../support/cards.ts'
import { anEmailSent, anOpen, aReplyByContact, JANE, KARL, NORA } from '../support/events.ts'
import { startWorld, type World } from '../support/world.ts'

const refusal = (message: string) => ({ kind: 'status', status: 400, body: { message } }) as const
/** A busy machine takes its time. */
const PATIENT = { timeout: 15_000 }
const create = { path: /emails\/batch\/create/ }
const stranger = (n: number) => `stranger-${n}@acme.example`

/** That each considered record knows where its event stands, and each event whether it has such records. */
async function expectRecordsToAgree({ logbook: { db } }: Pick<World, 'logbook'>): Promise<void> {
  const { rows } = await db.raw(
    `select event_id from events as event
     where has_records <> exists (select from event_records as record
         where record.portal_id = event.portal_id and record.event_id = event.event_id)
       or exists (select from event_records as record where record.portal_id = event.portal_id
         and record.event_id = event.event_id and (record.state, record.type, record.occurred_at)
           is distinct from (event.state, event.type, event.occurred_at))`,
  )
  expect(rows).toEqual([])
}

/** What the books say, counted one by one. */
async function recount({ logbook: { db }, hubspot }: Pick<World, 'logbook' | 'hubspot'>) {
  const { rows } = await db.raw(
    `select count(*)::int as received, (count(*) filter (where state = 'written'))::int as written,
       (count(*) filter (where state = 'skipped'))::int as skipped, (count(*) filter (where state = 'held'))::int as held,
       (count(*) filter (where state = 'failed'))::int as failed,
       (count(*) filter (where state in ('received', 'queued', 'writing', 'retrying')))::int as "underWay"
     from events where portal_id = ?`,
    [hubspot.portalId],
  )
  return rows[0]
}

async function expectToAddUp(world: World): Promise<void> {
  await expectRecordsToAgree(world)
  const { today, lastThirtyDays, days, skippedBy, problems } = await openCards(world).home()
  expect(lastThirtyDays).toEqual(await recount(world))
  for (const totals of [today, lastThirtyDays, ...days]) {
    const { received, written, skipped, held, failed, underWay } = totals
    expect(received).toBe(written + skipped + held + failed + underWay)
    expect(Math.min(...[received, written, skipped, held, failed, underWay])).toBeGreaterThanOrEqual(0)
  }
  const sum = (list: readonly { events: number }[]) => list.reduce((total, { events }) => total + events, 0)
  expect(sum(skippedBy)).toBe(lastThirtyDays.skipped)
  expect(sum(problems.filter(({ state }) => state === 'held'))).toBe(lastThirtyDays.held)
  expect(sum(problems.filter(({ state }) => state === 'failed'))).toBe(lastThirtyDays.failed)
}

// N7, G24
test('the totals add up and agree with a recount at every step: logged, skipped, failed, paused, released, tried again', async () => {
  const world = await startWorld()
  const cards = openCards(world)
  await expectToAddUp(world)
  world.simulator.faults.order({ match: create, times: 1, fault: refusal('No.') })
  await world.send(anEmailSent({ id: 'failed' }))
  await world.settled()
  await world.sendBatch([
    ...[JANE, KARL, NORA].map((person) => anEmailSent({ people: [person] })),
    ...[1, 2].map((n) => anOpen({ people: [stranger(n)] })),
    anOpen(),
  ])
  await world.settled()
  await expectToAddUp(world)
  await cards.act('pause')
  await world.sendBatch(Array.from({ length: 4 }, () => aReplyByContact()))
  await expect.poll(async () => (await cards.home()).today.held, PATIENT).toBe(4)
  await expectToAddUp(world)
  await cards.act('resume')
  await world.settled()
  await expectToAddUp(world)
  world.hubspot.createRecord('contacts', { email: stranger(1) })
  expect(await cards.retryAll('not_a_contact')).toEqual({ events: 2, hasMore: false })
  expect(await cards.retryAll('hubspot_refused')).toEqual({ events: 1, hasMore: false })
  await world.settled()
  await expectToAddUp(world)
  expect((await cards.home()).lastThirtyDays).toEqual({
    ...{ received: 11, written: 10, skipped: 1, held: 0, failed: 0, underWay: 0 },
  })
  // Once the changes are folded into the sums, and once an event is gone, they still agree.
  await foldTallies(world.logbook.db, world.hubspot.portalId)
  expect(await world.logbook.db('tally_changes')).toEqual([])
  await expectToAddUp(world)
  await world.logbook.db('events').where('state', 'skipped').delete()
  await expectToAddUp(world)
})

// N7
test('what is under way counts as that, and changes that are not folded in yet are counted by who looks', async () => {
  const world = await startWorld({ drains: false })
  await Promise.all(
    Array.from({ length: 8 }, () => world.sendBatch([anEmailSent(), anOpen(), aReplyByContact()])),
  )
  expect((await openCards(world).home()).today).toMatchObject({ received: 24, underWay: 24 })
  await expectToAddUp(world)
})

// G26
test('a day is one of the account’s calendar, and thirty of them are shown', async () => {
  const now = new Date('2026-11-22T00:30:00+01:00')
  const world = await startWorld({ drains: false, logbook: { now: () => now } })
  await world.send(anEmailSent({ occurred_at: '2026-11-01T09:00:00Z' }))
  await world.logbook.db('events').update({ received_at: now })
  const ask = async () =>
    (await openCards(world, {}, now).home()).days.map(({ day, received }) => [day, received])
  const days = await ask()
  expect(days).toHaveLength(30)
  expect(days.at(0)).toEqual(['2026-10-24', 0])
  expect(days.at(-1)).toEqual(['2026-11-22', 1])
  await world.logbook.db('accounts').update('time_zone', 'America/New_York')
  expect((await ask()).at(-1)).toEqual(['2026-11-21', 1])
  await world.logbook.db('accounts').update('time_zone', 'Nowhere/Else')
  expect((await ask()).at(-1)).toEqual(['2026-11-21', 1])
})

// G26, HX9
test('problems are grouped by cause with their number, the latest, an example and what to do', async () => {
  const world = await startWorld()
  for (const message of ['Too green.', 'Too blue.']) {
    world.simulator.faults.order({ match: create, times: 1, fault: refusal(message) })
    await world.send(anEmailSent({ id: message }))
    await world.settled()
  }
  await world.send(anOpen({ people: [stranger(1)] }))
  await world.settled()
  const cards = openCards(world)
  const { problems, skippedBy } = await cards.home()
  expect(problems).toMatchObject([
    {
      reason: 'hubspot_refused',
      state: 'failed',
      events: 2,
      remedy: 'retry',
      text: 'HubSpot refused the activity',
    },
  ])
  expect(problems[0]?.event).toBe((await world.event('Too blue.')).event)
  expect(skippedBy).toEqual([
    { reason: 'not_a_contact', events: 1, text: 'The person is not a contact in HubSpot' },
  ])
  expect(await cards.retryAll('hubspot_refused')).toEqual({ events: 2, hasMore: false })
  expect(await cards.retryAll('hubspot_refused')).toEqual({ events: 0, hasMore: false })
  await world.settled()
  expect((await cards.home()).problems).toEqual([])
  for (const reason of ['account_paused', 'outcome_unknown', 'written', 'nothing', '__proto__', 'a%00b']) {
    expect(
      (await cards.ask(`/cards/v1/problems/${reason}/retry`, { method: 'POST', body: {} })).status,
      reason,
    ).toBe(404)
  }
})

// G26, N14
test('the page tells how fast activity was logged, and how many calls to HubSpot that took and HubSpot refused', async () => {
  const world = await startWorld()
  const cards = openCards(world)
  expect((await cards.home()).delay).toBeNull()
  const tooMany = { kind: 'status', status: 429, headers: { 'Retry-After': '1' } } as const
  world.simulator.faults.order({ match: create, times: 1, fault: tooMany })
  await world.send(anEmailSent())
  await world.settled()
  const { delay, budget } = await cards.home()
  expect(delay?.medianS).toBeGreaterThan(0.5)
  expect(delay?.p95S).toBeLessThan(20)
  expect(budget.callsPerTenSeconds).toBe(110)
  expect(budget.hours).toHaveLength(24)
  expect(budget.hours.at(-1)?.calls).toBeGreaterThan(2)
  expect(budget.hours.reduce((sum, { refused }) => sum + refused, 0)).toBe(1)
  await world.logbook.db('accounts').update('calls_per_ten_seconds', 50)
  expect((await cards.home()).budget.callsPerTenSeconds).toBe(50)
})

// L8, G32
test('the checklist ticks off what is really there, and says what to do about the rest', async () => {
  const world = await startWorld({ scopes: [...REQUIRED_SCOPES] })
  const cards = openCards(world)
  const open = async () => (await cards.home()).checklist.flatMap(({ key, isDone }) => (isDone ? [] : [key]))
  expect(await open()).toEqual(['received', 'written', 'scopes', 'exactly_once'])
  await world.send(anEmailSent({ member: { email: 'zoe@northwind.example' } }))
  await world.settled()
  expect(await open()).toEqual(['scopes', 'members', 'exactly_once'])
  const { checklist } = await cards.home()
  const hints = Object.fromEntries(checklist.map(({ key, hint }) => [key, hint]))
  expect(hints.members).toContain('zoe@northwind.example')
  expect(hints.scopes).toContain('settings.users.read')
  expect(hints.key).toBe('')
  expect(checklist.find(({ key }) => key === 'scopes')?.remedy).toBe('reconnect')
})
