// Answers about the settings for tests. Only what matters to a promise is given; the rest is here.
import type { Settings } from '../../server/domain/settings/settings.ts'
import type {
  Choices,
  DraftView,
  FindingView,
  SettingsPageAnswer,
} from '../../server/http/settings/answers.ts'

export const SETTINGS: Settings = {
  general: { default_owner_id: null, members_must_connect: false },
  activities: {
    stored_as: {},
    teams: [],
    roles: [],
    contents: 'full',
    subject_format: '{action}{campaign}: {subject}',
    opens: 'rolled_up',
    clicks: 'rolled_up',
    interest: 'both',
    unsubscribes: 'both',
    bots: 'leave_out',
  },
  members: {
    rules: [],
    touch: { contacts: 'all', companies: 'all', deals: 'all', tickets: 'all' },
    new_record_owners: 'nobody',
    round_robin: [],
  },
  exclusions: {
    addresses: [],
    domains: [],
    patterns: [],
    system_addresses: true,
    internal: { is_left_out: true, domains: [], has_users: true },
    known_contacts_only: { is_on: false, since: null },
  },
  record_creation: {
    contacts: { is_on: true, types: ['email.sent'], mandatory: [], defaults: {} },
    companies: { is_on: true, several: 'leave_out', mandatory: [], defaults: {} },
    deals: { defaults: {} },
  },
  associations: {
    companies: 'primary',
    company_labels: [],
    deals: { most: 5, closed_for_days: 0, pipelines: [], only_own: false },
    tickets: { most: 0, open_only: true },
  },
  campaigns: [],
}

/** Settings with these sections. */
export function settings(given: Partial<Settings> = {}): Settings {
  return { ...SETTINGS, ...given }
}

export const CHOICES: Choices = {
  owners: [
    { id: '71', name: 'Ann Ryan', email: 'ann@northwind.example', is_archived: false },
    { id: '72', name: 'Ben Okafor', email: 'ben@northwind.example', is_archived: false },
    { id: '73', name: 'Dora Lind', email: 'dora@northwind.example', is_archived: true },
  ],
  fallback_owner_id: '71',
  teams: [{ id: '2210', name: 'Sales Berlin' }],
  roles: [{ id: '3301', name: 'Support agent' }],
  pipelines: [
    {
      id: 'default',
      label: 'Sales pipeline',
      stages: [
        { id: 'appointment', label: 'Appointment', is_closed: false },
        { id: 'won', label: 'Closed won', is_closed: true },
      ],
    },
  ],
  properties: {
    contacts: [
      { name: 'email', label: 'Email', type: 'string', field_type: 'text', options: [] },
      { name: 'jobtitle', label: 'Job title', type: 'string', field_type: 'text', options: [] },
      {
        name: 'lifecyclestage',
        label: 'Lifecycle stage',
        type: 'enumeration',
        field_type: 'radio',
        options: [
          { value: 'lead', label: 'Lead' },
          { value: 'customer', label: 'Customer' },
        ],
      },
    ],
    companies: [{ name: 'domain', label: 'Domain', type: 'string', field_type: 'text', options: [] }],
    deals: [],
  },
  company_labels: ['Supplier'],
  user_domains: ['northwind.example'],
  system_names: ['info', 'no-reply'],
  members: ['eve@agency.example'],
  campaigns: ['Spring launch'],
  stored_as: [
    { type: 'email.sent', as: ['emails', 'notes'], usual: 'emails' },
    { type: 'email.opened', as: ['notes'], usual: 'notes' },
    { type: 'task.created', as: ['tasks', 'notes'], usual: 'nothing' },
  ],
  is_complete: true,
}

export function aSettingsPage(given: Partial<SettingsPageAnswer> = {}): SettingsPageAnswer {
  return {
    version: 3,
    published_by: 'ben@northwind.example',
    published_at: '2026-11-20T09:00:00.000Z',
    rolled_back_to: null,
    settings: SETTINGS,
    left_out: [],
    isAdmin: true,
    revision: 7,
    draft: null,
    findings: [],
    choices: CHOICES,
    ...given,
  }
}

export function aDraft(given: Partial<DraftView> = {}): DraftView {
  return {
    settings: SETTINGS,
    left_out: [],
    base_version: 3,
    edited_by: 'ann@northwind.example',
    edited_at: '2026-11-20T11:55:00.000Z',
    findings: [],
    changes: [],
    changes_in_all: 0,
    ...given,
  }
}

export function aFinding(given: Partial<FindingView> = {}): FindingView {
  return {
    pointer: '/general/default_owner_id',
    name: 'General › Default owner',
    code: 'archived_owner',
    severity: 'error',
    message: 'Dora Lind was deactivated in HubSpot and can own nothing.',
    fix: 'Choose an active user.',
    docs_url: 'https://logbook.example.com/docs/errors#archived_owner',
    ...given,
  }
}
