// What somebody wrote is taken whole or refused, and a refusal names each field, what is wrong and how to mend it.
import { expect, test } from 'vitest'
import { parseSettings, readPublished } from './parse-settings.ts'
import { DEFAULT_SETTINGS } from './settings.ts'

function findings(input: unknown) {
  const parsed = parseSettings(input)
  return parsed.ok ? [] : parsed.findings
}

test('what is left out has its default', () => {
  expect(parseSettings({})).toEqual({ ok: true, settings: DEFAULT_SETTINGS })
})

const CASES: [string, unknown, object][] = [
  [
    'an unknown field',
    { general: { defaultOwner: '1' } },
    {
      pointer: '/general/defaultOwner',
      code: 'unknown_setting',
      message: 'There is no setting "defaultOwner" here.',
    },
  ],
  [
    'an unknown activity type',
    { activities: { stored_as: { 'email.open': 'notes' } } },
    { pointer: '/activities/stored_as/email.open', fix: expect.stringContaining('"email.opened"') },
  ],
  [
    'an id that is a name',
    { general: { default_owner_id: 'Ann' } },
    {
      pointer: '/general/default_owner_id',
      message: '"General › Default owner" must be a HubSpot id: digits only.',
    },
  ],
  [
    'an address that is none, by whose it is',
    { members: { rules: [{ email: 'ann' }] } },
    {
      pointer: '/members/rules/0/email',
      code: 'invalid_email',
      message: '"Members › ann › Address" is not an email address.',
    },
  ],
  [
    'a domain that is none',
    { exclusions: { domains: ['https://acme.example/x'] } },
    {
      pointer: '/exclusions/domains/0',
      message: '"Exclusions › Domains › No. 1" must be a domain such as example.com.',
    },
  ],
  [
    'a member listed twice',
    { members: { rules: [{ email: 'a@b.example' }, { email: 'A@b.example' }] } },
    { pointer: '/members/rules/1/email', code: 'duplicate_entry' },
  ],
  [
    'a campaign listed twice',
    { campaigns: [{ campaign: 'a' }, { campaign: 'a' }] },
    { pointer: '/campaigns/1/campaign', code: 'duplicate_entry' },
  ],
  [
    'a placeholder that stands for nothing',
    { activities: { subject_format: '{subjct}' } },
    {
      pointer: '/activities/subject_format',
      message: expect.stringContaining('{subjct}; known are {action}, '),
    },
  ],
  [
    'a choice that is none',
    { activities: { contents: 'half' } },
    { pointer: '/activities/contents', code: 'invalid_value', fix: 'Send one of: full, subject, metadata.' },
  ],
  [
    'a property by its label',
    { record_creation: { contacts: { defaults: { 'Job title': 'CEO' } } } },
    {
      pointer: '/record_creation/contacts/defaults/Job title',
      message: expect.stringContaining('internal name of a property'),
    },
  ],
  [
    'a text with a NUL',
    { campaigns: [{ campaign: 'a\0b' }] },
    { pointer: '/campaigns/0/campaign', code: 'invalid_value' },
  ],
  [
    'half a character',
    { record_creation: { contacts: { defaults: { jobtitle: '\ud800' } } } },
    { pointer: '/record_creation/contacts/defaults/jobtitle', code: 'invalid_value' },
  ],
  [
    'a day that is none',
    { exclusions: { known_contacts_only: { since: 'May' } } },
    { message: expect.stringContaining('is not a day') },
  ],
  [
    'a number that is too large',
    { associations: { deals: { most: 51 } } },
    { pointer: '/associations/deals/most', code: 'too_long' },
  ],
  ['a missing field', { campaigns: [{}] }, { pointer: '/campaigns/0/campaign', code: 'missing_field' }],
  ['a list instead of a document', [], { pointer: '', code: 'invalid_type' }],
  ['nothing at all', null, { pointer: '', code: 'invalid_type' }],
]

test.each(CASES)('%s is refused at its place', (_what, input, finding) => {
  expect(findings(input)).toEqual([expect.objectContaining({ severity: 'error', ...finding })])
})

test('everything that is wrong is said at once', () => {
  const found = findings({ general: { default_owner_id: 'x' }, associations: { companies: 'some' }, foo: 1 })
  expect(found.map(({ pointer }) => pointer).sort()).toEqual([
    '/associations/companies',
    '/foo',
    '/general/default_owner_id',
  ])
})

test('a document of a newer version of the program is read as far as it is known', () => {
  const newer = { ...DEFAULT_SETTINGS, tickets: {}, general: { ...DEFAULT_SETTINGS.general, colour: 'red' } }
  expect(readPublished(newer)).toEqual(DEFAULT_SETTINGS)
  expect(newer.general).toHaveProperty('colour')
})

test('a document that was spoilt is not read as something else', () => {
  expect(() => readPublished({ general: { default_owner_id: 7 } })).toThrow()
})
