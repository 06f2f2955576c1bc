// What the cards on a contact, a company and a deal say about activity that really went through: logged, passed over, waiting or failed, and why.
import { expect, test } from 'vitest'
import { openCards, recordNamed } from '../support/cards.ts'
import { anEmailSent, JANE, NORA } from '../support/events.ts'
import { startWorld } from '../support/world.ts'

const message = { message_id: '<m-1@northwind.example>', subject: 'Prices' }
const MARCUS = 'marcus@feld-consulting.example'
/** A busy machine takes its time. */
const PATIENT = { timeout: 15_000 }
const create = { path: /emails\/batch\/create/ }
const refusal = {
  kind: 'status',
  status: 400,
  body: { message: 'This mail is too green.', correlationId: 'c-1' },
} as const
const outage = { kind: 'status', status: 503 } as const

// G27, M18
test('after a mail was logged, the cards of the contact, the company and a deal say so, with owner, records and link', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ message }))
  await world.settled()
  const cards = openCards(world)
  for (const name of [JANE, 'Acme Industries', 'Acme: service contract']) {
    const { sync, problem, latest, lastThirtyDays, account } = await cards.status(recordNamed(world, name))
    expect(sync, name).toEqual({ state: 'synced', text: 'All activity is logged.', until: null })
    expect(problem).toBeNull()
    expect(latest).toMatchObject({ subject: 'Prices', state: 'written', owner: 'Ann Ryan', isChosen: true })
    expect(latest).toMatchObject({
      member: 'ann@northwind.example',
      counterparts: [JANE],
      at: '2026-11-20T08:30:00.000Z',
    })
    const records = latest?.records.map((record) => record.name)
    expect(records).toEqual(
      expect.arrayContaining(['Jane Cooper', 'Acme Industries', 'Acme: service contract']),
    )
    const id = world.hubspot.engagements('emails')[0]?.id
    expect(latest?.engagement?.url).toMatch(new RegExp(`/contacts/47110815/record/0-49/${id}$`))
    expect(lastThirtyDays).toEqual([{ type: 'email.sent', events: 1, written: 1 }])
    expect(account).toMatchObject({
      status: 'connected',
      timeZone: 'Europe/Berlin',
      installUrl: `${world.url}/oauth/install`,
    })
  }
})

// G27, N1
test.each([
  [JANE, 'Acme: shrink tunnel', 'the deal is closed'],
  [JANE, 'Acme: packaging line 1', 'newer deals were taken'],
  [MARCUS, 'Globex', 'not the primary company of the contact'],
])('mail to %s went past %s, and its card says why', async (email, name, why) => {
  const world = await startWorld()
  await world.send(anEmailSent({ people: [email], message }))
  await world.settled()
  const cards = openCards(world)
  const { sync, latest, lastThirtyDays } = await cards.status(recordNamed(world, name))
  expect(sync).toEqual({
    state: 'excluded',
    text: '1 activity was not logged here, on purpose.',
    until: null,
  })
  expect(latest).toMatchObject({ state: 'written', isChosen: false, whyText: why })
  expect(lastThirtyDays).toEqual([])
  const { rows } = await cards.log(recordNamed(world, name))
  expect(rows).toMatchObject([{ subject: 'Prices', isChosen: false, whyText: why, times: 1 }])
})

// G27, G25, L60
test('a failure needs attention, in HubSpot’s words; tried again after its cause was mended it is logged, and nothing is left to do', async () => {
  const world = await startWorld()
  world.simulator.faults.order({ match: create, times: 1, fault: refusal })
  await world.send(anEmailSent({ message }))
  await world.settled()
  const cards = openCards(world)
  const jane = recordNamed(world, JANE)
  const { sync, problem } = await cards.status(jane)
  expect(sync).toMatchObject({ state: 'attention', text: '1 activity could not be logged.' })
  expect(problem).toMatchObject({
    events: 1,
    remedy: 'retry',
    text: expect.stringContaining('“This mail is too green.”'),
  })
  const story = await cards.story(problem?.event ?? '')
  expect(story.log.at(-1)).toMatchObject({
    state: 'failed',
    hubspot: { message: 'This mail is too green.', correlationId: 'c-1' },
  })
  await cards.retry(problem?.event ?? '')
  await world.settled()
  for (const name of [JANE, 'Acme Industries', 'Acme: service contract']) {
    expect(await cards.status(recordNamed(world, name)), name).toMatchObject({
      sync: { state: 'synced' },
      problem: null,
    })
  }
  expect(world.hubspot.engagements('emails')).toHaveLength(1)
})

// G25
test('all of a record’s activity that trying again may mend is tried again at once, and no other record’s', async () => {
  const world = await startWorld()
  for (const [person, times] of [
    [JANE, 2],
    [NORA, 1],
  ] as const) {
    for (let n = 0; n < times; n += 1) {
      world.simulator.faults.order({ match: create, times: 1, fault: refusal })
      await world.send(anEmailSent({ people: [person] }))
      await world.settled()
    }
  }
  const cards = openCards(world)
  const acme = recordNamed(world, 'Acme Industries')
  expect((await cards.status(acme)).problem?.events).toBe(2)
  expect(await cards.retryRecord(acme)).toEqual({ events: 2, hasMore: false })
  expect(await cards.retryRecord(acme)).toEqual({ events: 0, hasMore: false })
  await world.settled()
  expect((await cards.status(acme)).sync.state).toBe('synced')
  expect((await cards.status(recordNamed(world, NORA))).sync.state).toBe('attention')
})

// G27, M54
test('while HubSpot is away, the card says until when it waits, and goes green by itself', async () => {
  const world = await startWorld()
  world.simulator.faults.order({ match: create, times: 2, fault: outage })
  await world.send(anEmailSent({ message }))
  const cards = openCards(world)
  const jane = recordNamed(world, JANE)
  await expect
    .poll(async () => (await cards.status(jane)).problem?.text, PATIENT)
    .toContain('HubSpot could not be reached')
  const { sync, problem } = await cards.status(jane)
  expect(sync).toMatchObject({ state: 'waiting', text: '1 activity is on the way.' })
  expect(Date.parse(sync.until ?? '')).toBeGreaterThan(Date.now() - 5_000)
  expect(problem?.remedy).toBeNull()
  await world.settled()
  expect(await cards.status(jane)).toMatchObject({ sync: { state: 'synced', until: null }, problem: null })
})

test('a record that nothing was ever about has nothing to say', async () => {
  const world = await startWorld({ drains: false })
  const cards = openCards(world)
  for (const objectTypeId of ['0-1', '0-2', '0-3']) {
    const { sync, problem, latest, lastThirtyDays } = await cards.status({ objectTypeId, id: '999999999999' })
    expect(sync).toEqual({ state: 'unknown', text: 'No activity has come in yet.', until: null })
    expect({ problem, latest, lastThirtyDays }).toEqual({ problem: null, latest: null, lastThirtyDays: [] })
  }
})

test('a failure of long ago keeps no card red', async () => {
  const world = await startWorld()
  world.simulator.faults.order({ match: create, times: 1, fault: refusal })
  const old = new Date(Date.now() - 31 * 24 * 60 * 60_000).toISOString()
  await world.send(anEmailSent({ message, occurred_at: old }))
  await world.settled()
  const { sync, problem, latest } = await openCards(world).status(recordNamed(world, JANE))
  expect(sync.state).toBe('unknown')
  expect(problem).toBeNull()
  expect(latest?.state).toBe('failed')
})
