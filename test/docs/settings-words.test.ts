// Holds the words of the settings page against the schema: every setting and every choice has a name there, the one of docs/settings.md.
import { expect, test } from 'vitest'
import { FIELDS, VALUES } from '../../extensions/words/english/settings-names.ts'
import { type SchemaNode, SETTINGS_SCHEMA } from '../../server/domain/settings/setting-names.ts'

type Found = { path: string; title: string | undefined; choices: string[] }

const found = settingsIn(SETTINGS_SCHEMA)

/** Every setting below this one, without the places of entries. */
function settingsIn(node: SchemaNode, path = ''): Found[] {
  const fields = Object.entries(node.properties ?? {}).flatMap(([name, inner]) => {
    const own = path ? `${path}.${name}` : name
    return [{ path: own, title: inner.title, choices: choicesOf(inner) }, ...settingsIn(inner, own)]
  })
  const inside = [node.items, ...(node.anyOf ?? [])].filter((one) => one !== undefined)
  return [...fields, ...inside.flatMap((one) => settingsIn(one, path))]
}

function choicesOf(node: SchemaNode): string[] {
  const values: unknown =
    node.enum ?? node.items?.enum ?? Reflect.get(Object(node.additionalProperties), 'enum')
  return Array.isArray(values) ? values.map(String) : []
}

test('the schema was read', () => {
  expect(found.length).toBeGreaterThan(50)
  expect(found.filter(({ choices }) => choices.length > 0).length).toBeGreaterThan(10)
})

test.each(found)('$path is called the same on the page and in the documentation', ({ path, title }) => {
  expect(new Map(Object.entries(FIELDS)).get(path)).toBe(title)
})

test.each(found.filter(({ choices }) => choices.length > 0))(
  'each choice of $path has words',
  ({ path, choices }) => {
    const words = new Map<string, Record<string, string>>(Object.entries(VALUES)).get(path)
    expect(Object.keys(words ?? {}).toSorted()).toEqual(choices.toSorted())
  },
)

test('the page names nothing that is no setting', () => {
  expect(Object.keys(FIELDS).filter((path) => !found.some((one) => one.path === path))).toEqual([])
})
