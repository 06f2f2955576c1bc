// People without an address: found by a LinkedIn profile or a phone number, created by one, or waited for (G6, L25, N10).
import { expect, test } from 'vitest'
import type { ActivityEvent, AnyCounterpart } from '../activity-event.ts'
import * as a from '../testing/an-activity.ts'
import * as an from '../testing/an-event.ts'
import { choosePeople } from './choose-people.ts'
import { type PeopleFacts, planNewPeople } from './new-people.ts'
import { looksAgainAt, waitForPeople } from './wait-for-people.ts'

const PROFILE = 'linkedin.com/in/bob-buyer'
const PHONE = '+49301234567'
const bob = an.aContact({ emails: [] })
const rob = an.aContact({ id: '102', name: 'Rob Buyer', emails: [] })
const NOW = new Date('2026-11-20T12:00:00Z')
const DAY_MS = 24 * 60 * 60_000

type Given = Partial<PeopleFacts> & { settings?: PeopleFacts['settings'] }

function choose(event: ActivityEvent, given: Given = {}, all: ActivityEvent[] = [event]) {
  const facts = { ...an.hubspotKnows(), ...given }
  const created = planNewPeople(all, facts)
  return { ...choosePeople(event, facts, created, undefined, NOW), created }
}

const messageTo = (...counterparts: AnyCounterpart[]) =>
  a.aLinkedinMessage('linkedin.message_sent', { counterparts })
const linked = { linkedin_url: a.LINKEDIN, first_name: 'Bob' }

test('a contact is found by the profile, however it is written', () => {
  const contacts = new Map([[PROFILE, bob]])
  const people = choose(messageTo({ linkedin_url: `http://de.linkedin.com/in/Bob-Buyer/?x=1` }), { contacts })
  expect(people.contacts).toEqual([bob])
  expect(people.steps).toEqual([
    { rule: 'contact.by_profile', facts: { person: PROFILE, contact: bob.name } },
  ])
})

test('whoever calls is found by their number, and who is called', () => {
  const contacts = new Map([[PHONE, bob]])
  const calls = [
    a.aCall({ counterparts: undefined, call: { direction: 'inbound', from_number: '0049 30 1234567' } }),
    a.aCall({ counterparts: undefined, call: { direction: 'outbound', to_number: '+49 (0)30 1234567' } }),
  ]
  for (const call of calls) {
    const people = choose(call, { contacts })
    expect(people.contacts).toEqual([bob])
    expect(people.steps).toEqual([{ rule: 'contact.by_phone', facts: { person: PHONE, contact: bob.name } }])
  }
})

test('a contact found by a profile is excluded by the address that HubSpot has of them', () => {
  const contacts = new Map([[PROFILE, an.aContact({ emails: ['bob@no.example'] })]])
  const { settings } = an.hubspotKnows({ settings: { exclusions: { domains: ['no.example'] } } })
  const people = choose(messageTo(linked), { contacts, settings })
  expect(people).toMatchObject({ contacts: [], gated: [{ rule: 'gate.domain' }] })
  expect(people.steps).toMatchObject([{ rule: 'gate.domain' }])
})

test('whom we wrote to becomes a contact by the profile, with a name and the company that was told', () => {
  const person = { ...linked, company_domain: 'www.acme.example', company: 'Acme' }
  const { newContacts, created } = choose(messageTo(person))
  expect(newContacts).toMatchObject([
    { key: PROFILE, company: { record: { kind: 'new', key: 'acme.example' } } },
  ])
  expect(newContacts[0]?.properties).toEqual({
    firstname: 'Bob',
    company: 'Acme',
    hs_linkedin_url: 'https://www.linkedin.com/in/bob-buyer',
  })
  expect([...created.companies.keys()]).toEqual(['acme.example'])
})

test('HubSpot makes no contact of a profile or a number alone: the name is waited for', () => {
  const people = choose(messageTo({ linkedin_url: a.LINKEDIN }))
  expect(people).toMatchObject({
    newContacts: [],
    incomplete: [{ key: PROFILE, missing: ['firstname / lastname'] }],
  })
  const wait = waitForPeople(people, { cameAt: NOW, now: NOW })
  expect(wait).toMatchObject({ reason: 'contact_incomplete', facts: { missing: ['firstname / lastname'] } })
})

test('who merely wrote in by a profile does not become a contact', () => {
  const people = choose(a.aLinkedinMessage('linkedin.message_received', { counterparts: [linked] }))
  expect(people).toMatchObject({ newContacts: [], unknown: [PROFILE] })
})

test('nobody is created whom HubSpot could not be asked for', () => {
  const people = choose(messageTo(linked), { notAsked: new Set([PROFILE]) })
  expect(people).toMatchObject({ newContacts: [], unknown: [PROFILE] })
  expect(people.steps).toEqual([{ rule: 'contact.not_asked', facts: { person: PROFILE } }])
})

test('two contacts with one profile are never guessed between; the candidates are kept', () => {
  const people = choose(messageTo(linked, { email: an.BOB }), { rivals: new Map([[PROFILE, [bob, rob]]]) })
  expect(people).toMatchObject({ contacts: [], rivals: [{ key: PROFILE, records: [bob, rob] }] })
  const wait = waitForPeople(people, { cameAt: NOW, now: NOW })
  expect(wait).toMatchObject({
    reason: 'ambiguous',
    facts: { key: PROFILE, kind: 'contact', found: 2, candidates: [{ id: '101' }, { id: '102' }] },
    considered: [
      { record: { id: '101' }, isChosen: false, why: 'possible_match' },
      { record: { id: '102' }, isChosen: false, why: 'possible_match' },
    ],
  })
})

test('who shares a number with two people who are being created waits until they are', () => {
  const phone = '+49 30 1234567'
  const both = messageTo({ ...linked, phone }, { linkedin_url: `${a.LINKEDIN}-2`, last_name: 'B', phone })
  const call = a.aCall({ counterparts: [{ phone, first_name: 'Bob' }], call: { direction: 'outbound' } })
  const people = choose(call, {}, [call, both])
  expect(people).toMatchObject({ newContacts: [], rivals: [{ key: PHONE, records: [] }] })
  const wait = waitForPeople(people, { cameAt: NOW, now: NOW })
  expect(looksAgainAt('ambiguous', wait?.facts ?? {}, { cameAt: NOW, now: NOW })).toEqual(
    new Date(NOW.getTime() + 60_000),
  )
})

test('a person by profile in one event and by address and profile in another is one new contact', () => {
  const [bare, full] = [
    messageTo({ linkedin_url: a.LINKEDIN }),
    an.anEmailSent({ counterparts: [{ email: an.BOB, ...linked }] }),
  ]
  for (const all of [
    [bare, full],
    [full, bare],
  ]) {
    const people = choose(bare, {}, all)
    expect(people.newContacts).toMatchObject([{ key: an.BOB, keys: [an.BOB, PROFILE] }])
    expect(new Set(people.created.contacts.values()).size).toBe(1)
  }
})

test('a choice says who it was, in the trace, by name', () => {
  const choice = { recordId: '102', notIds: ['101'], by: 'ann@team.example', at: NOW, isAlways: true }
  const people = choose(messageTo(linked), {
    rivals: new Map([[PROFILE, [bob, rob]]]),
    choices: new Map([[PROFILE, choice]]),
    chosen: new Map([['102', rob]]),
  })
  expect(people.contacts).toEqual([rob])
  expect(people.steps).toMatchObject([
    { rule: 'contact.chosen', facts: { person: PROFILE, contact: 'Rob Buyer', by: 'ann@team.example' } },
  ])
})

test('several companies with the domain are left out or waited for, as the settings say; a choice is for all of the domain', () => {
  const companies = [an.aCompany({ id: '201', name: 'New AG' }), an.aCompany({ id: '202', name: 'New Ltd' })]
  const companiesByDomain = new Map([['new.example', companies]])
  const event = an.anEmailSent({ counterparts: [{ email: 'eve@new.example' }] })
  expect(choose(event, { companiesByDomain }).rivals).toEqual([])
  const { settings } = an.hubspotKnows({ settings: { record_creation: { companies: { several: 'hold' } } } })
  expect(choose(event, { companiesByDomain, settings }).rivals).toMatchObject([
    { kind: 'company', key: 'new.example', records: [{ id: '201' }, { id: '202' }] },
  ])
  const choice = { recordId: '202', notIds: ['201'], by: 'ann@team.example', at: NOW, isAlways: true }
  const chosen = choose(event, {
    ...{ companiesByDomain, settings },
    choices: new Map([['new.example', choice]]),
    chosenCompanies: new Map([['202', an.aCompany({ id: '202', name: 'New Ltd' })]]),
  })
  expect(chosen.rivals).toEqual([])
  expect(chosen.newContacts).toMatchObject([
    { company: { name: 'New Ltd' }, step: { rule: 'company.chosen' } },
  ])
})

test.each([
  ['one company of the name', ['201'], { record: { id: '201' } }, 'company.by_name'],
  ['two companies of the name', ['201', '202'], null, 'company.same_names'],
  ['none', [], null, 'company.freemail'],
])('where no domain is known, %s: a company is %s', (_what, ids, company, rule) => {
  const named = ids.map((id) => an.aCompany({ id, name: 'Acme Inc' }))
  const event = an.anEmailSent({ counterparts: [{ email: 'eve@gmail.com', company: 'ACME, Inc.' }] })
  const people = choose(event, { companiesByName: new Map([['acme inc', named]]) })
  expect(people.newContacts).toMatchObject([{ company, step: { rule } }])
})

test.each([
  ['after an hour', 1 / 24, 1],
  ['after three days', 3, 3],
  ['after two months', 60, 14],
  ['shortly before the end', 85, 5],
])('what waits is looked at again by itself, ever more seldom: %s', (_what, age, pause) => {
  const cameAt = new Date(NOW.getTime() - age * DAY_MS)
  const at = looksAgainAt('contact_incomplete', {}, { cameAt, now: NOW })
  expect(at).toEqual(new Date(NOW.getTime() + pause * DAY_MS))
})

test('what waits for a person alone is not looked at again by itself', () => {
  expect(looksAgainAt('settings_broken', {}, { cameAt: NOW, now: NOW })).toBeNull()
  const cameAt = new Date(NOW.getTime() - 91 * DAY_MS)
  expect(looksAgainAt('ambiguous', {}, { cameAt, now: NOW })).toBeNull()
})
