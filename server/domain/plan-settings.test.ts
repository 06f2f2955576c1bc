// What an account's settings change in a plan: who is created, who is left out, and which records an activity may reach.
import { describe, expect, test } from 'vitest'
import { type EventPlan, plan } from './plan.ts'
import type { SettingsInput } from './settings/settings.ts'
import * as an from './testing/an-event.ts'

const ANN = an.anOwner({ id: '1', email: an.ANN, teamIds: ['t1'] })
const CARL = an.anOwner({ id: '2', email: 'carl@team.example', name: 'Carl', teamIds: ['t1'] })
const EVE = an.anOwner({ id: '3', email: 'eve@team.example', name: 'Eve', teamIds: ['t2'] })

function planOne(
  event: ReturnType<typeof an.anEmailSent>,
  known: Parameters<typeof an.hubspotKnows>[0],
): EventPlan {
  const [only] = plan(an.due(event), an.hubspotKnows({ owners: [ANN, CARL, EVE], ...known })).events
  if (!only) throw new Error('One event has one plan.')
  return only
}

function chosen({ considered }: EventPlan): string[] {
  return considered.flatMap(({ name, isChosen }) => (isChosen ? [name] : []))
}

// M28 to M36
describe("a member's reach", () => {
  const contacts = [an.aContact({ ownerId: ANN.id })]
  const companies = { 101: [an.aCompany({ name: 'Acme', ownerId: CARL.id })] }
  const deals = { 101: [an.aDeal(1, { ownerId: ANN.id }), an.aDeal(2, { ownerId: EVE.id }), an.aDeal(3)] }
  const reachOf = (touch: NonNullable<SettingsInput['members']>['touch'], owner = ANN.id) =>
    planOne(an.anEmailSent(), {
      contacts: contacts.map((contact) => ({ ...contact, ownerId: owner })),
      companies,
      deals,
      settings: { members: { touch } },
    })

  test.each([
    ['all', 'all', 'all', ['Bob Buyer', 'Acme', 'Deal 3', 'Deal 2', 'Deal 1']],
    ['own', 'own', 'own', ['Bob Buyer', 'Deal 1']],
    ['own', 'team', 'none', ['Bob Buyer', 'Acme']],
    ['all', 'none', 'team', ['Bob Buyer', 'Deal 1']],
  ] as const)('contacts %s, companies %s, deals %s', (contactReach, companyReach, dealReach, names) => {
    const one = reachOf({ contacts: contactReach, companies: companyReach, deals: dealReach })
    expect(chosen(one)).toEqual(names)
  })

  test.each([
    ['all', ['Ticket 3', 'Ticket 2', 'Ticket 1']],
    ['team', ['Ticket 2', 'Ticket 1']],
    ['own', ['Ticket 1']],
    ['none', []],
  ] as const)('tickets %s', (ticketReach, names) => {
    const owners = [ANN.id, CARL.id, EVE.id]
    const tickets = { 101: owners.map((ownerId, index) => an.aTicket(index + 1, { ownerId })) }
    const settings: SettingsInput = {
      members: { touch: { tickets: ticketReach } },
      associations: { tickets: { most: 3 } },
    }
    const one = planOne(an.anEmailSent(), { contacts, tickets, settings })
    expect(chosen(one)).toEqual(['Bob Buyer', ...names])
  })

  // M29
  test('without the contact nothing is logged, and the trace says why', () => {
    const one = reachOf({ contacts: 'own' }, EVE.id)
    expect(one.outcome).toMatchObject({
      kind: 'skip',
      reason: 'out_of_reach',
      facts: { names: ['Bob Buyer'] },
    })
    expect(one.trace).toContainEqual({ rule: 'touch.out_of_reach', facts: { records: ['Bob Buyer'] } })
  })
})

test('whose tickets HubSpot does not show has the activity all the same, and the trace says so, once', () => {
  const settings: SettingsInput = { associations: { tickets: { most: 3 } } }
  const [bob, cleo] = [an.aContact(), an.aContact({ id: '102', name: 'Cleo', emails: ['cleo@c.example'] })]
  const toBoth = an.anEmailSent({
    counterparts: [{ email: an.BOB }, { email: 'cleo@c.example' }],
  })
  const tickets = { 101: null, 102: [an.aTicket(1)] }
  const one = planOne(toBoth, { contacts: [bob, cleo], tickets, settings })
  expect(chosen(one)).toEqual(['Bob Buyer', 'Cleo', 'Ticket 1'])
  expect(one.trace.filter(({ rule }) => rule.startsWith('tickets.'))).toMatchObject([
    { rule: 'tickets.newest', facts: { contact: 'Cleo' } },
    { rule: 'tickets.not_seen', facts: {} },
  ])
})

describe('creating people', () => {
  const stranger = an.anEmailSent({ counterparts: [{ email: 'new@new.example', first_name: 'Nia' }] })
  const created = (settings: SettingsInput) => plan(an.due(stranger), an.hubspotKnows({ settings }))

  // L21, L22
  test('is off, or happens on other activity', () => {
    const off = created({ record_creation: { contacts: { is_on: false } } })
    expect(off.newContacts).toEqual([])
    expect(off.events[0]?.outcome).toMatchObject({ reason: 'not_a_contact' })
    const onReply = created({ record_creation: { contacts: { types: ['email.replied'] } } })
    expect(onReply.newContacts).toEqual([])
  })

  // L26 to L33
  test('waits for what must be known of a person', () => {
    const mandatory = [['email'], ['phone', 'lastname']]
    const { newContacts, events } = created({ record_creation: { contacts: { mandatory } } })
    expect(newContacts).toEqual([])
    expect(events[0]?.outcome).toMatchObject({ kind: 'hold', reason: 'contact_incomplete' })
    expect(events[0]?.trace).toContainEqual({
      rule: 'contact.incomplete',
      facts: { email: 'new@new.example', missing: ['phone / lastname'] },
    })
    expect(
      created({ record_creation: { contacts: { mandatory: [['firstname']] } } }).newContacts,
    ).toHaveLength(1)
  })

  // L60
  test('waits for what is missing, and not for ever', () => {
    const settings = { record_creation: { contacts: { mandatory: [['phone']] } } }
    const facts = an.hubspotKnows({ settings })
    const after = (days: number) => new Date(facts.now.getTime() - days * 24 * 60 * 60_000)
    const outcomeAfter = (days: number) => {
      const waiting = an.due(stranger).map((one) => ({ ...one, receivedAt: after(days) }))
      return plan(waiting, facts).events[0]?.outcome
    }
    const missing = { emails: ['new@new.example'], missing: ['phone'] }
    expect(outcomeAfter(89)).toEqual({ kind: 'hold', reason: 'contact_incomplete', facts: missing })
    expect(outcomeAfter(90)).toEqual({ kind: 'skip', reason: 'never_completed', facts: missing })
  })

  // L60
  test('goes on with what was said before by events that wait', () => {
    const settings = { record_creation: { contacts: { mandatory: [['phone'], ['firstname']] } } }
    const said = { email: 'new@new.example', phone: '+43 1 5550199' }
    const saidBefore = new Map([['new@new.example', [said]]])
    const { newContacts } = plan(an.due(stranger), { ...an.hubspotKnows({ settings }), saidBefore })
    expect(newContacts[0]?.properties).toMatchObject({ phone: said.phone, firstname: 'Nia' })
  })

  // L34
  test('gives new records the default values, never over what is known', () => {
    const defaults = { lifecyclestage: 'lead', firstname: 'Nobody' }
    const { newContacts, newCompanies } = created({
      record_creation: { contacts: { defaults }, companies: { defaults: { industry: 'RETAIL' } } },
    })
    expect(newContacts[0]?.properties).toMatchObject({ lifecyclestage: 'lead', firstname: 'Nia' })
    expect(newCompanies[0]?.properties).toMatchObject({ industry: 'RETAIL', domain: 'new.example' })
  })

  test('of companies can be off while contacts are made', () => {
    const { newContacts, newCompanies, events } = created({
      record_creation: { companies: { is_on: false } },
    })
    expect(newCompanies).toEqual([])
    expect(newContacts).toMatchObject([{ key: 'new@new.example', company: null }])
    expect(events[0]?.trace).toContainEqual({ rule: 'company.not_created', facts: { domain: 'new.example' } })
  })
})

// M44, HX3
test('an excluded recipient is neither created nor logged, the others are', () => {
  const event = an.anEmailSent({ counterparts: [{ email: 'bad@no.example' }, { email: 'good@yes.example' }] })
  const { newContacts, events } = plan(
    an.due(event),
    an.hubspotKnows({ settings: { exclusions: { domains: ['no.example'] } } }),
  )
  expect(newContacts.map(({ key }) => key)).toEqual(['good@yes.example'])
  expect(events[0]?.trace).toContainEqual({ rule: 'gate.domain', facts: { entry: 'no.example' } })
})

// HX3
test('whom the settings leave out stands nowhere in what is written, and what the door said stands in the trace', () => {
  const to = [{ email: 'bad@no.example', name: 'Bad One' }, { email: an.BOB }]
  const event = an.anEmailSent({ message: { to } })
  const facts = an.hubspotKnows({
    contacts: [an.aContact()],
    settings: { exclusions: { domains: ['no.example'] } },
  })
  const leftOut = [{ rule: 'gate.address', facts: {} }] as const
  const due = an.due(event).map((one) => ({ ...one, leftOut: [...leftOut] }))
  const { engagements, events } = plan(due, facts)
  expect(JSON.stringify(engagements)).not.toMatch(/bad/i)
  expect(events[0]?.trace.slice(0, 2).map(({ rule }) => rule)).toEqual(['gate.address', 'gate.domain'])
})

// L12
test('a campaign that is not pushed is not logged', () => {
  const event = an.anEmailSent({ campaign: { id: 'c-1', name: 'Spring' } })
  const settings = { campaigns: [{ campaign: 'c-1', is_pushed: false }] }
  const one = planOne(event, { contacts: [an.aContact()], settings })
  expect(one.outcome).toEqual({ kind: 'skip', reason: 'campaign_off', facts: { campaign: 'Spring' } })
  expect(one.trace.map(({ rule }) => rule)).toEqual(['gate.campaign_off', 'verdict.skipped'])
})
