// The whole story of one event on a card: what came in, why it ended where it did, on which records, and what HubSpot said; and trying it again.

import { expect, test } from 'vitest'
import { openCards, recordNamed } from '../support/cards.ts'
import { linesWith } from '../support/dump.ts'
import { aClick, anEmailSent, anOpen, JANE, NORA } from '../support/events.ts'
import { openSettings } from '../support/settings.ts'
import { startWorld } from '../support/world.ts'

/** A busy machine takes its time. */
const PATIENT = { timeout: 15_000 }
const create = { path: /emails\/batch\/create/ }

// N1, G27
test('the story of a logged mail says what came in, which rules ran, where it went and where not, and each step on the way', async () => {
  const world = await startWorld()
  const campaign = { name: 'Spring launch', step: 2 }
  const to = [{ email: JANE, name: 'Jane Cooper' }]
  const sent = {
    message: { subject: 'Prices', message_id: '<m-1@northwind.example>', to, text: 'Secret words' },
    campaign,
  }
  const [kept] = (await world.send(anEmailSent({ id: 'tour-1', ...sent }))).results
  await world.settled()
  const story = await openCards(world).story(kept?.event ?? '')
  expect(story).toMatchObject({
    subject: 'Prices',
    state: 'written',
    reasonText: 'Logged in HubSpot.',
    attempts: 1,
    owner: 'Ann Ryan',
  })
  const received = Object.fromEntries(story.received.map(({ label, value }) => [label, value]))
  expect(received).toMatchObject({
    ...{
      Member: 'ann@northwind.example',
      Concerns: JANE,
      To: `Jane Cooper <${JANE}>`,
      Subject: 'Prices',
      Text: '12 characters',
    },
    ...{
      Campaign: 'Spring launch (#2)',
      'Message-ID': '<m-1@northwind.example>',
      'Your tool’s id': 'tour-1',
    },
  })
  expect(JSON.stringify(story)).not.toContain('Secret words')
  expect(story.trace.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining([
      'contact.found',
      'company.primary',
      'deals.newest_open',
      'owner.member',
      'verdict.written',
    ]),
  )
  expect(story.trace.at(-1)?.rule).toBe('verdict.written')
  expect(story.records.filter(({ isChosen }) => isChosen)).toHaveLength(7)
  expect(
    story.records
      .filter(({ isChosen }) => !isChosen)
      .map(({ whyText }) => whyText)
      .toSorted(),
  ).toEqual([
    ...['newer deals were taken', 'newer deals were taken'],
    ...['the deal is closed', 'the deal is closed', 'the deal is closed'],
  ])
  expect(story.log.map(({ state }) => state)).toEqual(['received', 'queued', 'writing', 'written'])
  expect(story).toMatchObject({ nextTryAt: null, remedy: null, engagement: { type: 'emails' } })
})

test('an open that joins nothing of its own tells the subject and the owner from what is known of its message', async () => {
  const world = await startWorld()
  const message = { message_id: '<m-1@northwind.example>', subject: 'Prices' }
  await world.send(anEmailSent({ message }))
  await world.settled()
  const [second] = (await world.send(anEmailSent({ people: [NORA], message }))).results
  await world.settled()
  const [click] = (
    await world.send(aClick({ message: { message_id: message.message_id, subject: undefined } }))
  ).results
  await world.settled()
  const cards = openCards(world)
  expect(await cards.story(second?.event ?? '')).toMatchObject({ reason: 'joined', owner: 'Ann Ryan' })
  const story = await cards.story(click?.event ?? '')
  expect(story).toMatchObject({ subject: 'Prices', type: 'email.clicked' })
  expect(story.received).toContainEqual({ label: 'Link', value: 'https://northwind.example/prices' })
})

test('a mail to very many people is told in an answer that HubSpot takes, and says what it leaves out', async () => {
  const world = await startWorld()
  const people = Array.from({ length: 150 }, (_, n) => ({
    ...{ email: `person-${n}@${'very-long-'.repeat(5)}company.example`, first_name: '日'.repeat(60) },
  }))
  const [kept] = (await world.send(anEmailSent({ people, message: { subject: '長'.repeat(900) } }))).results
  await world.settled()
  const cards = openCards(world)
  const answer = await cards.ask(`/cards/v1/events/${kept?.event}`)
  expect(Buffer.byteLength(answer.text)).toBeLessThan(1_000_000)
  const story = await cards.story(kept?.event ?? '')
  expect(story.counterparts).toHaveLength(10)
  expect(story.counterpartsInAll).toBe(150)
  expect(story.records).toHaveLength(100)
  expect(story.leftOut?.records).toBeGreaterThanOrEqual(50)
  expect(story.leftOut?.trace).toBeGreaterThanOrEqual(50)
  expect(story.received.every(({ value }) => value.length <= 2_000)).toBe(true)
})

test('a skipped event that concerns five hundred people says so briefly', async () => {
  const world = await startWorld()
  const people = Array.from({ length: 500 }, (_, n) => `nobody-${n}@nowhere.example`)
  const [kept] = (await world.send(anOpen({ people }))).results
  await world.settled()
  const { reasonText } = await openCards(world).story(kept?.event ?? '')
  expect(reasonText).toMatch(
    /^Not logged: nobody-0@nowhere.example, .* and 490 more are not a contact in HubSpot\.$/,
  )
})

// G25
test('trying again twice does it once, and does nothing to what is logged or on its way', async () => {
  const world = await startWorld()
  world.simulator.faults.order({
    match: create,
    times: 1,
    fault: { kind: 'status', status: 400, body: { message: 'No.' } },
  })
  const [kept] = (await world.send(anEmailSent())).results
  await world.settled()
  const cards = openCards(world)
  const event = kept?.event ?? ''
  await Promise.all([cards.retry(event), cards.retry(event)])
  await world.settled()
  expect((await cards.story(event)).log.filter(({ text }) => text === 'Back in line.')).toHaveLength(1)
  expect(await cards.retry(event)).toMatchObject({
    event,
    state: 'written',
    reasonText: 'Logged in HubSpot.',
  })
  expect(world.hubspot.engagements('emails')).toHaveLength(1)
})

async function inDoubt() {
  const world = await startWorld({ simulator: { rules: { engagementKeyTier: { emails: 'none' } } } })
  world.simulator.faults.order({ match: create, times: 1, fault: { kind: 'cut' } })
  const twin = { message: { subject: 'Twin' } }
  const [kept] = (await world.send(anEmailSent(twin))).results
  await expect
    .poll(async () => (await world.logbook.db('events').pluck('state'))[0], PATIENT)
    .toBe('retrying')
  // Two mails of somebody else's that look just like it: nothing tells whether one of them is ours.
  const jane = recordNamed(world, JANE)
  const alike = {
    hs_timestamp: '2026-11-20T08:30:00Z',
    hs_email_subject: 'Sent (New): Twin',
    hs_email_direction: 'EMAIL',
  }
  for (let n = 0; n < 2; n += 1) {
    world.hubspot.associate('emails', world.hubspot.createRecord('emails', alike).id, 'contacts', jane.id)
  }
  await expect
    .poll(async () => (await world.logbook.db('events').pluck('reason'))[0], PATIENT)
    .toBe('outcome_unknown')
  return { world, cards: openCards(world), event: kept?.event ?? '', jane }
}

// G25
test('where it cannot be told whether HubSpot has it, a person who looked says that it is missing, and it is written', async () => {
  const { world, cards, event, jane } = await inDoubt()
  const { sync, problem } = await cards.status(jane)
  expect(sync.state).toBe('held')
  expect(problem).toMatchObject({ remedy: 'look', event })
  expect((await cards.retryAll('not_a_contact')).events).toBe(0)
  expect(
    (await cards.ask('/cards/v1/problems/outcome_unknown/retry', { method: 'POST', body: {} })).status,
  ).toBe(404)
  await cards.retry(event, { isNotWritten: true })
  await world.settled()
  expect((await cards.story(event)).state).toBe('written')
  expect(world.hubspot.engagements('emails')).toHaveLength(3)
})

// G25
test('or says that it is there, and it ends as written without being written again, and keeps no more than is shared', async () => {
  const { world, cards, event, jane } = await inDoubt()
  const text = 'Shall we talk?'
  await openSettings(world).put({ activities: { contents: 'metadata' } })
  expect(await linesWith(world.logbook.db, [text])).not.toEqual([])
  expect(await cards.retry(event, { isWritten: true })).toMatchObject({ state: 'written' })
  expect(await cards.retry(event, { isWritten: true })).toMatchObject({ state: 'written' })
  await world.settled()
  expect((await cards.status(jane)).sync.state).toBe('synced')
  expect(world.hubspot.engagements('emails')).toHaveLength(2)
  expect(await linesWith(world.logbook.db, [text])).toEqual([])
})

test('what a person saw counts only where somebody had to look', async () => {
  const world = await startWorld()
  const [kept] = (await world.send(anOpen({ people: ['nobody@nowhere.example'] }))).results
  await world.settled()
  const cards = openCards(world)
  const event = kept?.event ?? ''
  expect((await cards.retry(event, { isWritten: true })).state).not.toBe('written')
  for (const body of [
    { isWritten: false },
    { isNotWritten: true, isWritten: true },
    { portalId: '47110816' },
    { state: 'written' },
  ]) {
    expect((await cards.ask(`/cards/v1/events/${event}/retry`, { method: 'POST', body })).status).toBe(400)
  }
})
