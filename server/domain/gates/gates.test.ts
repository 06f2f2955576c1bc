// Who is never logged: each rule, its edges, and that one excluded recipient does not stop the others (M43, M44, MX4, MX11, HX2, HX3, L12).
import { describe, expect, test } from 'vitest'
import type { AnyCounterpart } from '../activity-event.ts'
import { counterpartsOf, direction } from '../counterparts.ts'
import { parseActivityEvent } from '../parse-activity-event.ts'
import { Settings, type SettingsInput } from '../settings/settings.ts'
import { aLinkedinMessage } from '../testing/an-activity.ts'
import {
  ANN,
  anEmailOpened,
  anEmailReceived,
  anEmailSent,
  aReplyOfAContact,
  aReplyOfAMember,
} from '../testing/an-event.ts'
import { gateSteps, gatesOf as gatesOfDocument } from './gate-event.ts'
import { leaveOutListed } from './leave-out-listed.ts'

const gatesOf = (input: SettingsInput) => gatesOfDocument(Settings.parse(input))
const byAddress = (email: string) => ({ person: { email }, keys: [email] })
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

describe('whoever is told to be of an excluded company', () => {
  const lena = { first_name: 'Lena', linkedin_url: 'https://www.linkedin.com/in/lena' }
  const messageTo = (...counterparts: AnyCounterpart[]) =>
    aLinkedinMessage('linkedin.message_sent', { counterparts })

  test.each([
    ['by its domain', { domains: ['law.example'] }, 'law.example', 'gate.domain'],
    ['by a domain above it', { domains: ['law.example'] }, 'www.law.example', 'gate.domain'],
    ['by a pattern for all of it', { patterns: ['*@*.law.example'] }, 'eu.law.example', 'gate.pattern'],
    ['as the own one', { internal: { domains: ['law.example'] } }, 'law.example', 'gate.internal'],
  ])('is excluded %s, without any address', (_how, exclusions, company_domain, rule) => {
    expect(gatesOf({ exclusions }).ofEvent(messageTo({ ...lena, company_domain }))?.rule).toBe(rule)
  })

  test('is excluded at a private address, too', () => {
    const gates = gatesOf({ exclusions: { domains: ['law.example'] } })
    const event = messageTo({ email: 'lena@gmail.com', company_domain: 'law.example' })
    expect(gates.ofEvent(event)?.rule).toBe('gate.domain')
  })

  test('leaves no name behind in what is kept for the others', () => {
    const gates = gatesOf({ exclusions: { domains: ['law.example'] } })
    const bob = { email: 'bob@acme.example' }
    const left = leaveOutListed(messageTo({ ...lena, company_domain: 'law.example' }, bob), gates)
    expect(left.event.counterparts).toEqual([bob])
    expect(left.steps).toEqual([{ rule: 'gate.domain', facts: { entry: 'law.example' } }])
  })

  test.each([
    ['where only people of it are listed', { patterns: ['lena@law.example'] }],
    ['where another one is meant', { domains: ['notlaw.example'] }],
  ])('is logged %s', (_where, exclusions) => {
    const event = messageTo({ ...lena, company_domain: 'law.example' })
    expect(gatesOf({ exclusions }).ofEvent(event)).toBeNull()
  })
})

test('one excluded recipient does not stop the others', () => {
  const gates = gatesOf({ exclusions: { addresses: ['bob@acme.example'] } })
  const event = to('bob@acme.example', 'eve@acme.example')
  expect(gates.ofEvent(event)).toBeNull()
  expect(gates.ofPerson(event, byAddress('bob@acme.example'))).toEqual({
    rule: 'gate.address',
    facts: {},
  })
  expect(gates.ofPerson(event, byAddress('eve@acme.example'))).toBeNull()
})

test('a member who does not sync, a campaign that is not pushed and a type that is off log nothing', () => {
  const opened = anEmailOpened({ campaign: { id: 'c-1', name: 'Spring' } })
  const off = (input: SettingsInput) => gatesOf(input).ofEvent(opened)?.rule
  expect(off({ members: { rules: [{ email: ANN, syncs: false }] } })).toBe('gate.member_off')
  expect(off({ campaigns: [{ campaign: 'c-1', is_pushed: false }] })).toBe('gate.campaign_off')
  expect(off({ campaigns: [{ campaign: 'Spring', is_pushed: false }] })).toBe('gate.campaign_off')
  expect(off({ activities: { stored_as: { 'email.opened': 'nothing' } } })).toBe('gate.activity_off')
})

test('a type that is off is off at once, too, where teams or roles say so again', () => {
  const off = { stored_as: { 'email.opened': 'nothing' as const } }
  for (const some of [{ teams: [{ team_id: '7', ...off }] }, { roles: [{ role_id: '5', ...off }] }]) {
    const gates = gatesOf({ activities: { ...off, ...some } })
    expect(gates.ofEvent(anEmailOpened())?.rule).toBe('gate.activity_off')
  }
  const team = { team_id: '7', stored_as: { 'email.opened': 'notes' as const } }
  const some = gatesOf({ activities: { ...off, teams: [team], roles: [{ role_id: '5', ...off }] } })
  expect(some.ofEvent(anEmailOpened())).toBeNull()
})

test('a type that some team or role logs is decided later, when the member’s are known', () => {
  const logged = { stored_as: { 'email.opened': 'notes' as const } }
  for (const some of [{ teams: [{ team_id: '7', ...logged }] }, { roles: [{ role_id: '5', ...logged }] }]) {
    const gates = gatesOf({ activities: { stored_as: { 'email.opened': 'nothing' }, ...some } })
    expect(gates.ofEvent(anEmailOpened())).toBeNull()
  }
})

describe('what an excluded person wrote', () => {
  const gates = gatesOf({ exclusions: { domains: ['law.example', 'team.example'] } })
  const writtenBy = (email: string) =>
    anEmailReceived({
      counterparts: [{ email: 'bob@acme.example' }, { email }],
      message: { from: { email } },
    })

  test('is logged for nobody', () => {
    expect(gates.ofEvent(writtenBy('lena@law.example'))).toEqual({
      rule: 'gate.domain',
      facts: { entry: 'law.example' },
    })
  })

  test('is logged for the others where it is a colleague of the member', () => {
    expect(gates.ofEvent(writtenBy('carl@team.example'))).toBeNull()
  })
})

// MX4: the names stand for machines, and for boxes that people share. A tool that names a customer beside them knows more.
test('what came from a system address is logged for whoever else the tool names, and for nobody where it names nobody', () => {
  const gates = gatesOf({})
  const message = { from: { email: 'info@acme.example' } }
  const [info, bob] = [{ email: 'info@acme.example' }, { email: 'bob@acme.example' }]
  expect(gates.ofEvent(anEmailReceived({ counterparts: [info], message }))?.rule).toBe('gate.system_address')
  expect(gates.ofEvent(anEmailReceived({ counterparts: [info, bob], message }))).toBeNull()
})

describe('what is kept of a message to an excluded person and to others', () => {
  const LENA = 'lena@law.example'
  const gates = gatesOf({ exclusions: { domains: ['law.example'], patterns: ['l*@law.*'] } })
  const lena = { email: LENA, first_name: 'Lena', last_name: 'Lawless' }
  const bob = { email: 'bob@acme.example' }

  test.each([
    [
      'mail to both',
      anEmailSent({
        counterparts: [bob, lena],
        message: {
          to: [{ email: LENA, name: 'Lena Lawless' }, bob],
          cc: [{ email: LENA }],
          bcc: [{ email: LENA }],
        },
        context: { recipients: ['Lena Lawless'], also: LENA },
      }),
    ],
    ['mail whose headers name both', anEmailSent({ message: { to: [bob, { email: LENA }] } })],
    ['a message beyond mail', aLinkedinMessage('linkedin.message_sent', { counterparts: [lena, bob] })],
  ])('of %s: everything but the person', (_what, event) => {
    const { event: left, steps } = leaveOutListed(event, gates)
    expect(JSON.stringify(left)).not.toMatch(/lena|lawless/i)
    expect(steps).toEqual([{ rule: 'gate.domain', facts: { entry: 'law.example' } }])
    expect(counterpartsOf(left)).toEqual([bob])
    expect(parseActivityEvent(left, new Date(event.occurred_at))).toMatchObject({ ok: true })
    expect(leaveOutListed(left, gates)).toEqual({ event: left, steps: [] })
  })

  test('who wrote it stays known', () => {
    const counterparts = [lena, bob]
    const byMember = aReplyOfAMember({ counterparts })
    const byContact = aReplyOfAContact({ counterparts })
    for (const event of [byMember, byContact]) {
      const { replied_by: _said, ...silent } = event
      expect(direction(leaveOutListed(silent, gates).event)).toBe(direction(silent))
    }
  })

  test('where nobody is excluded: the event as it came', () => {
    const event = anEmailSent({ context: { a: 1 } })
    expect(leaveOutListed(event, gates).event).toBe(event)
  })

  test('the member is never left out of their own mail', () => {
    const event = anEmailReceived({ message: { to: [{ email: ANN }] } })
    const own = gatesOf({ exclusions: { domains: [ANN.split('@')[1] ?? ''] } })
    expect(leaveOutListed(event, own).event).toBe(event)
  })
})

test('of several people whom one entry leaves out only the number is told', () => {
  const gate = { rule: 'gate.domain', facts: { entry: 'law.example' } } as const
  expect(gateSteps([gate, { rule: 'gate.address', facts: {} }, gate])).toEqual([
    { rule: 'gate.domain', facts: { entry: 'law.example', people: 2 } },
    { rule: 'gate.address', facts: {} },
  ])
})

test('what a gate says names nobody', () => {
  const gates = gatesOf({
    exclusions: {
      addresses: ['bob@acme.example'],
      domains: ['law.example'],
      internal: { domains: ['team.example'] },
    },
  })
  const people = ['bob@acme.example', 'lena@law.example', 'no-reply@acme.example', 'carl@team.example']
  const said = people.map((email) => gates.ofPerson(to(email), byAddress(email)))
  expect(said).not.toContain(null)
  expect(JSON.stringify(said)).not.toMatch(/bob|lena|carl/)
})
