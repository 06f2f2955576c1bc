// To whom an invitation may be mailed.
import { expect, test } from 'vitest'
import { Settings, type SettingsInput } from '../settings/settings.ts'
import { createInviteRules, type Invitee } from './may-invite.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const HOUR_MS = 60 * 60_000
const owners = [{ email: 'ann@team.example' }, { email: 'solo@gmail.com' }, { email: '' }]
const bob: Invitee = {
  email: 'bob@team.example',
  isActive: true,
  isConnected: false,
  consent: 'given',
  lastAt: null,
  times: 0,
}

function whyNot(invitee: Partial<Invitee>, input: SettingsInput = {}) {
  const facts = { settings: Settings.parse(input), owners, domain: 'corp.example', now: NOW }
  return createInviteRules(facts)({ ...bob, ...invitee })
}

// M49
test.each<[string, Partial<Invitee>, SettingsInput, string | null]>([
  ['a member at the domain of a HubSpot user', {}, {}, null],
  ['a member at the domain of the account', { email: 'x@corp.example' }, {}, null],
  [
    'a member at a domain that the settings call one’s own',
    { email: 'x@shop.example' },
    { exclusions: { internal: { domains: ['shop.example'] } } },
    null,
  ],
  ['a HubSpot user with an address of a mail provider', { email: 'solo@gmail.com' }, {}, null],
  ['a stranger at the same mail provider', { email: 'victim@gmail.com' }, {}, 'foreign_domain'],
  ['a stranger', { email: 'x@elsewhere.example' }, {}, 'foreign_domain'],
  ['a stranger below a known domain', { email: 'x@evil.team.example' }, {}, 'foreign_domain'],
  ['an excluded address', {}, { exclusions: { addresses: ['bob@team.example'] } }, 'excluded'],
  ['an excluded domain', {}, { exclusions: { domains: ['team.example'] } }, 'excluded'],
  ['a machine', { email: 'noreply@team.example' }, {}, 'system_address'],
  ['who is connected', { isConnected: true }, {}, 'connected'],
  ['who left', { isActive: false }, {}, 'left'],
  ['whom an admin switched off', { consent: 'off' }, {}, 'off'],
  ['who paused', { consent: 'paused' }, {}, 'off'],
  ['who was invited an hour ago', { lastAt: new Date(NOW.getTime() - HOUR_MS), times: 1 }, {}, 'too_soon'],
  ['who was invited two days ago', { lastAt: new Date(NOW.getTime() - 48 * HOUR_MS), times: 4 }, {}, null],
  [
    'who was invited five times',
    { lastAt: new Date(NOW.getTime() - 48 * HOUR_MS), times: 5 },
    {},
    'too_often',
  ],
])('%s', (_who, invitee, settings, answer) => {
  expect(whyNot(invitee, settings)).toBe(answer)
})
