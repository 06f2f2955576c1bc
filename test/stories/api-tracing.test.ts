// Why an event is where it is: every change of state, every rule that ran, every record that was looked at.
import { expect, test } from 'vitest'
import { pauseAccount, resumeAccount } from '../../server/install/account-controls.ts'
import { anEmailSent, anOpen } from '../support/events.ts'
import { startWorld } from '../support/world.ts'

const SENTENCE = /^[\p{L}\d].*[.”]$/u

// N1, L45, M19, M20
test('a trace tells each state with its reason, each rule with what it saw, and each record with why it was taken or not', async () => {
  const world = await startWorld()
  await world.send(anEmailSent({ id: 'e-1' }))
  await world.settled()
  const { log, trace, records, status } = await world.trace('e-1')
  expect(status).toBe('written')
  expect(log.map(({ state, reason }) => [state, reason])).toEqual([
    ['received', 'received'],
    ['queued', 'queued'],
    ['writing', 'writing'],
    ['written', 'written'],
  ])
  expect(trace.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining([
      'contact.found',
      'company.primary',
      'deals.newest_open',
      'owner.member',
      'verdict.written',
    ]),
  )
  expect(trace.at(-1)?.rule).toBe('verdict.written')
  for (const { text } of [...log, ...trace]) expect(text).toMatch(SENTENCE)
  const deals = records.filter(({ object_type_id }) => object_type_id === '0-3')
  expect(deals.filter(({ chosen }) => chosen)).toHaveLength(5)
  const passedOver = deals.filter(({ chosen }) => !chosen).map(({ why }) => why)
  expect(passedOver.toSorted()).toEqual([
    'closed_deal',
    'closed_deal',
    'closed_deal',
    'older_deal',
    'older_deal',
  ])
})

// N1, M41
test('the trace of a skipped event says whom HubSpot does not know', async () => {
  const world = await startWorld()
  await world.send(anOpen({ id: 'e-1', people: ['stranger@nowhere.example'] }))
  await world.settled()
  const { log, trace, status } = await world.trace('e-1')
  expect(status).toBe('skipped')
  expect(log.at(-1)).toMatchObject({ state: 'skipped', reason: 'not_a_contact' })
  expect(log.at(-1)?.text).toContain('stranger@nowhere.example')
  expect(trace.map(({ rule }) => rule)).toEqual(['contact.unknown', 'verdict.skipped'])
})

// N1, G11
test('a trace tells of each try, and why it has to be repeated', async () => {
  const world = await startWorld()
  const fault = { kind: 'status', status: 502 } as const
  world.simulator.faults.order({ match: { path: /emails/ }, times: 1, fault })
  await world.send(anEmailSent({ id: 'e-1' }))
  await world.settled()
  const { log } = await world.trace('e-1')
  expect(log.map(({ state }) => state)).toEqual([
    'received',
    ...['queued', 'writing', 'retrying'],
    ...['queued', 'writing', 'written'],
  ])
  expect(log[3]).toMatchObject({ reason: 'hubspot_unavailable', text: expect.stringMatching(SENTENCE) })
})

// N1, N6
test('the trace of a held event says what it waits for, and later how it went on', async () => {
  const world = await startWorld()
  const { install, db } = world.logbook
  await pauseAccount(install, world.hubspot.portalId)
  await expect.poll(() => db('drains').pluck('due')).toEqual([false])
  await world.send(anEmailSent({ id: 'e-1' }))
  await world.settled()
  const { log, trace, records } = await world.trace('e-1')
  expect([trace, records]).toEqual([[], []])
  expect(log.at(-1)).toMatchObject({
    state: 'held',
    reason: 'account_paused',
    text: expect.stringMatching(SENTENCE),
  })
  await resumeAccount(install, world.hubspot.portalId)
  await world.settled()
  const states = (await world.trace('e-1')).log.map(({ state }) => state)
  expect(states.slice(0, log.length)).toEqual(log.map(({ state }) => state))
  expect(states.at(-1)).toBe('written')
})
