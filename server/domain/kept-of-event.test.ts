// Who stays in what is kept of an event that is logged for others: docs/privacy.md promises it (M41, M43, M44, HX3, L12).
import { expect, test } from 'vitest'
import { plan } from './plan.ts'
import type { SettingsInput } from './settings/settings.ts'
import * as an from './testing/an-event.ts'

const EVE = 'eve@new.example'
const INES = 'ines@moreau.example'
const ines = an.aContact({ id: '102', emails: ['ines.moreau@globex.example', INES] })

test.each<[string, string, string, NonNullable<SettingsInput['exclusions']>, boolean]>([
  ['whom a list means by another address goes', INES, 'gate.domain', { domains: ['globex.example'] }, false],
  ['a colleague stays', 'carl@team.example', 'gate.internal', {}, true],
  ['who is not known stays', EVE, 'gate.not_known', { known_contacts_only: { is_on: true } }, true],
])('beside a customer %s', (_who, email, rule, exclusions, isKept) => {
  const event = an.aReplyOfAContact({ counterparts: [{ email: an.BOB }, { email }] })
  const owners = [an.anOwner({ email: an.ANN })]
  const contacts = [an.aContact(), ines]
  const facts = an.hubspotKnows({ contacts, owners, settings: { exclusions } })
  const { events, newContacts } = plan(an.due(event), facts)
  expect(newContacts).toEqual([])
  expect(events[0]?.outcome.kind).toBe('write')
  expect(events[0]?.trace.map((step) => step.rule)).toContain(rule)
  expect(JSON.stringify(events[0]?.keeps ?? event).includes(email)).toBe(isKept)
})
