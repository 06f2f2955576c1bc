// Which contacts an event is logged for, and which companies new contacts are born into.
import { expect, test } from 'vitest'
import type { ActivityEvent, Counterpart } from '../activity-event.ts'
import * as a from '../testing/an-activity.ts'
import * as an from '../testing/an-event.ts'
import { choosePeople } from './choose-people.ts'
import { type PeopleFacts, planNewPeople } from './new-people.ts'

const INTERNAL_IS_LOGGED = { exclusions: { internal: { is_left_out: false } } }
const STRANGER = 'eve@new.example'
const known = an.hubspotKnows({ contacts: [an.aContact()] })
const nobody = an.hubspotKnows()

function sentTo(...counterparts: Counterpart[]): ActivityEvent {
  return an.anEmailSent({ counterparts })
}

/** What one event alone would choose and create. */
function choose(event: ActivityEvent, facts: PeopleFacts) {
  const created = planNewPeople([event], facts)
  return { ...choosePeople(event, facts, created), newCompanies: [...created.companies.values()] }
}

// M23
test('a contact is found by its address', () => {
  const people = choose(an.anEmailSent(), known)
  expect(people).toMatchObject({ contacts: [{ id: '101' }], newContacts: [], unknown: [] })
  expect(people.steps).toEqual([{ rule: 'contact.found', facts: { email: an.BOB, contact: 'Bob Buyer' } }])
})

// HX7
test('two addresses of one contact are one contact', () => {
  const emails = [an.BOB, 'bob@home.example']
  const facts = an.hubspotKnows({ contacts: [an.aContact({ emails })] })
  const people = choose(sentTo(...emails.map((email) => ({ email }))), facts)
  expect(people.contacts).toHaveLength(1)
  expect(people.steps).toHaveLength(2)
})

test.each([
  ['was written to', an.anEmailSent],
  ['answered', an.aReplyOfAContact],
  ['was answered', an.aReplyOfAMember],
])('a stranger who %s becomes a contact', (_what, anEvent) => {
  const people = choose(anEvent({ counterparts: [{ email: STRANGER }] }), nobody)
  expect(people.newContacts).toMatchObject([{ key: STRANGER }])
  expect(people.steps[0]).toEqual({ rule: 'contact.created', facts: { email: STRANGER } })
})

// M15, M41
test.each([
  ['wrote in', an.anEmailReceived],
  ['opened', an.anEmailOpened],
  ['clicked', an.anEmailClicked],
  ['downloaded', an.anEmailDownloaded],
  ['could not be reached', an.anEmailBounced],
])('a stranger who merely %s does not become a contact', (_what, anEvent) => {
  const event = anEvent({ counterparts: [{ email: STRANGER }] })
  const people = choose(event, nobody)
  expect(people).toMatchObject({ contacts: [], newContacts: [], newCompanies: [], unknown: [STRANGER] })
  expect(people.steps).toEqual([{ rule: 'contact.unknown', facts: { email: STRANGER, type: event.type } }])
})

test('a new contact gets what the sender told about the person, and nothing empty', () => {
  const person = { email: STRANGER, first_name: 'Eve', last_name: '', job_title: 'CTO', phone: '+43 1' }
  const [contact] = choose(sentTo(person), nobody).newContacts
  expect(contact).toMatchObject({ name: 'Eve' })
  expect(contact?.properties).toEqual({ email: STRANGER, firstname: 'Eve', jobtitle: 'CTO', phone: '+43 1' })
})

test('a new contact without a name is called by its address', () => {
  expect(choose(sentTo({ email: STRANGER }), nobody).newContacts).toMatchObject([{ name: STRANGER }])
})

test('a new contact joins the one company that has its domain', () => {
  const facts = an.hubspotKnows({
    companiesByDomain: { 'new.example': [an.aCompany({ id: '201', name: 'New Ltd' })] },
  })
  const people = choose(sentTo({ email: 'eve@mail.new.example' }), facts)
  const company = { record: { kind: 'existing', type: '0-2', id: '201' }, name: 'New Ltd' }
  expect(people).toMatchObject({ newContacts: [{ company }], newCompanies: [] })
  expect(people.steps.at(-1)).toMatchObject({ rule: 'company.by_domain', facts: { domain: 'new.example' } })
})

test.each([
  [undefined, 'new.example'],
  ['New Ltd', 'New Ltd'],
])('where no company has the domain, one is created: said %s, named %s', (company, name) => {
  const people = choose(sentTo({ email: STRANGER, company }), nobody)
  const properties = { domain: 'new.example', name }
  expect(people.newCompanies).toEqual([{ domain: 'new.example', properties }])
  expect(people.newContacts).toMatchObject([
    { company: { record: { kind: 'new', key: 'new.example' }, name } },
  ])
})

test('of two companies with the domain none is guessed', () => {
  const companies = [an.aCompany({ id: '201', name: 'New AG' }), an.aCompany({ id: '202', name: 'New Ltd' })]
  const facts = an.hubspotKnows({ companiesByDomain: { 'new.example': companies } })
  const people = choose(sentTo({ email: STRANGER }), facts)
  const ambiguous = { domain: 'new.example', found: 2, names: ['New AG', 'New Ltd'] }
  expect(people).toMatchObject({ newContacts: [{ company: null }], newCompanies: [] })
  expect(people.steps.at(-1)).toEqual({ rule: 'company.ambiguous', facts: ambiguous })
})

// HX14
test('nobody’s company is made from a private address', () => {
  const people = choose(sentTo({ email: 'eve@gmail.com', company: 'Eve & Co' }), nobody)
  expect(people).toMatchObject({ newContacts: [{ company: null }], newCompanies: [] })
  expect(people.steps.at(-1)).toEqual({ rule: 'company.freemail', facts: { email: 'eve@gmail.com' } })
})

test('no contact is made of a colleague in copy', () => {
  const owner = an.anOwner({ email: 'al@team.example' })
  const contacts = [an.aContact()]
  const event = sentTo({ email: an.BOB }, { email: owner.email })
  const people = choose(event, an.hubspotKnows({ contacts, owners: [owner] }))
  expect(people).toMatchObject({ contacts: [{ id: '101' }], newContacts: [], newCompanies: [] })
  expect(people.steps).toContainEqual({
    rule: 'gate.internal',
    facts: { entry: 'team.example', by: 'users' },
  })
  const logged = choose(event, an.hubspotKnows({ contacts, owners: [owner], settings: INTERNAL_IS_LOGGED }))
  expect(logged).toMatchObject({ contacts: [{ id: '101' }], newContacts: [], newCompanies: [] })
  expect(logged.steps.at(-1)).toEqual({ rule: 'contact.colleague', facts: { email: owner.email } })
})

test('a colleague whom somebody made a contact is one, where internal mail is logged', () => {
  const owners = [an.anOwner({ email: an.BOB })]
  const facts = an.hubspotKnows({ contacts: [an.aContact()], owners, settings: INTERNAL_IS_LOGGED })
  expect(choose(an.anEmailSent(), facts).contacts).toHaveLength(1)
})

// MX3
test('who got only a blind copy is left out, contact or not', () => {
  const [bob, eve] = [{ email: an.BOB }, { email: STRANGER }]
  const event = an.anEmailSent({ counterparts: [bob, eve], message: { to: [bob], bcc: [eve] } })
  expect(choose(event, known)).toMatchObject({
    contacts: [{ id: '101' }],
    newContacts: [],
    blindCopies: [STRANGER],
  })
  const toEve = an.anEmailSent({ counterparts: [bob], message: { to: [eve], bcc: [bob] } })
  expect(choose(toEve, known)).toMatchObject({ contacts: [], blindCopies: [an.BOB] })
})

test('what several events know of a stranger comes together, whichever comes first', () => {
  const [bare, named] = [sentTo({ email: STRANGER }), sentTo({ email: STRANGER, first_name: 'Eve' })]
  for (const events of [
    [bare, named],
    [named, bare],
  ]) {
    const { contacts } = planNewPeople(events, nobody)
    expect(contacts.get(STRANGER)?.properties).toEqual({ email: STRANGER, firstname: 'Eve' })
  }
})

test('who opened the mail that makes them a contact is that contact, whichever comes first', () => {
  const people = [{ email: STRANGER }]
  const opened = an.anEmailOpened({ counterparts: people })
  const created = planNewPeople([opened, an.anEmailSent({ counterparts: people })], nobody)
  expect(choosePeople(opened, nobody, created)).toMatchObject({
    newContacts: [{ key: STRANGER }],
    unknown: [],
  })
})

// L9
test('who has nothing to be found by is left out, with what is known of them', () => {
  const people = choose(a.aCall({ counterparts: [{ phone: '030 1', first_name: 'Carl' }] }), known)
  expect(people).toMatchObject({ contacts: [], newContacts: [], unknown: [], hasWithoutAddress: true })
  expect(people.steps).toEqual([{ rule: 'contact.no_address', facts: { person: 'Carl' } }])
})

const EVE = { counterparts: [{ email: STRANGER }] }

test.each([
  ['was called', a.aCall({ ...EVE, call: { direction: 'outbound' } })],
  ['was written to on LinkedIn', a.aLinkedinMessage('linkedin.message_sent', EVE)],
  ['was invited', a.anInvitation(EVE)],
  ['accepted an invitation', a.onLinkedin('linkedin.invitation_accepted', EVE)],
  ['was texted', a.aText('sms.sent', EVE)],
  ['was written to on WhatsApp', a.aText('whatsapp.sent', EVE)],
  ['booked a meeting', a.aMeetingBooked(EVE)],
])('a stranger who %s becomes a contact too', (_what, event) => {
  expect(choose(event, nobody).newContacts).toMatchObject([{ key: STRANGER }])
})

test.each([
  ['called', a.aCall({ ...EVE, call: { direction: 'inbound' } })],
  ['had some call', a.aCall(EVE)],
  ['wrote on LinkedIn', a.aLinkedinMessage('linkedin.message_received', EVE)],
  ['was looked at', a.onLinkedin('linkedin.profile_visited', EVE)],
  ['texted', a.aText('sms.received', EVE)],
  ['canceled', a.aMeetingCanceled(EVE)],
  ['is to be called', a.aTaskCreated(EVE)],
  ['unsubscribed', a.anUnsubscribe(EVE)],
  ['changed their mind', a.anInterest(EVE)],
])('a stranger who merely %s does not', (_what, event) => {
  expect(choose(event, nobody)).toMatchObject({ newContacts: [], unknown: [STRANGER] })
})
