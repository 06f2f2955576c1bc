// Meetings and tasks in HubSpot stay one and the same while they are booked, moved, canceled and done.
import { expect, test } from 'vitest'
import {
  aMeetingBooked,
  aMeetingCanceled,
  aTaskCompleted,
  aTaskCreated,
  HALF_PAST,
  logged,
  startWorldWantingAll,
  TUESDAY_TEN,
} from '../support/activities.ts'
import { JANE, KARL, NORA, standsOn } from '../support/events.ts'
import { startWorld, type World } from '../support/world.ts'

const shownMeeting = ({ hubspot }: World) => {
  const meetings = logged(hubspot, 'meetings')
  expect(meetings).toHaveLength(1)
  return meetings[0]?.properties ?? {}
}

const updates = ({ simulator }: World) =>
  simulator.calls.filter(({ path }) => path.endsWith('/batch/update')).length

// MX1, MX2, G23, 2d
test('a booked meeting stands in HubSpot with its time and place, on contact, company and deals', async () => {
  const world = await startWorld()
  const campaign = { name: 'Spring launch', step: 2 }
  const meeting = {
    location: 'Hall 3',
    url: 'https://meet.northwind.example/1',
    html: '<p>Bring <b>samples</b></p>',
  }
  await world.send(aMeetingBooked({ id: 'booked', meeting, campaign }))
  await world.settled()
  const [one] = logged(world.hubspot, 'meetings')
  expect(one?.properties).toMatchObject({
    hs_timestamp: '2026-11-24T09:00:00.000Z',
    hs_meeting_title: 'Meeting Confirmed: [Spring launch (#2)]: Demo',
    hs_meeting_start_time: '2026-11-24T09:00:00.000Z',
    hs_meeting_end_time: '2026-11-24T09:30:00.000Z',
    hs_meeting_location: 'Hall 3',
    hs_meeting_external_url: 'https://meet.northwind.example/1',
    hs_meeting_body: '<p>Bring <b>samples</b></p>',
    hs_meeting_outcome: 'SCHEDULED',
    hubspot_owner_id: '71500001',
  })
  expect(standsOn(world.hubspot, one)).toMatchObject({ contacts: [JANE], companies: ['Acme Industries'] })
  expect(one?.associations.deals).toHaveLength(5)
})

// MX1, G23
test('a cancellation that names only the meeting makes the booked one a canceled one', async () => {
  const world = await startWorld()
  await world.send(aMeetingBooked())
  await world.settled()
  await world.send(aMeetingCanceled({ id: 'canceled', meeting: { id: 'mtg-1', reason: 'Jane is ill.' } }))
  await world.settled()
  expect(shownMeeting(world)).toMatchObject({
    hs_meeting_title: 'Meeting Canceled: Demo',
    hs_meeting_start_time: '2026-11-24T09:00:00.000Z',
    hs_meeting_body: '<p>Reason: Jane is ill.</p>',
    hs_meeting_outcome: 'CANCELED',
  })
  expect(await world.event('canceled')).toMatchObject({
    status: 'written',
    reason: 'updated',
    reason_text: 'What HubSpot already has of it was brought up to date.',
    engagement: { type: 'meetings' },
  })
  const words = (await world.trace('canceled')).trace.map(({ text }) => text)
  expect(words).toContain('HubSpot already has this meeting; it was changed to what is known now.')
})

test.each([
  ['one after the other', true],
  ['at once', false],
])(
  'in whatever order booking, move and cancellation arrive, the last that happened holds: %s',
  async (_how, inTurns) => {
    const world = await startWorld()
    const moved = { start_at: '2026-11-25T10:00:00+01:00', end_at: undefined, outcome: 'rescheduled' }
    const events = [
      aMeetingBooked({ occurred_at: '2026-11-20T11:00:00+01:00', meeting: { ...moved, title: undefined } }),
      aMeetingCanceled({ occurred_at: '2026-11-20T10:00:00+01:00' }),
      aMeetingBooked({ occurred_at: '2026-11-20T09:00:00+01:00' }),
    ]
    if (inTurns) {
      for (const event of events) {
        await world.send(event)
        await world.settled()
      }
    } else await world.sendBatch(events)
    await world.settled()
    const { hs_meeting_end_time, ...shown } = shownMeeting(world)
    expect(shown).toMatchObject({
      hs_timestamp: '2026-11-25T09:00:00.000Z',
      hs_meeting_title: 'Meeting Confirmed: Demo',
      hs_meeting_outcome: 'RESCHEDULED',
    })
    expect(hs_meeting_end_time || 'none').toBe('none')
  },
)

test('a meeting of three people whom the tool reports one by one is one meeting on all of them', async () => {
  const world = await startWorld()
  for (const person of [JANE, KARL, NORA]) await world.send(aMeetingBooked({ people: [person] }))
  await world.settled()
  const [one, ...others] = logged(world.hubspot, 'meetings')
  expect(others).toEqual([])
  expect(standsOn(world.hubspot, one).contacts).toEqual([JANE, KARL, NORA].toSorted())
  expect(updates(world)).toBe(0)
})

// MX5, G23
test('a task that is done is the same task, with its day and its subject', async () => {
  const world = await startWorldWantingAll()
  const task = { type: 'linkedin_connect', due_at: TUESDAY_TEN, priority: 'high', text: 'Mention the fair.' }
  await world.send(aTaskCreated({ task, campaign: { name: 'Spring launch', step: 2 } }))
  await world.settled()
  const [made] = logged(world.hubspot, 'tasks')
  expect(made?.properties).toMatchObject({
    hs_timestamp: '2026-11-24T09:00:00.000Z',
    hs_task_subject: 'Call Jane: LinkedIn Connection Request: Stage 2',
    hs_task_body: '<p>Campaign: Spring launch (#2)</p><p>Mention the fair.</p>',
    hs_task_status: 'NOT_STARTED',
    hs_task_type: 'LINKED_IN_CONNECT',
    hs_task_priority: 'HIGH',
    hubspot_owner_id: '71500001',
  })
  await world.send(aTaskCompleted())
  await world.settled()
  const [done, ...others] = logged(world.hubspot, 'tasks')
  expect(others).toEqual([])
  expect(done).toMatchObject({
    id: made?.id,
    properties: { ...made?.properties, hs_task_status: 'COMPLETED', hs_lastmodifieddate: expect.anything() },
  })
})

test('what a person corrected in HubSpot stays, unless the event is about it', async () => {
  const world = await startWorld()
  await world.send(aMeetingBooked())
  await world.settled()
  const { id = '' } = logged(world.hubspot, 'meetings')[0] ?? {}
  const byHand = {
    hs_meeting_location: 'Our office',
    hubspot_owner_id: '71500002',
    hs_meeting_end_time: HALF_PAST,
  }
  world.hubspot.updateRecord('meetings', id, byHand)
  await world.send(aMeetingCanceled())
  await world.settled()
  expect(shownMeeting(world)).toMatchObject({ ...byHand, hs_meeting_outcome: 'CANCELED' })
})

test('a meeting that somebody deleted in HubSpot stays deleted', async () => {
  const world = await startWorld()
  await world.send(aMeetingBooked())
  await world.settled()
  world.hubspot.archiveRecord('meetings', logged(world.hubspot, 'meetings')[0]?.id ?? '')
  await world.send(aMeetingCanceled({ id: 'late' }))
  await world.settled()
  expect(await world.event('late')).toMatchObject({ status: 'skipped', reason: 'deleted_in_hubspot' })
  expect(logged(world.hubspot, 'meetings')).toEqual([])
})

test('150 tasks that are done at once are changed in two calls; the one that HubSpot refuses costs no other', async () => {
  const world = await startWorldWantingAll()
  const ids = Array.from({ length: 150 }, (_, index) => `task-${index}`)
  await world.sendBatch(ids.map((id) => aTaskCreated({ task: { id, subject: id } })))
  await world.settled()
  const gone = logged(world.hubspot, 'tasks').find(
    ({ properties }) => properties.hs_task_subject === 'task-7',
  )
  world.hubspot.archiveRecord('tasks', gone?.id ?? '')
  const before = updates(world)
  await world.sendBatch(ids.map((id) => aTaskCompleted({ id: `done-${id}`, task: { id } })))
  await world.settled()
  const open = logged(world.hubspot, 'tasks').filter(
    ({ properties }) => properties.hs_task_status !== 'COMPLETED',
  )
  expect(open).toEqual([])
  expect(logged(world.hubspot, 'tasks')).toHaveLength(149)
  expect((await world.event('done-task-7')).status).toBe('skipped')
  expect(updates(world) - before).toBe(2)
})

const TROUBLES = [
  ['is lost after it took effect', { kind: 'cut_after_writing' }],
  ['is lost before it took effect', { kind: 'cut' }],
  ['says 429', { kind: 'status', status: 429 }],
] as const

test.each(TROUBLES)(
  'a change whose answer %s is made in the end, and only once there',
  async (_what, fault) => {
    const world = await startWorldWantingAll()
    await world.send(aTaskCreated())
    await world.settled()
    world.simulator.faults.order({ match: { path: /tasks\/batch\/update/ }, times: 1, fault })
    await world.send(aTaskCompleted({ id: 'done' }))
    await world.settled()
    const [task, ...others] = logged(world.hubspot, 'tasks')
    expect(others).toEqual([])
    expect(task?.properties.hs_task_status).toBe('COMPLETED')
    expect(await world.event('done')).toMatchObject({ status: 'written', reason: 'updated' })
    expect((await world.trace('done')).log.filter(({ state }) => state === 'written')).toHaveLength(1)
  },
)

test('a newer change waits until an older one whose answer was lost can no longer arrive', async () => {
  const world = await startWorld()
  await world.send(aMeetingBooked())
  await world.settled()
  const slow = { kind: 'slow', ms: 1_500 } as const
  world.simulator.faults.order({ match: { path: /meetings\/batch\/update/ }, times: 1, fault: slow })
  await world.send(aMeetingCanceled({ id: 'canceled' }))
  await expect
    .poll(async () => (await world.event('canceled')).reason, { timeout: 30_000 })
    .toBe('answer_lost')
  const again = { occurred_at: '2026-11-20T13:00:00+01:00', meeting: { location: 'Hall 4' } }
  await world.send(aMeetingBooked({ id: 'again', ...again }))
  await world.settled()
  expect(shownMeeting(world)).toMatchObject({
    hs_meeting_outcome: 'SCHEDULED',
    hs_meeting_location: 'Hall 4',
  })
  expect((await world.trace('again')).log.map(({ reason }) => reason)).toContain('answer_lost')
})

test('a refused change is told, and the next one is made', async () => {
  const world = await startWorld()
  await world.send(aMeetingBooked())
  await world.settled()
  const body = { message: 'No.', category: 'VALIDATION_ERROR' }
  const refusal = { kind: 'status', status: 400, body } as const
  world.simulator.faults.order({ match: { path: /meetings\/batch\/update/ }, times: 1, fault: refusal })
  await world.send(aMeetingCanceled({ id: 'refused' }))
  await world.settled()
  expect(await world.event('refused')).toMatchObject({ status: 'failed', reason: 'hubspot_refused' })
  await world.send(aMeetingCanceled({ occurred_at: '2026-11-20T13:00:00+01:00' }))
  await world.settled()
  expect(shownMeeting(world)).toMatchObject({ hs_meeting_outcome: 'CANCELED' })
})
