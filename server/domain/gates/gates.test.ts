// Who is never logged: each rule, its edges, and that one excluded recipient does not stop the others (M43, M44, MX4, MX11, HX2, HX3, L12).
import { describe, expect, test } from 'vitest'
import { Settings, type SettingsInput } from '../settings/settings.ts'
import { ANN, anEmailOpened, anEmailSent } from '../testing/an-event.ts'
import { createGates } from './gate-event.ts'
import { matchesPattern } from './match-address.ts'

const gatesOf = (input: SettingsInput) => createGates(Settings.parse(input))
const to = (...emails: string[]) => anEmailSent({ counterparts: emails.map((email) => ({ email })) })

describe('an address is excluded', () => {
  test.each([
    ['by itself', { addresses: ['Bob@Acme.example'] }, 'bob@acme.example', 'gate.address'],
    ['by its domain', { domains: ['acme.example'] }, 'bob@acme.example', 'gate.domain'],
    ['by the domain above its own', { domains: ['acme.example'] }, 'bob@mail.acme.example', 'gate.domain'],
    ['by a pattern', { patterns: ['*-reply@acme.*'] }, 'never-reply@acme.example', 'gate.pattern'],
    ['as a system address', {}, 'no-reply@acme.example', 'gate.system_address'],
    ['as a system address with a tag', {}, 'Bounces+123@acme.example', 'gate.system_address'],
  ])('%s', (_how, exclusions, email, rule) => {
    const event = to(email.toLowerCase())
    expect(gatesOf({ exclusions }).ofEvent(event)?.rule).toBe(rule)
  })

  test.each([
    ['an address that only ends alike', { domains: ['acme.example'] }, 'bob@notacme.example'],
    ['a person whose name starts like a machine', {}, 'information@acme.example'],
    ['a system address where that is switched off', { system_addresses: false }, 'no-reply@acme.example'],
    ['an address that a pattern matches only in part', { patterns: ['bob@*'] }, 'rob.bob@acme.example'],
  ])('but not %s', (_who, exclusions, email) => {
    expect(gatesOf({ exclusions }).ofEvent(to(email))).toBeNull()
  })
})

test('one excluded recipient does not stop the others', () => {
  const gates = gatesOf({ exclusions: { addresses: ['bob@acme.example'] } })
  const event = to('bob@acme.example', 'eve@acme.example')
  expect(gates.ofEvent(event)).toBeNull()
  expect(gates.ofPerson(event, 'bob@acme.example')).toEqual({
    rule: 'gate.address',
    facts: { email: 'bob@acme.example', entry: 'bob@acme.example' },
  })
  expect(gates.ofPerson(event, 'eve@acme.example')).toBeNull()
})

test('mail among colleagues is internal, mail from outside to one of them is not', () => {
  const gates = gatesOf({ exclusions: { internal: { domains: ['team.example'] } } })
  expect(gates.ofEvent(to('carl@sales.team.example'))?.rule).toBe('gate.internal')
  const stranger = { ...to('carl@team.example'), member: { email: 'ann@agency.example' } }
  expect(gates.ofEvent(stranger)).toBeNull()
})

test('a member who does not sync, a campaign that is not pushed and a type that is off log nothing', () => {
  const opened = anEmailOpened({ campaign: { id: 'c-1', name: 'Spring' } })
  const off = (input: SettingsInput) => gatesOf(input).ofEvent(opened)?.rule
  expect(off({ members: { rules: [{ email: ANN, syncs: false }] } })).toBe('gate.member_off')
  expect(off({ campaigns: [{ campaign: 'c-1', is_pushed: false }] })).toBe('gate.campaign_off')
  expect(off({ campaigns: [{ campaign: 'Spring', is_pushed: false }] })).toBe('gate.campaign_off')
  expect(off({ activities: { stored_as: { 'email.opened': 'nothing' } } })).toBe('gate.activity_off')
})

test('a type that some team logs is decided later, when the team is known', () => {
  const teams = [{ team_id: '7', stored_as: { 'email.opened': 'notes' as const } }]
  const gates = gatesOf({ activities: { stored_as: { 'email.opened': 'nothing' }, teams } })
  expect(gates.ofEvent(anEmailOpened())).toBeNull()
})

test('a pattern made to be slow is not', () => {
  const pattern = `${'*a'.repeat(100)}b`
  expect(matchesPattern('a'.repeat(254), pattern)).toBe(false)
  expect(matchesPattern(`${'a'.repeat(253)}b`, pattern)).toBe(true)
})
