// What changed between two versions of the settings, field by field, in names that people know. Pure.
import { ENTRY_KEYS, nameOfPath } from './setting-names.ts'
import type { Settings } from './settings.ts'

export type SettingsChange = {
  /** Such as `members.rules[ann@northwind.example].owner_id`. */
  path: string
  /** Such as `Members › ann@northwind.example › Owner`. */
  name: string
} & (
  | { kind: 'changed'; before: unknown; after: unknown }
  /** Entries of a list that came or went: so many of them as fit, and how many there are in all. */
  | { kind: 'list'; added: unknown[]; removed: unknown[]; added_in_all: number; removed_in_all: number }
  | { kind: 'reordered'; before: unknown; after: unknown }
)

export type SettingsDiff = {
  changes: SettingsChange[]
  /** More than `changes` has when there are too many to be listed. */
  changes_in_all: number
}

const MOST_CHANGES = 200
const MOST_ENTRIES = 50
const LONGEST_TEXT = 500

export function diffSettings(before: Settings, after: Settings): SettingsDiff {
  const changes: SettingsChange[] = []
  compare([], before, after)
  return { changes: changes.slice(0, MOST_CHANGES), changes_in_all: changes.length }

  function compare(path: readonly string[], old: unknown, now: unknown): void {
    if (isEqual(old, now)) return
    if (Array.isArray(old) && Array.isArray(now)) {
      compareLists(path, old, now)
      return
    }
    if (isObject(old) && isObject(now)) {
      const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
      for (const name of names) compare([...path, name], old[name], now[name])
      return
    }
    changes.push({ ...named(path), kind: 'changed', before: brief(old), after: brief(now) })
  }

  /** Lists are sets to people: what came, what went, and what changed within entries that have a key. */
  function compareLists(path: readonly string[], old: readonly unknown[], now: readonly unknown[]): void {
    const key = ENTRY_KEYS[path.join('.')]
    const keyOf = (entry: unknown) =>
      key !== undefined && isObject(entry) ? String(entry[key]) : textOf(entry)
    const oldByKey = new Map(old.map((entry) => [keyOf(entry), entry]))
    const nowByKey = new Map(now.map((entry) => [keyOf(entry), entry]))
    const added = [...nowByKey].filter(([name]) => !oldByKey.has(name)).map(([, entry]) => entry)
    const removed = [...oldByKey].filter(([name]) => !nowByKey.has(name)).map(([, entry]) => entry)
    if (added.length + removed.length > 0) {
      changes.push({
        ...named(path),
        kind: 'list',
        added: added.slice(0, MOST_ENTRIES).map(brief),
        removed: removed.slice(0, MOST_ENTRIES).map(brief),
        added_in_all: added.length,
        removed_in_all: removed.length,
      })
    }
    const stayed = [...nowByKey].filter(([name]) => oldByKey.has(name))
    if (key !== undefined) {
      for (const [name, entry] of stayed) compare([...path, name], oldByKey.get(name), entry)
    }
    const order = stayed.map(([name]) => name)
    const orderBefore = [...oldByKey.keys()].filter((name) => nowByKey.has(name))
    if (!isEqual(orderBefore, order)) {
      const [from, to] = [orderBefore, order].map((names) => names.slice(0, MOST_ENTRIES).map(brief))
      changes.push({ ...named(path), kind: 'reordered', before: from, after: to })
    } else if (added.length + removed.length === 0 && old.length !== now.length) {
      changes.push({ ...named(path), kind: 'changed', before: old.length, after: now.length })
    }
  }

  /** A step may be the key of an entry, so the name is looked up by the schema alone. */
  function named(path: readonly string[]): { path: string; name: string } {
    return { path: pathText(path), name: nameOfPath(path, undefined) }
  }
}

function pathText(path: readonly string[]): string {
  return path.reduce((text, step, index) => {
    const isEntry = ENTRY_KEYS[path.slice(0, index).join('.')] !== undefined
    if (isEntry || !/^\w+$/.test(step)) return `${text}[${step}]`
    return text === '' ? step : `${text}.${step}`
  }, '')
}

/** A history shows what changed, and is no second copy of long texts. What was not there is null. */
function brief(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value
  if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES).map(brief)
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, brief(part)]))
  return value ?? null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEqual(a: unknown, b: unknown): boolean {
  return a === b || textOf(a) === textOf(b)
}

/** The same text for the same contents, whatever the order in which fields were written. */
function textOf(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part) =>
      isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
    ) ?? ''
  )
}
