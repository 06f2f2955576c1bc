// Whoever is deleted for privacy reasons leaves the settings too, and these stay a document that can be read (G31).
import { expect, test } from 'vitest'
import { forgetInSettings } from './forget-in-settings.ts'
import { Settings } from './settings/settings.ts'

const KARL = 'karl@acme.example'

test('their entries leave lists and rules; whoever else is named stays, and so does everything else', () => {
  const document = Settings.parse({
    exclusions: {
      addresses: [KARL, 'kim@acme.example'],
      patterns: [`*${KARL}`, 'press@*'],
      domains: ['acme.example'],
    },
    members: {
      rules: [
        { email: KARL, syncs: false },
        { email: 'ann@team.example', syncs: false },
      ],
    },
    record_creation: { contacts: { defaults: { jobtitle: `Ask Karl@Acme.example first` } } },
  })
  const without = Settings.parse(forgetInSettings(document, new Set([KARL])))
  expect(JSON.stringify(without).toLowerCase()).not.toContain(KARL)
  expect(without.exclusions).toMatchObject({
    addresses: ['kim@acme.example'],
    patterns: ['press@*'],
    domains: ['acme.example'],
  })
  expect(without.members.rules.map(({ email }) => email)).toEqual(['ann@team.example'])
  expect(without.record_creation.contacts.defaults).toEqual({ jobtitle: 'Ask [erased] first' })
})

test('a document that does not name them stays as it is', () => {
  const document = Settings.parse({ exclusions: { addresses: ['kim@acme.example'] } })
  expect(forgetInSettings(document, new Set([KARL]))).toEqual(document)
})
