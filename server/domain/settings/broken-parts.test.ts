// What is broken holds only the events that it touches (N11).
import { expect, test } from 'vitest'
import { ACTIVE_OWNER, ARCHIVED_OWNER, aLiveAccount } from '../testing/a-live-account.ts'
import { brokenParts, isMoreBroken } from './broken-parts.ts'
import { checkSettings } from './check-settings.ts'
import { Settings, type SettingsInput } from './settings.ts'

function broken(input: SettingsInput) {
  const seen = { fallbackOwnerId: null, members: ['stranger@agency.example'] }
  return brokenParts(checkSettings(Settings.parse(input), aLiveAccount(), seen))
}

const WHOLE = {
  isAny: false,
  keys: new Set(),
  defaultOwner: null,
  newRecordOwner: null,
  newContacts: null,
  newCompanies: null,
  newDeals: null,
  companyLabels: null,
  dealPipelines: null,
  members: new Map(),
  teams: new Map(),
  roles: new Map(),
  campaignDeals: new Map(),
}

test('warnings break nothing', () => {
  expect(broken({ exclusions: { domains: ['gmail.com'] } })).toEqual(WHOLE)
})

test.each<[string, SettingsInput]>([
  ['defaultOwner', { general: { default_owner_id: ARCHIVED_OWNER } }],
  ['newRecordOwner', { members: { new_record_owners: 'round_robin', round_robin: [ARCHIVED_OWNER] } }],
  ['newContacts', { record_creation: { contacts: { defaults: { lifecyclestage: 'hero' } } } }],
  ['newCompanies', { record_creation: { companies: { mandatory: [['shoe_size']] } } }],
  ['companyLabels', { associations: { companies: 'labelled', company_labels: ['Lawyer'] } }],
  ['dealPipelines', { associations: { deals: { pipelines: ['9'] } } }],
])('%s is broken alone', (part, input) => {
  expect(broken(input)).toEqual({
    ...WHOLE,
    isAny: true,
    keys: expect.any(Set),
    [part]: expect.objectContaining({ severity: 'error' }),
  })
})

test('a member and a campaign are broken by name', () => {
  const deal = { on: ['reply' as const], pipeline: '9', stage: '9' }
  const found = broken({
    members: { rules: [{ email: 'eve@agency.example', owner_id: ARCHIVED_OWNER }] },
    campaigns: [
      { campaign: 'Spring', deal },
      { campaign: 'Autumn', deal, is_pushed: false },
    ],
  })
  expect([...found.members.keys()]).toEqual(['eve@agency.example'])
  expect([...found.campaignDeals.keys()]).toEqual(['Spring'])
})

test.each<[string, SettingsInput]>([
  [
    'owners in turn',
    { members: { new_record_owners: 'round_robin', round_robin: [ACTIVE_OWNER, ARCHIVED_OWNER] } },
  ],
  ['pipelines', { associations: { deals: { pipelines: ['default', '9'] } } }],
  ['labels', { associations: { companies: 'labelled', company_labels: ['Billing', 'Lawyer'] } }],
])('as long as some of the %s are left, the work goes on with them', (_what, input) => {
  expect(broken(input)).toEqual(WHOLE)
})

test('more is broken when something new is, and not when something was mended', () => {
  const one = broken({ general: { default_owner_id: ARCHIVED_OWNER } })
  const other = broken({ associations: { deals: { pipelines: ['9'] } } })
  expect(isMoreBroken(broken({}), one)).toBe(true)
  expect(isMoreBroken(one, other)).toBe(true)
  expect(isMoreBroken(one, one)).toBe(false)
  expect(isMoreBroken(one, broken({}))).toBe(false)
})
