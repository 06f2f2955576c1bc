// Everything that settings name must be in the account, and do what it is named for (L40, L41, L47, L62, L66, G5, N11).
import { expect, test } from 'vitest'
import {
  ACTIVE_OWNER,
  AGENT_ROLE,
  ARCHIVED_OWNER,
  aLiveAccount,
  away,
  hidden,
  SALES_TEAM,
} from '../testing/a-live-account.ts'
import { checkSettings, partsNeeded } from './check-settings.ts'
import type { Finding } from './finding.ts'
import type { SeenFacts } from './live-account.ts'
import { Settings, type SettingsInput } from './settings.ts'

const NOBODY: SeenFacts = { fallbackOwnerId: null, members: [] }
const OTHER_OWNER = '72'
const WITH_OTHER = aLiveAccount()
if (WITH_OTHER.owners.isKnown) {
  const ben = {
    id: OTHER_OWNER,
    email: 'ben@northwind.example',
    name: 'Ben Ode',
    isArchived: false,
    teams: [],
  }
  WITH_OTHER.owners.value.push(ben)
}
const DEAL = { on: ['reply' as const], pipeline: 'default', stage: 'appointmentscheduled' }

function check(input: SettingsInput, { live = aLiveAccount(), seen = NOBODY } = {}): Finding[] {
  return checkSettings(Settings.parse(input), live, seen)
}
const creating = (defaults: Record<string, string>): SettingsInput => ({
  record_creation: { contacts: { defaults } },
})
const opening = (deal: object): SettingsInput => ({
  campaigns: [{ campaign: 'Spring', deal: { ...DEAL, ...deal } }],
})

test('nothing is wrong with the defaults, and nothing has to be read for them', () => {
  expect(check({})).toEqual([])
  expect(partsNeeded(Settings.parse({}), NOBODY)).toEqual([])
})

test('nothing is wrong with a document that names what is there', () => {
  const found = check({
    general: { default_owner_id: ACTIVE_OWNER },
    activities: { teams: [{ team_id: SALES_TEAM }], roles: [{ role_id: AGENT_ROLE }] },
    members: {
      rules: [{ email: 'ann@agency.example', owner_id: ACTIVE_OWNER }],
      new_record_owners: 'round_robin',
      round_robin: [ACTIVE_OWNER],
    },
    record_creation: {
      contacts: {
        mandatory: [['email', 'jobtitle']],
        defaults: {
          lifecyclestage: 'lead',
          hs_buying_role: 'CHAMPION;OTHER',
          seats: '12.5',
          member_since: '2026-11-20',
          is_partner: 'true',
          hubspot_owner_id: ACTIVE_OWNER,
        },
      },
    },
    associations: { companies: 'labelled', company_labels: ['Billing'], deals: { pipelines: ['default'] } },
    campaigns: [
      {
        campaign: 'Spring',
        deal: { ...DEAL, owner_id: ACTIVE_OWNER, defaults: { dealtype: 'newbusiness' } },
      },
    ],
  })
  expect(found).toEqual([])
})

const WRONG: [string, SettingsInput, string, Finding['code']][] = [
  [
    'a default owner who is not there',
    { general: { default_owner_id: '9' } },
    '/general/default_owner_id',
    'unknown_owner',
  ],
  [
    'a default owner who has left',
    { general: { default_owner_id: ARCHIVED_OWNER } },
    '/general/default_owner_id',
    'archived_owner',
  ],
  [
    'a member whose owner has left',
    { members: { rules: [{ email: 'a@b.example', owner_id: ARCHIVED_OWNER }] } },
    '/members/rules/0/owner_id',
    'archived_owner',
  ],
  [
    'one in turn who is not there',
    { members: { round_robin: ['9'] } },
    '/members/round_robin/0',
    'unknown_owner',
  ],
  [
    'nobody in turn',
    { members: { new_record_owners: 'round_robin' } },
    '/members/round_robin',
    'nothing_chosen',
  ],
  [
    'a team that is not there',
    { activities: { teams: [{ team_id: '9' }] } },
    '/activities/teams/0/team_id',
    'unknown_team',
  ],
  [
    'a role that is not there',
    { activities: { roles: [{ role_id: AGENT_ROLE }, { role_id: '9' }] } },
    '/activities/roles/1/role_id',
    'unknown_role',
  ],
  [
    'a pipeline that is not there',
    { associations: { deals: { pipelines: ['9'] } } },
    '/associations/deals/pipelines/0',
    'unknown_pipeline',
  ],
  ['no label', { associations: { companies: 'labelled' } }, '/associations/company_labels', 'nothing_chosen'],
  [
    'a label that is not there',
    { associations: { companies: 'labelled', company_labels: ['Lawyer'] } },
    '/associations/company_labels/0',
    'unknown_label',
  ],
  ['a pipeline of a deal', opening({ pipeline: '9' }), '/campaigns/0/deal/pipeline', 'unknown_pipeline'],
  ['a stage of another pipeline', opening({ stage: '8810401' }), '/campaigns/0/deal/stage', 'unknown_stage'],
  ['the owner of a deal', opening({ owner_id: '9' }), '/campaigns/0/deal/owner_id', 'unknown_owner'],
  [
    'a property of deals',
    opening({ defaults: { colour: 'red' } }),
    '/campaigns/0/deal/defaults/colour',
    'unknown_property',
  ],
  [
    'a stage said twice',
    opening({ defaults: { amount: '1' } }),
    '/campaigns/0/deal/defaults/amount',
    'duplicate_entry',
  ],
  [
    'a mandatory property that is not there',
    { record_creation: { contacts: { mandatory: [['email'], ['jobtitle', 'shoe_size']] } } },
    '/record_creation/contacts/mandatory/1/1',
    'unknown_property',
  ],
  [
    'a mandatory property that nobody can fill',
    { record_creation: { contacts: { mandatory: [['num_notes']] } } },
    '/record_creation/contacts/mandatory/0/0',
    'read_only_property',
  ],
  [
    'a default that HubSpot works out',
    creating({ num_notes: '1' }),
    '/record_creation/contacts/defaults/num_notes',
    'read_only_property',
  ],
  [
    'a default that is unique',
    creating({ customer_no: '1' }),
    '/record_creation/contacts/defaults/customer_no',
    'unique_property',
  ],
  [
    'the same address for all',
    creating({ email: 'a@b.example' }),
    '/record_creation/contacts/defaults/email',
    'unique_property',
  ],
  [
    'an option that is not there',
    creating({ lifecyclestage: 'hero' }),
    '/record_creation/contacts/defaults/lifecyclestage',
    'unknown_option',
  ],
  [
    'one of several options',
    creating({ hs_buying_role: 'OTHER;BOSS' }),
    '/record_creation/contacts/defaults/hs_buying_role',
    'unknown_option',
  ],
  [
    'a number that is none',
    creating({ seats: 'many' }),
    '/record_creation/contacts/defaults/seats',
    'unfit_value',
  ],
  [
    'a day that is none',
    creating({ member_since: '20.11.2026' }),
    '/record_creation/contacts/defaults/member_since',
    'unfit_value',
  ],
  [
    'neither true nor false',
    creating({ is_partner: 'yes' }),
    '/record_creation/contacts/defaults/is_partner',
    'unfit_value',
  ],
  [
    'an empty value',
    creating({ jobtitle: '' }),
    '/record_creation/contacts/defaults/jobtitle',
    'unfit_value',
  ],
  [
    'an owner of new contacts',
    creating({ hubspot_owner_id: ARCHIVED_OWNER }),
    '/record_creation/contacts/defaults/hubspot_owner_id',
    'archived_owner',
  ],
  [
    'a pattern for everybody',
    { exclusions: { patterns: ['*@*'] } },
    '/exclusions/patterns/0',
    'matches_everybody',
  ],
  ['a public suffix', { exclusions: { domains: ['co.uk'] } }, '/exclusions/domains/0', 'matches_everybody'],
  [
    'patterns that are too long together',
    { exclusions: { patterns: Array.from({ length: 90 }, (_, n) => `*${'a'.repeat(120)}${n}@x.example`) } },
    '/exclusions/patterns',
    'too_long',
  ],
]

test.each(WRONG)('%s is an error, with its place and a way to mend it', (_what, input, pointer, code) => {
  const found = check(input)
  expect(found).toContainEqual(expect.objectContaining({ pointer, code, severity: 'error' }))
  for (const { message, fix } of found) {
    expect(message.length).toBeGreaterThan(10)
    expect(fix.length).toBeGreaterThan(10)
  }
})

test.each([
  ['excluded', { domains: ['gmail.com'] }, '/exclusions/domains/0'],
  [
    'called internal',
    { internal: { domains: ['acme.example', 'web.de'] } },
    '/exclusions/internal/domains/1',
  ],
  ['excluded by a pattern', { patterns: ['*@gmail.com'] }, '/exclusions/patterns/0'],
])(
  'a domain where customers may have their address is warned about when it is %s',
  (_how, exclusions, pointer) => {
    expect(check({ exclusions })).toMatchObject([{ pointer, code: 'freemail_domain', severity: 'warning' }])
  },
)

test('an ending as the own domain is warned about: some, such as nhs.uk, have one owner', () => {
  expect(check({ exclusions: { internal: { domains: ['team.example', 'nhs.uk'] } } })).toMatchObject([
    { pointer: '/exclusions/internal/domains/1', code: 'matches_everybody', severity: 'warning' },
  ])
})

test.each(['*@*.co.uk', '*.uk', '*@*.com', '*.co.*', '*@*om'])(
  'the pattern %s, which fits everybody under an ending, is warned about',
  (pattern) => {
    expect(check({ exclusions: { patterns: ['*@*.acme.co.uk', 'info@*.com', pattern] } })).toMatchObject([
      { pointer: '/exclusions/patterns/2', code: 'matches_everybody', severity: 'warning' },
    ])
  },
)

test.each([
  ['in other letters', creating({ lifecyclestage: 'LEAD' }), '"lead"'],
  ['as people read it', creating({ hs_buying_role: 'Champion' }), '"CHAMPION"'],
  ['misspelt', creating({ jobtitel: 'CEO' }), '"jobtitle"'],
  [
    'by its name',
    opening({ stage: 'Appointment_scheduled' }),
    '"appointmentscheduled" (Appointment scheduled)',
  ],
])('what is written %s is proposed as HubSpot writes it', (_how, input, proposal) => {
  expect(check(input)[0]?.fix).toContain(`Perhaps you meant ${proposal}.`)
})

test('what a setting that is off names breaks nothing, and is still said', () => {
  const contacts = { is_on: false, defaults: { lifecyclestage: 'hero' } }
  const [finding] = check({ record_creation: { contacts } })
  expect(finding).toMatchObject({ code: 'unknown_option' })
  expect(finding).not.toHaveProperty('part')
})

test('members without a HubSpot user are warned about, and so is a default owner who is missing then', () => {
  const seen = {
    fallbackOwnerId: null,
    members: ['ann@northwind.example', 'dora@northwind.example', 'eve@agency.example'],
  }
  expect(check({}, { seen })).toMatchObject([
    {
      code: 'unmatched_members',
      message: expect.stringContaining('dora@northwind.example, eve@agency.example'),
    },
    { code: 'no_default_owner', severity: 'warning', pointer: '/general/default_owner_id' },
  ])
  const withFallback = { seen: { ...seen, fallbackOwnerId: ACTIVE_OWNER } }
  expect(check({}, withFallback).map(({ code }) => code)).toEqual(['unmatched_members'])
  const fixOf = (members: SettingsInput['members']) => check({ members }, withFallback)[0]?.fix
  expect(fixOf({})).toContain('activity of theirs belongs to the contact’s owner')
  expect(fixOf({ touch: { contacts: 'own' } })).toContain('activity of theirs waits')
  const some = [{ email: 'eve@agency.example', touch: { contacts: 'team' as const } }]
  expect(fixOf({ rules: some })).toMatch(/waits; that of the others belongs/)
  const rules = ['dora@northwind.example', 'eve@agency.example'].map((email) => ({
    email,
    owner_id: ACTIVE_OWNER,
  }))
  expect(check({ members: { rules } }, { seen })).toEqual([])
  const silent = rules.map(({ email }) => ({ email, syncs: false }))
  expect(check({ members: { rules: silent } }, { seen })).toEqual([])
})

test.each([
  ['contacts', creating({ lifecyclestage: 'hero' }), 'crm.schemas.contacts.read'],
  ['teams', { activities: { teams: [{ team_id: '9' }] } }, 'settings.users.teams.read'],
])('what HubSpot does not show of %s is said to be unchecked, never to be right', (part, input, scope) => {
  const live = aLiveAccount({ [part]: hidden(scope) })
  expect(check(input, { live })).toMatchObject([
    { code: 'not_checked', severity: 'warning', fix: expect.stringContaining(scope) },
  ])
})

test('an outage is no error, and says so only of what had to be looked at', () => {
  const live = aLiveAccount({ owners: away(), pipelines: away(), contacts: away(), labels: away() })
  expect(check({}, { live })).toEqual([])
  const found = check({ ...opening({}), general: { default_owner_id: ACTIVE_OWNER } }, { live })
  expect(found.map(({ code, pointer }) => [code, pointer])).toEqual([
    ['not_checked', '/members'],
    ['not_checked', '/campaigns'],
  ])
})

test('where HubSpot hides who has which role, it is said that what is set for roles is not applied', () => {
  const roles = { activities: { roles: [{ role_id: AGENT_ROLE }] } }
  const live = aLiveAccount({ roles: hidden('settings.users.read') })
  expect(check({}, { live })).toEqual([])
  expect(check(roles, { live })).toMatchObject([
    {
      code: 'not_permitted',
      severity: 'warning',
      message: expect.stringContaining('not applied'),
      fix: expect.stringContaining('settings.users.read'),
    },
  ])
  expect(check(roles, { live: aLiveAccount({ roles: away() }) })).toMatchObject([
    { code: 'not_checked', pointer: '/activities/roles' },
  ])
})

test('a role that is gone is missed by its name, where that was known', () => {
  const roles = [{ role_id: '9' }]
  const seen = { ...NOBODY, roleNames: { 9: 'Sales rep' } }
  expect(check({ activities: { roles } }, { seen })[0]?.message).toContain('the role Sales rep no more')
  expect(check({ activities: { roles } })[0]?.message).toContain('no role with the id 9')
})

test('an account without roles is told to take one out', () => {
  const live = aLiveAccount({ roles: { isKnown: true, value: [] } })
  expect(check({ activities: { roles: [{ role_id: AGENT_ROLE }] } }, { live })).toMatchObject([
    { code: 'unknown_role', fix: expect.stringContaining('has no roles') },
  ])
})

test('where only the teams of owners can be seen, an unknown one is only a warning', () => {
  const live = aLiveAccount({ teams: { isKnown: true, value: { teams: [], isComplete: false } } })
  const found = check({ activities: { teams: [{ team_id: SALES_TEAM }] } }, { live })
  expect(found).toMatchObject([{ code: 'unknown_team', severity: 'warning' }])
})

// M28 to M36, G13
test.each([
  [
    'in turn to anybody',
    {
      members: { touch: { contacts: 'own' }, new_record_owners: 'round_robin', round_robin: [ACTIVE_OWNER] },
    },
    '/members/new_record_owners',
  ],
  [
    'in turn beyond the team',
    {
      members: {
        rules: [{ email: 'ann@northwind.example', touch: { companies: 'team' } }],
        new_record_owners: 'round_robin',
        round_robin: [ACTIVE_OWNER, OTHER_OWNER],
      },
    },
    '/members/new_record_owners',
  ],
  [
    'to one owner',
    { ...creating({ hubspot_owner_id: ACTIVE_OWNER }), members: { touch: { contacts: 'team' } } },
    '/record_creation/contacts/defaults/hubspot_owner_id',
  ],
  [
    'to nobody, since nobody is reached',
    { members: { touch: { contacts: 'none' } } },
    '/members/touch/contacts',
  ],
] satisfies [string, SettingsInput, string][])(
  'new records that go %s and out of reach of who made them are warned about',
  (_to, input, pointer) => {
    expect(check(input, { live: WITH_OTHER })).toMatchObject([
      { pointer, code: 'contradiction', severity: 'warning' },
    ])
  },
)

test.each([
  ['to the member', { members: { touch: { contacts: 'own' }, new_record_owners: 'member' } }],
  ['to nobody, and so to the member', { members: { touch: { contacts: 'own', companies: 'team' } } }],
  [
    'in turn within the team',
    {
      members: { touch: { contacts: 'team' }, new_record_owners: 'round_robin', round_robin: [ACTIVE_OWNER] },
    },
  ],
  [
    'in turn, all being in reach',
    { members: { new_record_owners: 'round_robin', round_robin: [ACTIVE_OWNER, OTHER_OWNER] } },
  ],
  [
    'to who reaches them',
    { members: { touch: { contacts: 'none' }, rules: [{ email: 'ann@northwind.example', touch: {} }] } },
  ],
] satisfies [string, SettingsInput][])('new records that go %s contradict nothing', (_to, input) => {
  expect(check(input, { live: WITH_OTHER })).toEqual([])
})

const KNOWN_ONLY = { exclusions: { known_contacts_only: { is_on: true } } }
const SALES_LOG = (type: string, as: string) => ({
  teams: [{ team_id: SALES_TEAM, stored_as: { [type]: as } }],
})

// M41, M42, L11
test.each([
  [
    'calls',
    { ...KNOWN_ONLY, activities: { stored_as: { 'call.completed': 'nothing' } } },
    '/exclusions/known_contacts_only/is_on',
    'call.completed is',
  ],
  [
    'mail of a team',
    { ...KNOWN_ONLY, activities: SALES_LOG('email.sent', 'nothing') },
    '/exclusions/known_contacts_only/is_on',
    'email.sent is',
  ],
  [
    'clicks that open a deal',
    { ...opening({ on: ['click'] }), activities: { stored_as: { 'email.clicked': 'nothing' } } },
    '/campaigns/0/deal/on',
    'never opens one',
  ],
  [
    'replies that open a deal',
    { ...opening({}), activities: { stored_as: { 'email.replied': 'nothing' } } },
    '/campaigns/0/deal/on',
    'email.replied is',
  ],
  [
    'the campaign',
    { campaigns: [{ campaign: 'Spring', is_pushed: false, deal: DEAL }] },
    '/campaigns/0/deal',
    'nothing of it is logged',
  ],
  [
    'the reach of deals',
    { ...opening({}), members: { touch: { deals: 'none' } } },
    '/campaigns/0/deal',
    'reach no deals',
  ],
] satisfies [string, SettingsInput, string, string][])(
  'what switching off %s takes away from another setting is warned about',
  (_what, input, pointer, word) => {
    const found = check(input)
    expect(found).toMatchObject([
      { pointer, code: 'contradiction', severity: 'warning', message: expect.stringContaining(word) },
    ])
  },
)

test.each([
  [
    'what is switched off counts for who is known',
    { ...KNOWN_ONLY, activities: { stored_as: { 'email.sent': 'nothing', 'sms.sent': 'nothing' } } },
  ],
  [
    'only what opens no deal is off',
    { ...opening({}), activities: { stored_as: { 'email.clicked': 'nothing' } } },
  ],
  [
    'a team goes on logging what opens a deal',
    {
      ...opening({ on: ['click'] }),
      activities: { stored_as: { 'email.clicked': 'nothing' }, ...SALES_LOG('email.clicked', 'notes') },
    },
  ],
] satisfies [string, SettingsInput][])('where %s, nothing is warned about', (_why, input) => {
  expect(check(input)).toEqual([])
})
