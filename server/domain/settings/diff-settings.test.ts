// A history says what changed in names that people know, field by field (G29, N3).
import { expect, test } from 'vitest'
import { diffSettings } from './diff-settings.ts'
import { settingName } from './setting-names.ts'
import { DEFAULT_SETTINGS, Settings, type SettingsInput } from './settings.ts'

const diff = (before: SettingsInput, after: SettingsInput) =>
  diffSettings(Settings.parse(before), Settings.parse(after)).changes

test('nothing changed is an empty history', () => {
  expect(diffSettings(DEFAULT_SETTINGS, Settings.parse({}))).toEqual({ changes: [], changes_in_all: 0 })
})

const ANN = { email: 'ann@northwind.example' }
const BEN = { email: 'ben@northwind.example' }

const CASES: [string, SettingsInput, SettingsInput, object][] = [
  [
    'a value',
    {},
    { associations: { deals: { most: 3 } } },
    {
      path: 'associations.deals.most',
      name: 'Associations › Deals › At most',
      kind: 'changed',
      before: 5,
      after: 3,
    },
  ],
  [
    'entries of a list',
    { exclusions: { domains: ['a.example', 'b.example'] } },
    { exclusions: { domains: ['b.example', 'c.example'] } },
    {
      path: 'exclusions.domains',
      name: 'Exclusions › Domains',
      kind: 'list',
      added: ['c.example'],
      removed: ['a.example'],
      added_in_all: 1,
      removed_in_all: 1,
    },
  ],
  [
    'a field of an entry, wherever it stands',
    { members: { rules: [ANN] } },
    { members: { rules: [{ ...ANN, owner_id: '71' }] } },
    {
      path: 'members.rules[ann@northwind.example].owner_id',
      name: 'Members › ann@northwind.example › Owner',
      kind: 'changed',
      before: null,
      after: '71',
    },
  ],
  [
    'an entry',
    { members: { rules: [ANN] } },
    { members: { rules: [ANN, BEN] } },
    { path: 'members.rules', name: 'Members', kind: 'list', added: [{ ...BEN, syncs: true }], removed: [] },
  ],
  [
    'the order where it matters',
    { activities: { teams: [{ team_id: '1' }, { team_id: '2' }] } },
    { activities: { teams: [{ team_id: '2' }, { team_id: '1' }] } },
    {
      path: 'activities.teams',
      name: 'Activities › Teams',
      kind: 'reordered',
      before: ['1', '2'],
      after: ['2', '1'],
    },
  ],
  [
    'a default value',
    { record_creation: { contacts: { defaults: { lifecyclestage: 'lead' } } } },
    { record_creation: { contacts: { defaults: {} } } },
    {
      path: 'record_creation.contacts.defaults.lifecyclestage',
      name: 'New records › Contacts › Default values › lifecyclestage',
      before: 'lead',
      after: null,
    },
  ],
  [
    'what an activity becomes',
    {},
    { activities: { stored_as: { 'email.opened': 'nothing' } } },
    {
      path: 'activities.stored_as[email.opened]',
      name: 'Activities › What each activity becomes › email.opened',
      before: null,
      after: 'nothing',
    },
  ],
  [
    'an entry that is there once less',
    { exclusions: { domains: ['a.example', 'a.example'] } },
    { exclusions: { domains: ['a.example'] } },
    { path: 'exclusions.domains', kind: 'changed', before: 2, after: 1 },
  ],
]

test.each(CASES)('%s is named with what it was and what it is', (_what, before, after, change) => {
  expect(diff(before, after)).toEqual([expect.objectContaining(change)])
})

test('fields written in another order are no change', () => {
  const defaults = { jobtitle: 'CEO', lifecyclestage: 'lead' }
  const turned = { lifecyclestage: 'lead', jobtitle: 'CEO' }
  const of = (values: Record<string, string>): SettingsInput => ({
    record_creation: { contacts: { defaults: values } },
  })
  expect(diff(of(defaults), of(turned))).toEqual([])
})

test('a list of fifty thousand is counted, not copied', () => {
  const addresses = Array.from({ length: 50_000 }, (_, index) => `a${index}@b.example`)
  const [change] = diff({}, { exclusions: { addresses } })
  expect(change).toMatchObject({ added_in_all: 50_000, removed_in_all: 0 })
  expect(JSON.stringify(change).length).toBeLessThan(2_000)
})

test('long texts are cut', () => {
  const [change] = diff({}, { record_creation: { contacts: { defaults: { message: 'x'.repeat(60_000) } } } })
  expect(JSON.stringify(change).length).toBeLessThan(1_000)
})

test('a place in a document is called after who stands there', () => {
  const settings = { members: { rules: [ANN, BEN] }, campaigns: [{ campaign: 'Spring' }] }
  expect(settingName('/members/rules/1/owner_id', settings)).toBe('Members › ben@northwind.example › Owner')
  expect(settingName('/campaigns/0/deal/stage', settings)).toBe('Campaigns › Spring › Deal › Stage')
  expect(settingName('/record_creation/contacts/mandatory/1/0', settings)).toBe(
    'New records › Contacts › Mandatory properties › No. 2 › No. 1',
  )
  expect(settingName('', settings)).toBe('Settings')
})
