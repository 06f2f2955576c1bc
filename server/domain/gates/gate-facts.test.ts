// Who is left out by what only HubSpot tells: whose addresses are one contact's, and who are the account's own people (M43, M44, HX3, L12).
import { describe, expect, test } from 'vitest'
import type { ActivityEvent } from '../activity-event.ts'
import { counterpartsOf } from '../counterparts.ts'
import { Settings, type SettingsInput } from '../settings/settings.ts'
import { ANN, aContact, anEmailReceived, anEmailSent, anOwner } from '../testing/an-event.ts'
import { gatesOf as gatesOfDocument } from './gate-event.ts'
import type { GateFacts } from './gate-facts.ts'
import { leaveOutListed } from './leave-out-listed.ts'

const gatesOf = (input: SettingsInput, facts: GateFacts = {}) => gatesOfDocument(Settings.parse(input), facts)
const to = (...emails: string[]) => anEmailSent({ counterparts: emails.map((email) => ({ email })) })

describe('mail among colleagues is internal', () => {
  const users = (...emails: string[]): GateFacts => ({ owners: emails.map((email) => anOwner({ email })) })
  const internal = { domains: ['team.example'] }
  const ruleFor = (event: ActivityEvent, exclusions: object, facts: GateFacts = {}) =>
    gatesOf({ exclusions }, facts).ofEvent(event)

  test.each([
    ['at a domain that is listed', 'carl@team.example', { internal }, {}, { entry: 'team.example' }],
    ['below it', 'carl@eu.team.example', { internal }, {}, { entry: 'team.example' }],
    ['where users are', 'carl@team.example', {}, users(ANN), { entry: 'team.example', by: 'users' }],
    ['of users at mail providers', 'carl@gmail.com', {}, users('carl@gmail.com'), { by: 'user' }],
  ])('%s', (_where, email, exclusions, facts, said) => {
    expect(ruleFor(to(email), exclusions, facts)).toEqual({ rule: 'gate.internal', facts: said })
  })

  test('whatever the domain that the member writes from', () => {
    const event = { ...to('boss@team.example'), member: { email: 'ann@getteam.example' } }
    expect(ruleFor(event, { internal })?.rule).toBe('gate.internal')
  })

  test.each([
    ['of mail providers, where a user is, too', 'carl@gmail.com', {}, users('ann@gmail.com')],
    [
      'where only a user was who has left',
      'carl@team.example',
      {},
      { owners: [anOwner({ isArchived: true })] },
    ],
    ['of users, where that is off', 'carl@team.example', { internal: { has_users: false } }, users(ANN)],
    ['at all, where it is logged', 'carl@team.example', { internal: { is_left_out: false } }, users(ANN)],
    ['at the door, where nobody knows the users', 'carl@team.example', {}, {}],
  ])('but not %s', (_what, email, exclusions, facts) => {
    expect(ruleFor(to(email), exclusions, facts)).toBeNull()
  })
})

describe('a contact is excluded by each of their addresses', () => {
  const ines = aContact({ emails: ['ines.moreau@globex.example', 'ines@moreau.example'] })
  const facts = { contacts: new Map([['ines@moreau.example', ines]]) }
  const bob = 'bob@acme.example'

  test.each([
    ['an address', { addresses: ['ines.moreau@globex.example'] }, 'gate.address', { by: 'contact' }],
    ['a domain', { domains: ['globex.example'] }, 'gate.domain', { entry: 'globex.example', by: 'contact' }],
    ['a pattern', { patterns: ['*@globex.*'] }, 'gate.pattern', { entry: '*@globex.*', by: 'contact' }],
  ])('by %s', (_how, exclusions, rule, said) => {
    const gates = gatesOf({ exclusions }, facts)
    expect(gates.ofEvent(to('ines@moreau.example'))).toEqual({ rule, facts: said })
    const both = to('ines@moreau.example', bob)
    expect(gates.ofEvent(both)).toBeNull()
    expect(counterpartsOf(leaveOutListed(both, gates).event).map(({ email }) => email)).toEqual([bob])
    const message = { from: { email: 'ines@moreau.example' } }
    const theirs = anEmailReceived({
      counterparts: [{ email: bob }, { email: 'ines@moreau.example' }],
      message,
    })
    expect(gates.ofEvent(theirs)?.rule).toBe(rule)
  })

  test('at the door only by the one that is named', () => {
    expect(
      gatesOf({ exclusions: { domains: ['globex.example'] } }).ofEvent(to('ines@moreau.example')),
    ).toBeNull()
  })
})
