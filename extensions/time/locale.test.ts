import { expect, test } from 'vitest'
import { localeFor } from './locale.ts'

test("writes dates as the person's HubSpot does, when that is the language of the words", () => {
  expect(localeFor('en', 'en-gb')).toBe('en-GB')
  expect(localeFor('en', 'en_AU')).toBe('en-AU')
})

test('never mixes two languages in one line', () => {
  expect(localeFor('en', 'de-de')).toBe('en')
})

test.each([undefined, '', 'not a locale', '-'])('does without a locale it cannot read (%j)', (locale) => {
  expect(localeFor('en', locale)).toBe('en')
})
