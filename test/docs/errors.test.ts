// Holds docs/errors.md against the codes: links in answers lead there, and must arrive somewhere.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FIELD_PROBLEM_CODES } from '../../server/domain/field-problem.ts'
import { REASONS } from '../../server/domain/reason.ts'
import { SETTINGS_FINDING_CODES } from '../../server/domain/settings/finding.ts'
import { PROBLEMS } from '../../server/http/problem.ts'
import type { MailWarning } from '../../server/ingest/mail/mail-warning.ts'

// An object, because the compiler then asks for every one of them.
const WARNINGS: Record<MailWarning['code'] | 'unknown_field', true> = {
  unknown_field: true,
  address_left_out: true,
  recipients_cut: true,
  date_from_received: true,
}

const CODES = [PROBLEMS, WARNINGS, REASONS]
  .flatMap((codes) => Object.keys(codes))
  .concat(FIELD_PROBLEM_CODES, SETTINGS_FINDING_CODES)

/** What stands below each heading of the third level. */
function readParagraphs(): Map<string, string> {
  const text = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
  const sections = text.split(/^### /m).slice(1)
  return new Map(
    sections.map((section) => {
      const [code = '', ...lines] = section.split('\n')
      const paragraph = lines.join('\n').split(/^## /m)[0] ?? ''
      return [code, paragraph.trim()]
    }),
  )
}

test('every code has its paragraph, and every paragraph its code', () => {
  expect([...readParagraphs().keys()].sort()).toEqual([...CODES].sort())
})

test('a code means one thing, so that its address leads to one paragraph', () => {
  expect(new Set(CODES).size).toBe(CODES.length)
})

test('no paragraph is empty', () => {
  const empty = [...readParagraphs()].filter(([, paragraph]) => paragraph.length < 15)
  expect(empty).toEqual([])
})

test.each(['retrying', 'held', 'failed'])(
  'the reasons of events that are %s stand under that state',
  (state) => {
    const text = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
    const group = text.split(/^## /m).find((part) => part.includes(`Status \`${state}\``)) ?? ''
    const listed = [...group.matchAll(/^### (\w+)$/gm)].map(([, code]) => code)
    const reasons = Object.entries(REASONS).flatMap(([reason, its]) => (its === state ? [reason] : []))
    expect(listed).toEqual(reasons)
  },
)
