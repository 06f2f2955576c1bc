// An account as HubSpot may show it, with one of everything that settings can name.
import type { Known, LiveAccount, LiveProperty } from '../settings/live-account.ts'

export const ACTIVE_OWNER = '71'
export const ARCHIVED_OWNER = '74'
export const SALES_TEAM = '55'
export const AGENT_ROLE = '66'

const SALES = { id: SALES_TEAM, name: 'Sales' }

export function aLiveAccount(parts: Partial<LiveAccount> = {}): LiveAccount {
  return {
    owners: known([
      {
        id: ACTIVE_OWNER,
        email: 'ann@northwind.example',
        name: 'Ann Ryan',
        isArchived: false,
        teams: [SALES],
      },
      { id: ARCHIVED_OWNER, email: 'dora@northwind.example', name: 'Dora Past', isArchived: true, teams: [] },
    ]),
    teams: known({ teams: [SALES], isComplete: true }),
    roles: known([{ id: AGENT_ROLE, name: 'Support agent' }]),
    pipelines: known([
      {
        id: 'default',
        label: 'Sales pipeline',
        stages: [
          { id: 'appointmentscheduled', label: 'Appointment scheduled', isClosed: false },
          { id: 'closedwon', label: 'Closed won', isClosed: true },
        ],
      },
    ]),
    contacts: known([
      aProperty('email'),
      aProperty('jobtitle'),
      aProperty('lifecyclestage', {
        type: 'enumeration',
        fieldType: 'select',
        options: options('lead', 'customer'),
      }),
      aProperty('hs_buying_role', {
        type: 'enumeration',
        fieldType: 'checkbox',
        options: options('CHAMPION', 'OTHER'),
      }),
      aProperty('num_notes', { type: 'number', isReadOnly: true, label: 'Number of sales activities' }),
      aProperty('seats', { type: 'number' }),
      aProperty('member_since', { type: 'date' }),
      aProperty('is_partner', { type: 'bool' }),
      aProperty('customer_no', { isUnique: true }),
      aProperty('hubspot_owner_id', { type: 'enumeration', isOwner: true, hasOtherOptions: true }),
    ]),
    companies: known([aProperty('domain'), aProperty('industry')]),
    deals: known([
      aProperty('dealtype', { type: 'enumeration', options: options('newbusiness') }),
      aProperty('amount'),
    ]),
    labels: known(['Primary', 'Billing']),
    ...parts,
  }
}

export function hidden(...scopes: string[]): Known<never> {
  return { isKnown: false, why: 'scope', scopes }
}

export function away(): Known<never> {
  return { isKnown: false, why: 'away', scopes: [] }
}

function known<T>(value: T): Known<T> {
  return { isKnown: true, value }
}

function options(...values: string[]) {
  return values.map((value) => ({
    value,
    label: `${value.charAt(0).toUpperCase()}${value.slice(1).toLowerCase()}`,
  }))
}

function aProperty(name: string, more: Partial<LiveProperty> = {}): LiveProperty {
  return {
    name,
    label: name,
    type: 'string',
    fieldType: 'text',
    options: [],
    isReadOnly: false,
    isUnique: false,
    isHidden: false,
    isOwner: false,
    hasOtherOptions: false,
    ...more,
  }
}
