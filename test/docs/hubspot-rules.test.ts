// Holds docs/hubspot-rules.md against the list of questions it is made from.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { RULES_PAGE } from '../../scripts/hubspot-verify/command.ts'
import { TOPICS } from '../../scripts/hubspot-verify/questions.ts'
import { rulesPage } from '../../scripts/hubspot-verify/rules-page.ts'

test('the published rules are those that are asked', async () => {
  const page = await readFile(RULES_PAGE, 'utf8')
  expect(page, 'npm run hubspot:verify -- --write-docs').toBe(rulesPage(TOPICS))
})

test('every question has a name of its own', () => {
  const ids = TOPICS.flatMap(({ questions }) => questions.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
})
