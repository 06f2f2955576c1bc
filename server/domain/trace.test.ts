// That every decision tells how it came about: the rules in order, and every record that was looked at.
import { expect, test } from 'vitest'
import type { ActivityEvent } from './activity-event.ts'
import { engagementKey } from './engagement.ts'
import { type EventPlan, type PlanFacts, plan } from './plan.ts'
import * as an from './testing/an-event.ts'

const ACME = an.aCompany({ id: '201', name: 'Acme', isPrimary: true })
const OTHER = an.aCompany({ id: '202', name: 'Other', isPrimary: false })
const EVE = 'eve@new.example'

const hubspot = an.hubspotKnows({
  contacts: [an.aContact()],
  companies: { 101: [OTHER, ACME] },
  deals: { 101: [...[1, 2, 3, 4, 5, 6].map((day) => an.aDeal(day)), an.aDeal(7, { isClosed: true })] },
  owners: [an.anOwner()],
})

function plans(events: ActivityEvent[], facts: PlanFacts = hubspot): EventPlan[] {
  return plan(an.due(...events), facts).events
}

function rules(events: ActivityEvent[], facts: PlanFacts = hubspot): string[][] {
  return plans(events, facts).map(({ trace }) => trace.map(({ rule }) => rule))
}

// N1
test('a written event tells its rules in the order of the decision', () => {
  expect(rules([an.anEmailSent()])).toEqual([
    [
      'contact.found',
      'company.primary',
      'deals.newest_open',
      'owner.member',
      'engagement.new',
      'verdict.written',
    ],
  ])
})

// N1
test('a new person’s trace tells of the company too', () => {
  expect(rules([an.anEmailSent({ counterparts: [{ email: EVE }] })])).toEqual([
    ['contact.created', 'company.created', 'owner.member', 'engagement.new', 'verdict.written'],
  ])
})

// N1
test.each([
  [
    'a stranger’s open',
    an.anEmailOpened({ counterparts: [{ email: EVE }] }),
    'contact.unknown',
    'not_a_contact',
  ],
  [
    'a blind copy',
    an.anEmailSent({ counterparts: [{ email: EVE }], message: { bcc: [{ email: EVE }] } }),
    'contact.blind_copy',
    'only_blind_copies',
  ],
])('the last step of %s names why it was skipped', (_what, event, rule, reason) => {
  expect(plans([event])[0]?.trace).toMatchObject([{ rule }, { rule: 'verdict.skipped', facts: { reason } }])
})

// N1
test('the last step of every trace is its verdict and its reason', () => {
  const opened = an.anEmailOpened({ counterparts: [{ email: EVE }] })
  for (const { trace, outcome } of plans([an.anEmailSent(), opened, an.anEmailBounced()])) {
    const rule = outcome.kind === 'write' ? 'verdict.written' : 'verdict.skipped'
    expect(trace.at(-1)).toEqual({ rule, facts: { reason: outcome.reason } })
  }
})

test('an event that shares an engagement says so', () => {
  const sent = an.anEmailSent()
  const [, second] = rules([sent, { ...sent, id: 'evt-2' }])
  expect(second).toContain('engagement.shared')
})

test('an event that joins what HubSpot has says so', () => {
  const sent = an.anEmailSent()
  const { engagements } = an.hubspotKnows({
    engagements: { [engagementKey({ event: sent, eventId: '', sourceId: an.SOURCE })]: '77' },
  })
  expect(rules([sent], { ...hubspot, engagements })[0]).toContain('engagement.joined')
})

test('an event whose body was cut says so', () => {
  expect(rules([an.anEmailSent({ message: { text: 'x'.repeat(70_000) } })])[0]).toContain('body.shortened')
})

// M19, M20, N1
test('records that were looked at but not chosen are named with why', () => {
  const considered = plans([an.anEmailSent()])[0]?.considered ?? []
  expect(Object.fromEntries(considered.map(({ name, why, isChosen }) => [name, [isChosen, why]]))).toEqual({
    'Bob Buyer': [true, 'counterpart'],
    Acme: [true, 'primary_company'],
    Other: [false, 'not_primary'],
    'Deal 1': [false, 'older_deal'],
    'Deal 2': [true, 'newest_open_deal'],
    'Deal 3': [true, 'newest_open_deal'],
    'Deal 4': [true, 'newest_open_deal'],
    'Deal 5': [true, 'newest_open_deal'],
    'Deal 6': [true, 'newest_open_deal'],
    'Deal 7': [false, 'closed_deal'],
  })
})

// M18
test('a record chosen for one person and passed over for another is chosen, and named once', () => {
  const contacts = [an.aContact(), an.aContact({ id: '102', name: 'Carol', emails: ['carol@cara.example'] })]
  const companies = { 101: [{ ...ACME, isPrimary: false }], 102: [ACME] }
  const counterparts = contacts.flatMap(({ emails }) => emails.map((email) => ({ email })))
  const facts = an.hubspotKnows({ contacts, companies })
  const [planned] = plans([an.anEmailSent({ counterparts })], facts)
  expect(planned?.considered.filter(({ name }) => name === 'Acme')).toMatchObject([
    { isChosen: true, why: 'primary_company' },
  ])
})

test('a contact who is about to be created is named by address', () => {
  const [planned] = plans([an.anEmailSent({ counterparts: [{ email: EVE, first_name: 'Eve' }] })])
  expect(planned?.considered).toMatchObject([
    { record: { kind: 'new', type: '0-1', key: EVE }, name: 'Eve', why: 'counterpart' },
    { record: { kind: 'new', type: '0-2', key: 'new.example' }, why: 'primary_company' },
  ])
})
