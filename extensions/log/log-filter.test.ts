import { expect, test } from 'vitest'
import { isFiltered, NO_FILTER, questionOf } from './log-filter.ts'

test('everything is no question of its own', () => {
  expect(questionOf(NO_FILTER)).toEqual({ states: [], type: '', search: '' })
  expect(isFiltered({ ...NO_FILTER, search: '   ' })).toBe(false)
  expect(isFiltered({ ...NO_FILTER, search: ' a' })).toBe(true)
})

test('endless words are cut between letters, so that they can be written into an address', () => {
  const { search } = questionOf({ ...NO_FILTER, search: `${'a'.repeat(99)}😀😀` })
  expect(search).toBe(`${'a'.repeat(99)}😀`)
  const half = questionOf({ ...NO_FILTER, search: '\ud83d' }).search
  expect(() => encodeURIComponent(half)).not.toThrow()
})
