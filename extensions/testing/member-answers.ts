// Answers about members for tests. Only what matters to a promise is given; the rest is here.
import type { MeAnswer, MembersAnswer, OwnMember, SettingsMember } from '../../server/http/members/answers.ts'
import { anAccount } from './answers.ts'

export function anOwnMember(given: Partial<OwnMember> = {}): OwnMember {
  return {
    email: 'ben@northwind.example',
    is_known: true,
    state: 'connected',
    since: '2026-11-18T12:00:00.000Z',
    by: 'same_address',
    waiting: 0,
    ...given,
  }
}

export function aMe(given: Partial<MeAnswer> = {}): MeAnswer {
  return {
    email: 'ben@northwind.example',
    must_connect: false,
    members: [anOwnMember()],
    account: anAccount(),
    ...given,
  }
}

export function aMember(given: Partial<SettingsMember> = {}): SettingsMember {
  return {
    email: 'eve@agency.example',
    name: null,
    is_active: true,
    known_since: '2026-10-01T08:00:00.000Z',
    last_activity_at: '2026-11-20T11:00:00.000Z',
    owner: null,
    owner_rule: null,
    connection: null,
    consent: 'given',
    paused_at: null,
    invitation: null,
    waiting: 0,
    problems: [{ code: 'unmapped', text: 'No HubSpot user has their address.' }],
    rule: { owner_id: null, syncs: true, touch: null },
    is_changed: false,
    ...given,
  }
}

export function aMembersPage(given: Partial<MembersAnswer> = {}): MembersAnswer {
  const members = given.members ?? [aMember()]
  return {
    members,
    counts: { all: 1, attention: 1, not_connected: 1, connected: 0, unmapped: 1, off: 0, left: 0 },
    found: members.length,
    is_complete: true,
    must_connect: false,
    touch: { contacts: 'all', companies: 'all', deals: 'all', tickets: 'all' },
    can_mail: true,
    is_admin: true,
    ...given,
  }
}
