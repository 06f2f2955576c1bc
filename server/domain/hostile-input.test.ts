// Whatever arrives at the door gets an answer: nothing throws, nothing is polluted, nothing that PostgreSQL refuses gets in.
import { expect, test } from 'vitest'
import { cleanInput, DEEPEST } from './clean-input.ts'
import { parseActivityEvent } from './parse-activity-event.ts'
import * as an from './testing/an-event.ts'

const NOW = new Date('2026-11-20T12:00:00Z')

function nested(levels: number): unknown {
  let value: unknown = 'core'
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { deeper: value }
  return value
}

test.each([
  ['null', null],
  ['true', true],
  ['a number', 5],
  ['a text', 'email.sent'],
  ['an empty list', []],
  ['a list of events', [an.anEmailSent()]],
  ['an empty object', {}],
  ['a type that is null', { ...an.anEmailSent(), type: null }],
  ['a type that is a list', { ...an.anEmailSent(), type: ['email.sent'] }],
  ['a type of a megabyte', { type: 'x'.repeat(1_000_000) }],
  ['a type from the prototype', { ...an.anEmailSent(), type: '__proto__' }],
  ['a message that is a list', { ...an.anEmailSent(), message: [] }],
  ['a context that is a list', { ...an.anEmailSent(), context: [1] }],
  ['a time beyond all times', { ...an.anEmailSent(), occurred_at: 1e300 }],
  ['an infinite step', { ...an.anEmailSent(), campaign: { name: 'S', step: JSON.parse('1e400') } }],
  ['a huge size', { ...an.anEmailSent(), message: { attachments: [{ name: 'a', size: 1e300 }] } }],
  ['a NUL as id', { ...an.anEmailSent(), id: '\0' }],
  ['nothing but a prototype', JSON.parse('{"__proto__":{"type":"email.sent"}}')],
  ['200,000 levels', nested(200_000)],
])('%s is refused with a reason', (_what, input) => {
  const parsed = parseActivityEvent(input, NOW)
  expect(parsed.ok).toBe(false)
  for (const problem of parsed.ok ? [] : parsed.errors) {
    expect(problem.message).toMatch(/\.$/)
    expect(problem.fix.length).toBeLessThan(1_000)
  }
})

test('an event may be forty levels deep, and no deeper', () => {
  const inside = DEEPEST - 2
  expect(parseActivityEvent({ ...an.anEmailSent(), context: { deep: nested(inside) } }, NOW).ok).toBe(true)
  expect(
    parseActivityEvent({ ...an.anEmailSent(), context: { deep: nested(inside + 1) } }, NOW),
  ).toMatchObject({
    ok: false,
    errors: [{ pointer: '', code: 'event_too_deep' }],
  })
})

test('NUL characters and halves of characters are taken out', () => {
  const event = an.anEmailSent({ context: { 'k\0ey': 'v\0alue' }, message: { subject: 'a\0b\ud83dc' } })
  expect(parseActivityEvent(event, NOW)).toMatchObject({
    ok: true,
    event: { context: { key: 'value' }, message: { subject: 'ab\ufffdc' } },
  })
})

test('a key named __proto__ changes nothing but itself', () => {
  const text = JSON.stringify(an.anEmailSent()).replace('{', '{"__proto__":{"is_bot":true},')
  const parsed = parseActivityEvent(JSON.parse(text), NOW)
  expect(parsed.ok && Reflect.get(parsed.event, 'is_bot')).toBeUndefined()
  expect(Reflect.get({}, 'is_bot')).toBeUndefined()
})

test('clean input comes back as it was', () => {
  const value = { list: [1, null, 'ä😀', { a: false }], empty: {}, none: [] }
  expect(cleanInput(value)).toEqual(value)
})

test('the input itself is left alone', () => {
  const input = { ...an.anEmailSent(), surprise: { a: ['\0'] } }
  const before = structuredClone(input)
  parseActivityEvent(input, NOW)
  expect(input).toEqual(before)
})
