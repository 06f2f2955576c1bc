// Calls, messages, meetings and tasks are in HubSpot once, too, however surely HubSpot lets their engagement key be found again.
import { expect, test } from 'vitest'
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../server/hubspot/scopes.ts'
import { engagementTypes } from '../../simulator/object-types.ts'
import {
  aCall,
  aLinkedinMessage,
  aMeetingBooked,
  aMeetingCanceled,
  anActivity,
  aTaskCreated,
  logged,
  startWorldWantingAll,
} from '../support/activities.ts'
import { anEmailSent, JANE, KARL, standsOn } from '../support/events.ts'
import type { World } from '../support/world.ts'

const tiers = ['unique', 'plain', 'none'] as const
type Tier = (typeof tiers)[number]

/** HubSpot names no scope for the properties of communications: the simulator's would be this one. */
const SCOPES = [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES, 'crm.schemas.communications.write']

function startWithTier(tier: Tier): Promise<World> {
  return startWorldWantingAll({ scopes: SCOPES, simulator: { rules: { engagementKeyTier: allOf(tier) } } })
}

function allOf(tier: Tier): Record<string, Tier> {
  return Object.fromEntries(engagementTypes.map((type) => [type, tier]))
}

function loseNextAnswers({ simulator }: World, kind: 'cut' | 'cut_after_writing'): void {
  for (const type of engagementTypes) {
    const path = new RegExp(`/${type}/batch/create`)
    simulator.faults.order({ match: { path }, times: 1, fault: { kind } })
  }
}

function oneOfEachType(suffix = ''): { id: string; [field: string]: unknown }[] {
  return [
    { ...anEmailSent(), id: `emails${suffix}` },
    anActivity('lead.interest_changed', { id: `notes${suffix}`, interest: { state: 'interested' } }),
    aCall({ id: `calls${suffix}` }),
    aLinkedinMessage({ id: `communications${suffix}` }),
    aMeetingBooked({ id: `meetings${suffix}`, meeting: { id: `mtg${suffix}` } }),
    aTaskCreated({ id: `tasks${suffix}`, task: { id: `task${suffix}` } }),
  ]
}

/** Resolves once the answer to the call for this event is known to be lost. */
async function lost(world: World, id: string): Promise<void> {
  await expect.poll(async () => (await world.event(id)).reason, { timeout: 30_000 }).toBe('answer_lost')
}

test('where no scope lets us make the property, everything is logged all the same', async () => {
  const world = await startWorldWantingAll({ scopes: [...REQUIRED_SCOPES] })
  await world.sendBatch(oneOfEachType())
  await world.settled()
  for (const type of engagementTypes) {
    const [one, ...others] = logged(world.hubspot, type)
    expect([type, others.length, one?.properties.logbook_engagement_key]).toEqual([type, 0, undefined])
  }
})

test('an account from before these types is asked for their keys with its next event', async () => {
  const world = await startWithTier('unique')
  const { db } = world.logbook
  await db('accounts').update({ engagement_tiers: JSON.stringify({ emails: 'unique', notes: 'unique' }) })
  await world.send(aCall())
  await world.settled()
  expect(logged(world.hubspot, 'calls')[0]?.properties.logbook_engagement_key).toMatch(/^lb-/)
  const [stored] = await db('accounts').pluck('engagement_tiers')
  expect(Object.keys(stored).toSorted()).toEqual([...engagementTypes].toSorted())
})

test.each(tiers)(
  'answers lost after HubSpot wrote are read back, not repeated, for every type (%s key)',
  async (tier) => {
    const world = await startWithTier(tier)
    expect(await world.logbook.db('accounts').pluck('engagement_tiers')).toEqual([allOf(tier)])
    loseNextAnswers(world, 'cut_after_writing')
    await world.sendBatch(oneOfEachType())
    await world.settled()
    for (const type of engagementTypes) {
      expect([type, logged(world.hubspot, type).length]).toEqual([type, 1])
      expect(await world.event(type)).toMatchObject({ status: 'written', reason: 'found_written' })
    }
  },
)

test('answers lost before HubSpot wrote are written after all, for every type (no key)', async () => {
  const world = await startWithTier('none')
  loseNextAnswers(world, 'cut')
  await world.sendBatch(oneOfEachType())
  await world.settled()
  for (const type of engagementTypes) {
    expect([type, logged(world.hubspot, type).length]).toEqual([type, 1])
    expect(await world.event(type)).toMatchObject({ status: 'written', reason: 'written' })
  }
})

test('what looks like something that is already logged is not taken for it (no key)', async () => {
  const world = await startWithTier('none')
  await world.sendBatch(oneOfEachType('-first'))
  await world.settled()
  loseNextAnswers(world, 'cut')
  await world.sendBatch(oneOfEachType('-second'))
  await world.settled()
  for (const type of engagementTypes) expect([type, logged(world.hubspot, type).length]).toEqual([type, 2])
})

test.each(tiers)(
  'a meeting whose booking and whose cancellation lost their answers is one canceled meeting (%s key)',
  async (tier) => {
    const world = await startWithTier(tier)
    const fault = { kind: 'cut_after_writing' } as const
    for (const path of [/meetings\/batch\/create/, /meetings\/batch\/update/]) {
      world.simulator.faults.order({ match: { path }, times: 1, fault })
    }
    await world.send(aMeetingBooked({ id: 'booked' }))
    await lost(world, 'booked')
    // The cancellation comes first, and finds what the booking made.
    await world.logbook.db('events').update('due_at', new Date(Date.now() + 4_000))
    await world.send(aMeetingCanceled({ id: 'canceled', people: [KARL] }))
    await world.settled()
    const [meeting, ...others] = logged(world.hubspot, 'meetings')
    expect(others).toEqual([])
    expect(meeting?.properties).toMatchObject({
      hs_meeting_title: 'Meeting Canceled: Demo',
      hs_meeting_start_time: '2026-11-24T09:00:00.000Z',
      hs_meeting_outcome: 'CANCELED',
    })
    expect(standsOn(world.hubspot, meeting).contacts).toEqual([JANE, KARL].toSorted())
    for (const id of ['booked', 'canceled']) expect((await world.event(id)).status).toBe('written')
  },
)
