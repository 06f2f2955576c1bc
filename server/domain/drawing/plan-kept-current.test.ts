// What becomes of a meeting, a task or a call that HubSpot has already, when another event tells more of it.
import { expect, test } from 'vitest'
import type { ActivityEvent } from '../activity-event.ts'
import { engagementKey } from '../engagement.ts'
import { type Plan, type PlanFacts, plan } from '../plan.ts'
import * as a from '../testing/an-activity.ts'
import * as an from '../testing/an-event.ts'
import type { KeptCurrent } from './kept-current.ts'

const EVE = 'eve@new.example'
const hubspot = an.hubspotKnows({ contacts: [an.aContact()], owners: [an.anOwner()] })

function outcomes({ events }: Plan): string[] {
  return events.map(({ outcome }) => outcome.reason)
}

function keyOf(event: ActivityEvent): string {
  return engagementKey({ event, eventId: 'event-1', sourceId: an.SOURCE })
}

const booked = a.aMeetingBooked()
const canceled = a.aMeetingCanceled()
const CANCELED = { hs_meeting_title: 'Meeting Canceled: Demo', hs_meeting_outcome: 'CANCELED' }

function knowing(...told: KeptCurrent[]): PlanFacts {
  const key = keyOf(booked)
  const { engagements, told: before } = an.hubspotKnows({
    engagements: { [key]: '77' },
    told: { [key]: told },
  })
  return { ...hubspot, engagements, told: before }
}

test('a meeting that is there is changed in what the cancellation changes, and in nothing else', () => {
  const planned = plan(an.due(canceled), knowing(booked))
  expect(planned.engagements).toMatchObject([{ existingId: '77', changes: CANCELED }])
  expect(outcomes(planned)).toEqual(['updated'])
})

test('a booking that arrives after the cancellation from later changes nothing but what it adds', () => {
  const { engagements } = plan(an.due(booked), knowing(canceled))
  expect(engagements[0]?.changes).toEqual({
    hs_timestamp: '2026-11-24T09:00:00.000Z',
    hs_meeting_title: 'Meeting Canceled: Demo',
    hs_meeting_start_time: '2026-11-24T09:00:00.000Z',
  })
})

test('what was told before changes nothing when it is told again', () => {
  const planned = plan(an.due(a.aMeetingBooked()), knowing(booked))
  expect(planned.engagements).toMatchObject([{ changes: {} }])
  expect(outcomes(planned)).toEqual(['joined'])
})

test.each([
  ['in order', [booked, canceled]],
  ['turned', [canceled, booked]],
])('a meeting that is booked and canceled in one claim is written once, canceled: %s', (_how, events) => {
  const planned = plan(an.due(...events), hubspot)
  expect(planned.engagements).toMatchObject([{ existingId: null, properties: CANCELED }])
  expect(outcomes(planned)).toEqual(['written', 'joined'])
})

test('two cancellations of one claim change a meeting once, to what they say together', () => {
  const moved = a.aMeetingBooked({ occurred_at: '2026-11-20T11:00:00.000Z', meeting: { location: 'Hall 3' } })
  const planned = plan(an.due(canceled, moved), knowing(booked))
  expect(planned.engagements).toMatchObject([{ changes: { hs_meeting_location: 'Hall 3' } }])
  expect(planned.engagements[0]?.changes).not.toHaveProperty('hs_meeting_outcome')
})

test('nobody who is skipped has a say', () => {
  const byStranger = a.aMeetingCanceled({ counterparts: [{ email: EVE }] })
  const planned = plan(an.due(byStranger, a.aMeetingBooked()), hubspot)
  expect(outcomes(planned)).toEqual(['not_a_contact', 'written'])
  expect(planned.engagements).toMatchObject([{ properties: { hs_meeting_outcome: 'SCHEDULED' } }])
})

test('the owner of what is there stays who it is', () => {
  const { engagements } = plan(an.due(canceled), knowing(booked))
  expect(engagements[0]?.changes).not.toHaveProperty('hubspot_owner_id')
})

test('where nobody knows whether a change arrived, everything is said again, and what may be wrong is emptied', () => {
  const { told } = knowing(a.aMeetingBooked({ meeting: { location: 'Hall 3' } }))
  const engagements = new Map([[keyOf(booked), { id: '77', isInDoubt: true }]])
  const late = { occurred_at: '2026-11-20T09:00:00.000Z', meeting: { id: 'mtg-1', reason: 'Ill' } }
  const again = a.aMeetingBooked({ occurred_at: '2026-11-20T11:00:00.000Z', meeting: { title: 'Second' } })
  const planned = plan(an.due(a.aMeetingCanceled(late), again), { ...hubspot, engagements, told })
  expect(planned.engagements[0]?.changes).toEqual({
    hs_timestamp: '2026-11-24T09:00:00.000Z',
    hs_meeting_title: 'Meeting Confirmed: Second',
    hs_meeting_start_time: '2026-11-24T09:00:00.000Z',
    hs_meeting_location: 'Hall 3',
    hs_meeting_outcome: 'SCHEDULED',
    hs_meeting_body: '',
  })
})
