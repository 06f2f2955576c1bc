// Holds docs/cards.md against its pictures: none is missing, none is left over, none is heavy.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'

const docs = new URL('../../docs/', import.meta.url)
const text = readFileSync(new URL('cards.md', docs), 'utf8')
const taken = readdirSync(new URL('images/cards/', docs)).map((name) => `images/cards/${name}`)

test('docs/cards.md shows every picture of a card, and only such as there are', () => {
  const shown = [...text.matchAll(/src="([^"]+)"/g)].map(([, path]) => path)
  expect(shown.toSorted()).toEqual(taken.toSorted())
})

test('every picture has words for those who do not see it', () => {
  for (const [picture] of text.matchAll(/<img [^>]+>/g)) expect(picture).toMatch(/ alt="[^"]{6,}"/)
})

test.each(taken)('%s takes at most 100 kB', (path) => {
  expect(statSync(new URL(path, docs)).size).toBeLessThanOrEqual(100_000)
})
