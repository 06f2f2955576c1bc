// Holds docs/settings.md against the schema it is made from, and the schema against its promise to explain every setting.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { SETTINGS_PAGE, settingsPage } from '../../scripts/settings-docs/page.ts'
import { type SchemaNode, SETTINGS_SCHEMA } from '../../server/domain/settings/setting-names.ts'
import { DEFAULT_SETTINGS } from '../../server/domain/settings/settings.ts'

test('the published settings are those that are checked', async () => {
  expect(await readFile(SETTINGS_PAGE, 'utf8'), 'node scripts/settings-docs.ts').toBe(settingsPage())
})

test('every setting has a title, and every one that is no group is explained', () => {
  const unexplained: string[] = []
  walk('', SETTINGS_SCHEMA)
  expect(unexplained).toEqual([])

  function walk(path: string, node: SchemaNode): void {
    const inner = node.anyOf?.find((one) => one.type !== 'null') ?? node
    for (const [name, field] of Object.entries(inner.properties ?? {})) {
      const isGroup = field.properties !== undefined
      if (!field.title || (!field.description && !isGroup)) unexplained.push(`${path}.${name}`)
      walk(`${path}.${name}`, field)
    }
    if (inner.items) walk(`${path}[]`, inner.items)
  }
})

test('every setting stands on the page, with its default', async () => {
  const page = await readFile(SETTINGS_PAGE, 'utf8')
  const leaves = leavesOf('', DEFAULT_SETTINGS)
  expect(leaves.length).toBeGreaterThan(30)
  for (const [path, value] of leaves) {
    const line = page.split('\n').find((one) => one.startsWith(`| \`${path}\` `))
    expect(line, path).toContain(`| \`${JSON.stringify(value)}\` |`)
  }
})

function leavesOf(path: string, value: unknown): [string, unknown][] {
  const isGroup =
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
  if (!isGroup) return path === 'campaigns' ? [] : [[path, value]]
  return Object.entries(value).flatMap(([name, part]) => leavesOf(path ? `${path}.${name}` : name, part))
}
