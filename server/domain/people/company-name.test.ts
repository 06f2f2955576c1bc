// A company is found by its name only if it is the same name, and never by what is no name (L25, G6).
import { expect, test } from 'vitest'
import { comparableName } from './company-name.ts'

test.each([
  ['ACME, Inc.', 'Acme Inc'],
  ['  acme   inc ', 'Acme Inc.'],
  ['Müller-Bau GmbH', 'MÜLLER BAU GMBH'],
  ['Ｇｌｏｂｅｘ', 'Globex'],
])('%s and %s are one name', (one, other) => {
  expect(comparableName(one)).toBe(comparableName(other))
})

test.each([
  ['Acme', 'Acme Inc'],
  ['Acme Europe', 'Acme'],
])('%s and %s are two names', (one, other) => {
  expect(comparableName(one)).not.toBe(comparableName(other))
})

test.each(['-', 'N/A', 'self-employed', 'Freelance', 'Stealth Startup', 'x', ''])(
  '%s names no company',
  (name) => {
    expect(comparableName(name)).toBeNull()
  },
)
