// What the due events of an account become: engagements, their associations, and an answer for each event.
import { expect, test } from 'vitest'
import type { ActivityEvent } from './activity-event.ts'
import { engagementKey } from './engagement.ts'
import { type Plan, plan } from './plan.ts'
import { refKey } from './record.ts'
import * as a from './testing/an-activity.ts'
import * as an from './testing/an-event.ts'

const CAROL = 'carol@cara.example'
const EVE = 'eve@new.example'
const MESSAGE = { message_id: '<m-1@mail.example>' }

const bob = an.aContact()
const carol = an.aContact({ id: '102', name: 'Carol', emails: [CAROL] })
const ACME = an.aCompany({ id: '201', name: 'Acme', isPrimary: true })
const OTHER = an.aCompany({ id: '202', name: 'Other', isPrimary: false })

const hubspot = an.hubspotKnows({
  contacts: [bob, carol],
  companies: { 101: [ACME, OTHER], 102: [{ ...OTHER, isPrimary: true }] },
  deals: { 101: [an.aDeal(1), an.aDeal(2)], 102: [an.aDeal(2), an.aDeal(3, { isClosed: true })] },
  owners: [an.anOwner()],
})

const sentToBob = an.anEmailSent({ counterparts: [{ email: an.BOB }], message: MESSAGE })
const sentToCarol = an.anEmailSent({ counterparts: [{ email: CAROL }], message: MESSAGE })

/** The records of each engagement, such as `0-1/101` for contact 101. */
function associations({ engagements }: Plan): string[][] {
  return engagements.map((one) => one.associations.map(refKey).sort())
}

function keyOf(event: ActivityEvent): string {
  return engagementKey({ event, eventId: 'event-1', sourceId: an.SOURCE })
}

function outcomes({ events }: Plan): string[] {
  return events.map(({ outcome }) => outcome.reason)
}

// M16, M18, M23
test('a mail is logged on its contact, the primary company and the open deals', () => {
  const { engagements, events } = plan(an.due(sentToBob), hubspot)
  const key = keyOf(sentToBob)
  expect(associations(plan(an.due(sentToBob), hubspot))).toEqual([
    ['0-1/101', '0-2/201', '0-3/301', '0-3/302'],
  ])
  expect(engagements).toMatchObject([
    {
      key,
      type: 'emails',
      existingId: null,
      properties: { hubspot_owner_id: '9', logbook_engagement_key: key },
    },
  ])
  expect(events).toMatchObject([{ eventId: 'event-1', engagementKey: key, outcome: { reason: 'written' } }])
})

// M56, MX7
test('events of one message share one engagement with all of their records', () => {
  const planned = plan(an.due(sentToBob, sentToCarol), hubspot)
  expect(outcomes(planned)).toEqual(['written', 'joined'])
  expect(associations(planned)).toEqual([['0-1/101', '0-1/102', '0-2/201', '0-2/202', '0-3/301', '0-3/302']])
})

// M56
test('one event with several recipients is one engagement too', () => {
  const both = an.anEmailSent({ counterparts: [{ email: an.BOB }, { email: CAROL }] })
  expect(associations(plan(an.due(both), hubspot))).toEqual(
    associations(plan(an.due(sentToBob, sentToCarol), hubspot)),
  )
})

// M39
test('an engagement that HubSpot already has is joined', () => {
  const engagements = { [keyOf(sentToBob)]: '77' }
  const facts = { ...hubspot, engagements: an.hubspotKnows({ engagements }).engagements }
  const planned = plan(an.due(sentToBob, sentToCarol), facts)
  expect(planned.engagements).toMatchObject([{ existingId: '77' }])
  expect(outcomes(planned)).toEqual(['joined', 'joined'])
})

test('the order of events changes neither engagements nor records', () => {
  const events = an.due(sentToBob, sentToCarol, an.anEmailOpened({ message: MESSAGE }), an.anEmailBounced())
  const inOrder = sorted(plan(events, hubspot))
  for (let turn = 1; turn < events.length; turn++) {
    const turned = [...events.slice(turn), ...events.slice(0, turn)]
    expect(sorted(plan(turned, hubspot))).toEqual(inOrder)
    expect(sorted(plan(turned.toReversed(), hubspot))).toEqual(inOrder)
  }
})

function sorted({ engagements }: Plan): object[] {
  return engagements
    .map(({ key, type, associations }) => ({ key, type, records: associations.map(refKey).sort() }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

test('the same input gives the same plan, and is left alone', () => {
  const events = an.due(sentToBob, sentToCarol, an.anEmailSent({ counterparts: [{ email: EVE }] }))
  const before = structuredClone({ events, hubspot })
  expect(plan(events, hubspot)).toEqual(plan(events, hubspot))
  expect({ events, hubspot }).toEqual(before)
})

test('nothing due is nothing to do', () => {
  expect(plan([], hubspot)).toEqual({
    events: [],
    deals: [],
    joins: [],
    newCompanies: [],
    turns: [],
    newContacts: [],
    engagements: [],
    rejudged: [],
    wishes: [],
  })
})

test('a new person of many events is created once, with one company', () => {
  const toEve = () => an.anEmailSent({ counterparts: [{ email: EVE }] })
  const planned = plan(an.due(toEve(), toEve(), toEve()), hubspot)
  expect(planned.newContacts).toMatchObject([{ key: EVE }])
  expect(planned.newCompanies).toMatchObject([{ domain: 'new.example' }])
  expect(associations(planned)).toEqual(
    Array.from({ length: 3 }, () => ['0-1/new/eve@new.example', '0-2/new/new.example']),
  )
})

test('two new colleagues are born into one new company', () => {
  const counterparts = [{ email: EVE }, { email: 'fred@mail.new.example' }]
  const planned = plan(an.due(an.anEmailSent({ counterparts })), hubspot)
  expect(planned.newContacts).toHaveLength(2)
  expect(planned.newCompanies).toHaveLength(1)
})

// M15, M41
test('an event that concerns no contact is skipped, and writes nothing', () => {
  const planned = plan(an.due(an.anEmailOpened({ counterparts: [{ email: EVE }] })), hubspot)
  const outcome = { kind: 'skip', reason: 'not_a_contact', facts: { emails: [EVE] } }
  expect(planned).toMatchObject({ newContacts: [], engagements: [], events: [{ outcome, considered: [] }] })
})

// MX3
test('a mail that reached a contact by blind copy alone is skipped', () => {
  const blind = an.anEmailSent({
    counterparts: [{ email: an.BOB }],
    message: { to: [], bcc: [{ email: an.BOB }] },
  })
  const outcome = { kind: 'skip', reason: 'only_blind_copies', facts: { emails: [an.BOB] } }
  expect(plan(an.due(blind), hubspot)).toMatchObject({ engagements: [], events: [{ outcome }] })
})

// MX3
test('a blind copy puts nothing on its reader’s record', () => {
  const counterparts = [{ email: an.BOB }, { email: CAROL }]
  const message = { to: [{ email: an.BOB }], bcc: [{ email: CAROL }] }
  const planned = plan(an.due(an.anEmailSent({ counterparts, message })), hubspot)
  expect(associations(planned)).toEqual([['0-1/101', '0-2/201', '0-3/301', '0-3/302']])
})

test.each([['<m-1@mail.example>'], ['m-1@mail.example']])(
  'an open of %s borrows the subject',
  (message_id) => {
    const subjects = { 'm-1@mail.example': 'Offer' }
    const facts = { ...hubspot, subjects: an.hubspotKnows({ subjects }).subjects }
    const opened = an.anEmailOpened({ message: { message_id, subject: undefined } })
    expect(plan(an.due(opened), facts).engagements[0]?.properties.hs_note_body).toContain('Opened: Offer')
  },
)

test('a subject that the event itself brings is not replaced', () => {
  const subjects = { 'm-1@mail.example': 'Offer' }
  const facts = { ...hubspot, subjects: an.hubspotKnows({ subjects }).subjects }
  const { engagements } = plan(an.due(an.anEmailOpened({ message: MESSAGE })), facts)
  expect(engagements[0]?.properties.hs_note_body).toContain('Opened: Hello')
})

test('a message of a stranger is no obstacle to the others', () => {
  const stranger = an.anEmailReceived({ counterparts: [{ email: EVE }] })
  expect(outcomes(plan(an.due(sentToBob, stranger, sentToCarol), hubspot))).toEqual([
    'written',
    'not_a_contact',
    'joined',
  ])
})

// L9
test('an event of which nobody can be found by anything is skipped, and says so', () => {
  const event = a.aCall({ counterparts: [{ phone: '030 1' }] })
  const outcome = { kind: 'skip', reason: 'no_address', facts: {} }
  expect(plan(an.due(event), hubspot)).toMatchObject({ engagements: [], events: [{ outcome }] })
})

test('who has nothing to be found by is no obstacle for who has', () => {
  const event = a.aCall({ counterparts: [{ company_domain: 'acme.example' }, { email: an.BOB }] })
  const planned = plan(an.due(event), hubspot)
  expect(outcomes(planned)).toEqual(['written'])
  expect(planned.engagements).toMatchObject([{ type: 'calls' }])
  expect(planned.events[0]?.trace.map(({ rule }) => rule)).toContain('contact.no_address')
})
