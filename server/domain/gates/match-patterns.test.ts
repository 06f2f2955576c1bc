// A pattern means what it says, alone and among a thousand, and no list of patterns makes an address slow to look up.
import { describe, expect, test } from 'vitest'
import { createPatternMatcher, lettersOf, MOST_LETTERS } from './match-patterns.ts'

const fits = (text: string, pattern: string) => createPatternMatcher([pattern]).match(text) === pattern

describe('a pattern', () => {
  test.each([
    ['*-noreply@*.example.com', 'a-noreply@mail.example.com', true],
    ['*-noreply@*.example.com', 'a-noreply@example.com', false],
    ['bob@*', 'bob@acme.example', true],
    ['bob@*', 'rob.bob@acme.example', false],
    ['*bob@acme.example', 'bob@acme.example', true],
    ['b?b@acme.example', 'bib@acme.example', true],
    ['b?b@acme.example', 'bb@acme.example', false],
    ['bob@acme.example', 'bob@acme.example', true],
    ['bob@acme.example', 'bob@acme.example.org', false],
    ['*a*b*', 'xxaxxbxx', true],
    ['*a*b*', 'xxbxxaxx', false],
    ['**', '', true],
    ['?', '', false],
    ['*é*', 'é', false],
    [`${'*a'.repeat(100)}b`, 'a'.repeat(254), false],
    [`${'*a'.repeat(100)}b`, `${'a'.repeat(253)}b`, true],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(fits(text, pattern)).toBe(expected)
  })

  test('means the same as the regular expression that it stands for, among others as alone', () => {
    // All patterns of up to four letters out of these, and all texts of up to five.
    const words = (letters: string, most: number): string[] =>
      most === 0
        ? ['']
        : ['', ...words(letters, most - 1).flatMap((word) => [...letters].map((one) => one + word))]
    const patterns = [...new Set(words('ab?*', 4))].filter((pattern) => pattern !== '')
    const texts = [...new Set(words('ab', 5))]
    const asked = patterns.map((pattern) => {
      const source = pattern.replaceAll('*', '.*').replaceAll('?', '.')
      return { pattern, expression: new RegExp(`^${source}$`), alone: createPatternMatcher([pattern]) }
    })
    const together = createPatternMatcher(patterns)
    for (const text of texts) {
      const fitting = asked.filter(({ expression }) => expression.test(text)).map(({ pattern }) => pattern)
      const alone = asked.filter(({ alone }) => alone.match(text) !== null).map(({ pattern }) => pattern)
      expect(alone).toEqual(fitting)
      expect(together.match(text)).toBe(fitting[0] ?? null)
    }
  })
})

test('what an address costs depends on its length and on the letters of the list, never on what they are', () => {
  const hostile = Array.from({ length: 80 }, (_, n) => `*${'a'.repeat(120)}${n}*`)
  const harmless = hostile.map((pattern) => pattern.replaceAll('a', 'b'))
  expect(lettersOf(hostile)).toBeLessThan(MOST_LETTERS)
  expect(createPatternMatcher(hostile).width).toBe(createPatternMatcher(harmless).width)
  expect(createPatternMatcher(hostile).width).toBeLessThanOrEqual(MOST_LETTERS / 32 + hostile.length)
})
