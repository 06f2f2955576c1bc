// Who is known, where only activity with known people is logged (M41, M42).
import { describe, expect, test } from 'vitest'
import { type EventPlan, plan } from '../plan.ts'
import type { SettingsInput } from '../settings/settings.ts'
import { aCall, aLinkedinMessage } from '../testing/an-activity.ts'
import * as an from '../testing/an-event.ts'

type Known = NonNullable<NonNullable<SettingsInput['exclusions']>['known_contacts_only']>

const DAY = '2026-09-01'
const BEFORE = '2026-08-31T21:59:59.000Z'
const ON_THE_DAY = '2026-08-31T22:00:00.000Z'

const settings = (known: Known): SettingsInput => ({
  exclusions: { known_contacts_only: { is_on: true, ...known } },
})
const bornAt = (createdAt: string | null) => [an.aContact({ createdAt })]

function planAll(
  events: Parameters<typeof an.due>,
  known: Parameters<typeof an.hubspotKnows>[0],
): EventPlan[] {
  return plan(an.due(...events), an.hubspotKnows({ timeZone: 'Europe/Berlin', ...known })).events
}

function reasonOf(event: Parameters<typeof an.due>[0], known: Parameters<typeof an.hubspotKnows>[0]): string {
  return planAll([event], known)[0]?.outcome.reason ?? ''
}

describe('mail from somebody', () => {
  test.each([
    ['who was a contact before the day, in the account’s own time', DAY, bornAt(BEFORE), 'written'],
    ['who became a contact on the day', DAY, bornAt(ON_THE_DAY), 'not_known'],
    ['of whom nobody knows since when they are a contact', DAY, bornAt(null), 'not_known'],
    ['who is no contact', DAY, [], 'not_known'],
    ['who is a contact, where no day is set', null, bornAt(ON_THE_DAY), 'written'],
    ['who is no contact, where no day is set', null, [], 'not_known'],
  ])('%s', (_who, since, contacts, reason) => {
    expect(reasonOf(an.anEmailReceived(), { contacts, settings: settings({ since }) })).toBe(reason)
  })

  test('to whom a member wrote since, as the books say', () => {
    const known = { contacts: bornAt(ON_THE_DAY), settings: settings({ since: DAY }) }
    expect(reasonOf(an.anEmailReceived(), { ...known, reachedOut: [an.BOB] })).toBe('written')
  })

  test('is as ever where this is off', () => {
    const off = { contacts: bornAt(ON_THE_DAY), settings: settings({ is_on: false, since: DAY }) }
    expect(reasonOf(an.anEmailReceived(), off)).toBe('written')
  })
})

describe('a member makes somebody known by', () => {
  test.each([
    ['a mail', an.anEmailSent(), true],
    ['an answer', an.aReplyOfAMember(), true],
    ['a call', aCall({ call: { direction: 'outbound' } }), true],
    ['a message', aLinkedinMessage('linkedin.message_sent'), true],
    ['being called', aCall({ call: { direction: 'inbound' } }), false],
    ['being answered', an.aReplyOfAContact(), false],
    ['being read', an.anEmailOpened(), false],
  ])('%s: %#', (_how, event, isKnown) => {
    // In whatever order both came in.
    const [first, second] = planAll([an.anEmailReceived(), event], { settings: settings({ since: DAY }) })
    expect(second?.outcome.reason === 'not_known').toBe(!isKnown)
    expect(first?.outcome.reason === 'not_known').toBe(!isKnown)
  })

  test('a mail from before the day makes nobody known', () => {
    const old = an.anEmailSent({ occurred_at: BEFORE })
    const [first] = planAll([an.anEmailReceived(), old], { settings: settings({ since: DAY }) })
    expect(first?.outcome.reason).toBe('not_known')
  })
})

test('others whom it concerns get it, nobody is created for it, and the trace names the rule and no person', () => {
  const both = an.aReplyOfAContact({
    counterparts: [{ email: an.BOB }, { email: 'eve@new.example' }],
  })
  const facts = an.hubspotKnows({ contacts: bornAt(BEFORE), settings: settings({ since: DAY }) })
  const { events, newContacts } = plan(an.due(both), facts)
  expect(newContacts).toEqual([])
  expect(events[0]?.outcome).toMatchObject({ kind: 'write' })
  expect(events[0]?.trace).toContainEqual({ rule: 'gate.not_known', facts: { since: DAY } })
  expect(JSON.stringify(events[0]?.trace)).not.toContain('eve@')
})

test('colleagues and blind copies are left out for what they are', () => {
  const carl = an.anOwner({ email: 'carl@team.example' })
  const colleague = an.anEmailReceived({ counterparts: [{ email: carl.email }] })
  expect(reasonOf(colleague, { owners: [carl], settings: settings({}) })).toBe('internal')
})
