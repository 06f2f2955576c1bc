// What a contact's cards show of activity that was decided on no record yet: what waits, is paused, or was skipped before anybody knew the contact.
import { expect, test } from 'vitest'
import { openCards, recordNamed } from '../support/cards.ts'
import { anEmailReceived, anEmailSent, anOpen, JANE, NORA } from '../support/events.ts'
import { startWorld } from '../support/world.ts'

const message = { message_id: '<m-1@northwind.example>', subject: 'Prices' }
/** A busy machine takes its time. */
const PATIENT = { timeout: 15_000 }

// G27, M41
test('what was skipped because nobody knew the contact shows once the contact is there, and a retry logs it', async () => {
  const world = await startWorld()
  const stranger = 'stranger@acme.example'
  await world.send(anOpen({ people: [stranger], message }))
  await world.settled()
  const { id } = world.hubspot.createRecord('contacts', {
    email: stranger,
    firstname: 'Sam',
    lastname: 'Stranger',
  })
  const cards = openCards(world)
  const record = { objectTypeId: '0-1', id }
  expect((await cards.status(record)).sync.state).toBe('unknown')
  const { sync, latest } = await cards.status(record, `email=${encodeURIComponent(stranger.toUpperCase())}`)
  expect(sync.state).toBe('excluded')
  expect(latest).toMatchObject({
    state: 'skipped',
    reasonText: `Not logged: ${stranger} is not a contact in HubSpot.`,
  })
  expect((await cards.story(latest?.event ?? '')).remedy).toBe('retry')
  expect(await cards.retry(latest?.event ?? '')).toMatchObject({
    state: 'received',
    reasonText: 'Back in line.',
  })
  await world.settled()
  const { sync: after, latest: logged } = await cards.status(record)
  expect(after.state).toBe('synced')
  expect(world.hubspot.record('notes', logged?.engagement?.id ?? '')?.associations.contacts).toEqual([id])
})

// G27, N6
test('while the account is paused, a contact’s card shows what waits for it; an admin resumes, and it is logged', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ message }))
  await world.settled()
  const cards = openCards(world)
  await cards.act('pause')
  await world.send(anEmailReceived({ message: { subject: 'Question' } }))
  const jane = recordNamed(world, JANE)
  await expect.poll(async () => (await cards.status(jane)).sync.state, PATIENT).toBe('held')
  const status = await cards.status(jane)
  expect(status.sync.text).toBe('1 activity is waiting for somebody.')
  expect(status.problem).toMatchObject({
    events: 1,
    remedy: 'resume',
    text: expect.stringContaining('paused'),
  })
  expect(status.latest).toMatchObject({ subject: 'Question', state: 'held' })
  expect(status.account).toMatchObject({ status: 'paused', isAdmin: true })
  expect((await cards.log(jane)).rows.map(({ subject, state }) => [subject, state])).toEqual([
    ['Question', 'held'],
    ['Prices', 'written'],
  ])
  await cards.act('resume')
  await world.settled()
  expect((await cards.status(jane)).sync.state).toBe('synced')
})

// G27
test('what has only just come in shows on the contact before anything was decided', async () => {
  const world = await startWorld({ drains: false })
  await world.send(anEmailSent({ people: [NORA], message }))
  const cards = openCards(world)
  const nora = recordNamed(world, NORA)
  const { sync, latest } = await cards.status(nora, `email=${NORA}`)
  expect(sync).toEqual({ state: 'waiting', text: '1 activity is on the way.', until: null })
  expect(latest).toMatchObject({
    subject: 'Prices',
    state: 'received',
    records: [],
    engagement: null,
    owner: null,
  })
  expect(await cards.wholeLog(nora, `email=${NORA}`)).toMatchObject([{ whyText: 'the person it concerns' }])
})

test('who got only a blind copy is named on no card, and found by no search', async () => {
  const world = await startWorld({ drains: false })
  const to = [{ email: JANE }]
  const copies = { message: { ...message, to, bcc: [{ email: NORA }] }, people: [JANE, NORA] }
  await world.send(anEmailSent(copies))
  const cards = openCards(world)
  const [jane, nora] = [recordNamed(world, JANE), recordNamed(world, NORA)]
  const seen = async () => {
    const [row] = (await cards.log(jane, `email=${JANE}`)).rows
    expect(row?.counterparts).toEqual([JANE])
    expect(await cards.wholeLog(jane, `email=${JANE}&search=nora`)).toEqual([])
    expect(await cards.wholeLog(jane, `email=${JANE}&search=jane`)).toHaveLength(1)
    expect((await cards.status(nora, `email=${NORA}`)).sync.state).toBe('unknown')
    expect(await cards.wholeLog(nora, `email=${NORA}`)).toEqual([])
    expect(JSON.stringify(await cards.story(row?.event ?? ''))).not.toMatch(/nora/i)
  }
  await seen()
  await world.logbook.engine.start({ drains: true })
  await world.settled()
  await seen()
})
