// What a plan makes of wishes: one for each contact and kind, beside the note or instead of it (LX12, 2d, N16).
import { expect, test } from 'vitest'
import type { ActivityOf } from '../activity-event.ts'
import { plan } from '../plan.ts'
import * as an from '../testing/an-event.ts'

type InterestState = ActivityOf<'lead.interest_changed'>['interest']['state']

function interest(
  state: InterestState,
  hour: number,
  given: object = {},
): ActivityOf<'lead.interest_changed'> {
  const occurred_at = new Date(Date.UTC(2026, 10, 20, hour)).toISOString()
  const counterparts = [{ email: an.BOB }]
  const usual = { id: `${state}-${hour}`, occurred_at, member: { email: an.ANN }, counterparts }
  return { type: 'lead.interest_changed', ...usual, interest: { state }, ...given }
}

function facts(known: Parameters<typeof an.hubspotKnows>[0] = {}, hasProperties = true) {
  const wishes = { hasProperties, known: new Map() }
  return { ...an.hubspotKnows({ contacts: [an.aContact()], ...known }), wishes }
}

const alone = { activities: { interest: 'property' as const } }
const states = (planned: ReturnType<typeof plan>) =>
  planned.wishes.map(({ wish }) => wish.values.logbook_interest)

test('of several events of one contact the last decides, in whatever order they are due', () => {
  const events = [interest('interested', 8), interest('paused', 9), interest('resumed', 10)]
  for (const order of [events, events.toReversed(), [events[2], events[0], events[1]]]) {
    const planned = plan(an.due(...order.flatMap((one) => one ?? [])), facts())
    expect(states(planned)).toEqual(['resumed'])
    expect(planned.engagements).toHaveLength(3)
    expect(planned.events.every(({ outcome }) => outcome.kind === 'write')).toBe(true)
  }
})

test('without a note an event ends on the contact, or says that something newer stands there', () => {
  const planned = plan(an.due(interest('paused', 9), interest('interested', 8)), facts({ settings: alone }))
  expect(planned.engagements).toEqual([])
  expect(planned.events.map(({ outcome }) => [outcome.kind, outcome.reason])).toEqual([
    ['set', 'on_contact'],
    ['set', 'newer_on_contact'],
  ])
  expect(planned.events.map(({ trace }) => trace.at(-1)?.rule)).toEqual([
    'verdict.written',
    'verdict.written',
  ])
  expect(planned.events.map(({ considered }) => considered.map(({ name }) => name))).toEqual([
    ['Bob Buyer'],
    ['Bob Buyer'],
  ])
})

test('without the properties a note tells it, whatever the settings want', () => {
  const planned = plan(an.due(interest('paused', 9)), facts({ settings: alone }, false))
  expect(planned.wishes).toEqual([])
  expect(planned.engagements).toHaveLength(1)
  expect(planned.events[0]?.trace.map(({ rule }) => rule)).toContain('wish.no_properties')
})

test('whoever becomes a contact by it is made, although nothing is logged', () => {
  const creating = { ...alone, record_creation: { contacts: { types: ['lead.interest_changed' as const] } } }
  const planned = plan(an.due(interest('paused', 9)), facts({ contacts: [], settings: creating }))
  expect(planned.newContacts.map(({ key }) => key)).toEqual([an.BOB])
  expect(planned.wishes).toMatchObject([{ contact: { kind: 'new', key: an.BOB } }])
})

test('what is left out, or waits, sets nothing', () => {
  const off = { ...alone, members: { rules: [{ email: an.ANN, syncs: false }] } }
  const away = { ...alone, members: { touch: { contacts: 'none' as const } } }
  for (const settings of [off, away]) {
    expect(plan(an.due(interest('paused', 9)), facts({ settings })).wishes).toEqual([])
  }
})
