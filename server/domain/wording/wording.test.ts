// That every code makes a sentence, whatever it knows.
import { expect, test } from 'vitest'
import { type Facts, REASONS, type Reason } from '../reason.ts'
import type { Rule } from '../trace.ts'
import { sayReason } from './reasons.ts'
import { sayConsidered } from './records.ts'
import { sayRule } from './rules.ts'

const TYPICAL_REASONS: Partial<Record<Reason, Facts>> = {
  not_a_contact: { emails: ['bob@acme.example', 'carol@acme.example'] },
  only_blind_copies: { emails: ['bob@acme.example'] },
  machine: { verdict: 'bot', because: ['burst', 'flag'], links: 10 },
  repeated: { first: '0198c5a0-0000-7000-8000-000000000001' },
  rate_limited: { status: 429, message: 'You have reached your secondly limit.' },
  hubspot_unavailable: { status: 502, message: null },
  scope_missing: { scopes: ['crm.objects.deals.read'], status: 403 },
  written: { notSet: ['Bob Buyer'], message: 'Bad option' },
  on_contact: { kind: 'interest', value: 'paused' },
  newer_on_contact: { byPerson: true },
  property_missing: { property: 'logbook_engagement_key' },
  hubspot_refused: { status: 400, message: 'Property values were not valid' },
  record_refused: { status: 400, message: 'This email is on a blocklist' },
  test_key: { records: ['Bob Buyer', 'Acme'], type: 'emails' },
  source_paused: { source: 'Mailer', by: 'ann@team.example' },
  gave_up: { last: 'hubspot_unavailable', message: 'Bad gateway' },
}

const TYPICAL_RULES: Record<Rule, Facts> = {
  'gate.address': { by: 'contact' },
  'gate.domain': { entry: 'acme.example', people: 3 },
  'gate.pattern': { entry: '*@acme.*' },
  'gate.system_address': { entry: 'noreply@' },
  'gate.internal': { people: 2, entry: 'team.example', by: 'users' },
  'gate.not_known': { since: '2026-09-01', people: 2 },
  'gate.activity_off': { type: 'email.opened' },
  'gate.campaign_off': { campaign: 'Spring' },
  'gate.member_off': { member: 'ann@team.example' },
  'gate.not_connected': { member: 'ann@team.example' },
  'contact.incomplete': { email: 'bob@acme.example', missing: ['phone', 'lastname / firstname'] },
  'company.all': { contact: 'Bob Buyer', found: 2, names: ['Acme', 'Other'] },
  'company.labelled': { contact: 'Bob Buyer', found: 2, names: ['Acme'] },
  'company.no_label': { contact: 'Bob Buyer', found: 2, labels: ['Partner'] },
  'company.not_created': { domain: 'acme.example', missing: ['name'] },
  'company.completed': { domain: 'acme.example', company: 'Acme', contacts: 2 },
  'owner.mapped': { owner: 'Carl', member: 'ann@team.example' },
  'owner.mapping_broken': { owner: 'Carl', member: 'ann@team.example' },
  'touch.out_of_reach': { records: ['Acme', 'Big deal'] },
  'touch.no_owner': { member: 'eve@agency.example', reach: 'own' },
  'touch.no_contacts': { member: 'ann@northwind.example' },
  'contact.found': { email: 'bob@acme.example', contact: 'Bob Buyer' },
  'contact.created': { email: 'bob@acme.example' },
  'contact.unknown': { email: 'bob@acme.example', type: 'email.opened' },
  'contact.deleted': { email: 'bob@acme.example' },
  'contact.blind_copy': { email: 'bob@acme.example' },
  'contact.no_address': { person: 'Bob Buyer' },
  'contact.by_profile': { person: 'linkedin.com/in/bob', contact: 'Bob Buyer' },
  'contact.by_phone': { person: '+49301234567', contact: 'Bob Buyer' },
  'contact.chosen': {
    person: '+49301234567',
    contact: 'Bob Buyer',
    by: 'ann@team.example',
    at: '2026-11-20T12:00:00.000Z',
    isAlways: true,
  },
  'contact.ambiguous': { person: '+49301234567', found: 2, names: ['Bob Buyer', 'Rob Buyer'] },
  'contact.not_asked': { person: '+49301234567' },
  'contact.colleague': { email: 'al@team.example' },
  'company.primary': { contact: 'Bob Buyer', found: 2, company: 'Acme' },
  'company.none': { contact: 'Bob Buyer', found: 2 },
  'company.by_domain': { domain: 'acme.example', company: 'Acme' },
  'company.created': { domain: 'acme.example', company: 'Acme' },
  'company.freemail': { email: 'bob@gmail.com' },
  'company.chosen': {
    domain: 'acme.example',
    company: 'Acme',
    by: 'ann@team.example',
    at: '2026-11-20T12:00:00.000Z',
  },
  'company.by_name': { name: 'ACME', company: 'Acme' },
  'company.same_names': { name: 'Acme', found: 2 },
  'company.unknown': {},
  'company.ambiguous': { domain: 'acme.example', found: 2, names: ['Acme', 'Acme Ltd'] },
  'deals.newest_open': { contact: 'Bob Buyer', found: 7, closed: 1, chosen: 5, names: ['Big', 'Small'] },
  'tickets.newest': { contact: 'Bob Buyer', found: 2, closed: 1, chosen: 1, names: ['Broken'] },
  'tickets.none': { contact: 'Bob Buyer' },
  'tickets.not_seen': {},
  'deal.opened': { campaign: 'Spring', on: 'reply', deal: 'Acme – Spring', contacts: ['Bob Buyer'] },
  'deal.joined': { campaign: 'Spring', on: 'click', deal: 'Acme – Spring' },
  'deal.present': { campaign: 'Spring', on: 'reply', contact: 'Bob Buyer', deal: 'Old one' },
  'deal.before': { campaign: 'Spring', on: 'reply', contact: 'Bob Buyer', deal: null },
  'deal.machine': { campaign: 'Spring', on: 'click' },
  'deal.too_old': { campaign: 'Spring', on: 'reply' },
  'deal.out_of_reach': { campaign: 'Spring', on: 'reply', member: 'ann@northwind.example' },
  'deal.no_scope': { campaign: 'Spring', on: 'reply' },
  'deals.none': { contact: 'Bob Buyer' },
  'owner.connected': { owner: 'Ann Able', member: 'ann@mail.example' },
  'owner.member': { owner: 'Ann Able', member: 'ann@team.example' },
  'owner.member_unknown': { member: 'ann@team.example' },
  'owner.member_archived': { member: 'ann@team.example' },
  'owner.contact': { owner: 'Carl', contact: 'Bob Buyer' },
  'owner.default': { owner: 'Dora' },
  'owner.none': {},
  'new_owner.member': { contact: 'Eve', owner: 'Ann Able' },
  'new_owner.turn': { contact: 'Eve', owner: 'Carl' },
  'new_owner.nobody': { contact: 'Eve' },
  'new_owner.reach': { records: ['Eve', 'Acme'], owner: 'Ann Able' },
  'association.full': { record: 'Acme Industries' },
  'association.too_many': { names: ['Bob', 'Carol'], most: 2, records: 'contacts', type: 'emails' },
  'engagement.new': { type: 'notes' },
  'engagement.joined': { type: 'emails' },
  'engagement.updated': { type: 'meetings', changed: ['hs_meeting_outcome'] },
  'engagement.shared': {},
  'body.shortened': {},
  'contents.reduced': { contents: 'subject', team: '7' },
  'activity.stored_as': { type: 'email.sent', as: 'notes', role: 'Support agent' },
  'roles.hidden': {},
  'bot.verdict': { verdict: 'bot', because: ['burst'], links: 10 },
  'repeat.left_out': { first: '0198c5a0-0000-7000-8000-000000000001', at: '2026-11-20T08:30:00.000Z' },
  'rollup.counted': {},
  'rollup.kept_edit': {},
  'rollup.deleted': {},
  'rollup.redrawn': {},
  'verdict.tested': {},
  'wish.set': { contact: 'Bob Buyer', kind: 'interest', value: 'not_interested' },
  'wish.newer': { contact: 'Bob Buyer', kind: 'unsubscribed' },
  'wish.kept_edit': { contact: 'Bob Buyer', kind: 'unsubscribed' },
  'wish.no_properties': {},
  'wish.no_note': {},
  'verdict.written': { reason: 'written' },
  'settings.broken': { problem: 'Ben Ode was deactivated.', fix: 'Choose another owner.' },
  'verdict.skipped': { reason: 'not_a_contact' },
  'verdict.held': { reason: 'settings_broken' },
}

function isReason(code: string): code is Reason {
  return code in REASONS
}

function isRule(code: string): code is Rule {
  return code in TYPICAL_RULES
}

function expectSentence(words: string): void {
  expect(words).toMatch(/^\S.*\.$/)
  expect(words).not.toMatch(/undefined|\[object|NaN|\bnull\b| {2}|\(\)/)
}

test.each(Object.keys(REASONS).filter(isReason))(
  'the reason %s is a sentence, with and without facts',
  (reason) => {
    expectSentence(sayReason(reason, {}))
    expectSentence(sayReason(reason, TYPICAL_REASONS[reason] ?? {}))
  },
)

// N1
test.each(Object.keys(TYPICAL_RULES).filter(isRule))(
  'the rule %s is a sentence, with and without facts',
  (rule) => {
    expectSentence(sayRule(rule, {}))
    expectSentence(sayRule(rule, TYPICAL_RULES[rule]))
  },
)

test('a sentence names what the rule saw', () => {
  const words = sayRule('deals.newest_open', TYPICAL_RULES['deals.newest_open'])
  expect(words).toBe('7 deals found for Bob Buyer, 1 closed; the 5 newest open kept: Big, Small.')
})

test.each([
  [['a@a.example'], 'Not logged: a@a.example is not a contact in HubSpot.'],
  [['a@a.example', 'b@b.example'], 'Not logged: a@a.example, b@b.example are not a contact in HubSpot.'],
])('%j are named in the sentence', (emails, words) => {
  expect(sayReason('not_a_contact', { emails })).toBe(words)
})

test('HubSpot’s own words are quoted', () => {
  expect(sayReason('hubspot_refused', { message: 'Bad owner' })).toMatch(/: “Bad owner”\.$/)
  expect(sayReason('hubspot_refused', { message: 'It is bad.' })).toMatch(/: “It is bad\.”$/)
  expect(sayReason('hubspot_refused', {})).toBe('HubSpot refused this activity.')
})

test.each(['counterpart', 'primary_company', 'not_primary', 'newest_open_deal', 'closed_deal', 'older_deal'])(
  'why %s was considered is said in words',
  (why) => {
    expect(sayConsidered(why)).toMatch(/^[a-z][a-z ]+$/)
    expect(sayConsidered(why)).not.toBe(why)
  },
)
