// Puts what one person changed on top of what another saved meanwhile: field by field, and of lists what came and what went. Where both
// changed the same field, mine stands, and theirs is kept beside it, so that neither is lost. Pure.
import type { Settings } from '../../../server/domain/settings/settings.ts'
import type { DocumentView } from '../../../server/http/settings/answers.ts'
import { entryKeyOf, isObject, isSame, type Place, putAt, stepsOf, valueAt } from './places.ts'

/** Both changed it, each to something else. Undefined: took it away. */
export type Clash = { place: Place; mine: unknown; theirs: unknown }
export type Merged = { settings: Settings; clashes: Clash[] }

/** `base`: what both began with. */
export function mergeEdits(base: Settings, mine: Settings, theirs: Settings): Merged {
  const settings = structuredClone(theirs)
  const clashes: Clash[] = []
  merge([], base, mine, theirs)
  return { settings, clashes }

  function merge(place: Place, old: unknown, my: unknown, their: unknown): void {
    if (isSame(my, old) || isSame(my, their)) return
    if (Array.isArray(old) && Array.isArray(my) && Array.isArray(their)) {
      if (entryKeyOf(place) === undefined) mergeSets(place, old, my, their)
      else mergeEntries(place, old, my, their)
      return
    }
    if (isFields(old) && isFields(my) && isFields(their)) {
      const names = new Set([...Object.keys(old), ...Object.keys(my)])
      for (const name of names) merge([...place, name], old[name], my[name], their[name])
      return
    }
    putAt(settings, place, structuredClone(my))
    if (!isSame(their, old)) clashes.push({ place, mine: my, theirs: their })
  }

  /** Entries without a name are what they are: there or not. */
  function mergeSets(place: Place, old: unknown[], my: unknown[], their: unknown[]): void {
    const [before, now, others] = [
      new Set(old.map(textOf)),
      new Set(my.map(textOf)),
      new Set(their.map(textOf)),
    ]
    const stays = their.filter((one) => now.has(textOf(one)) || !before.has(textOf(one)))
    const came = my.filter((one) => !before.has(textOf(one)) && !others.has(textOf(one)))
    putAt(settings, place, structuredClone(isSame(their, old) ? my : [...stays, ...came]))
  }

  function mergeEntries(place: Place, old: unknown[], my: unknown[], their: unknown[]): void {
    const before = namesIn(place, old)
    const now = namesIn(place, my)
    for (const name of new Set([...before, ...now])) {
      const at = [...place, name]
      merge(at, valueAt(base, at), valueAt(mine, at), valueAt(theirs, at))
    }
    if (isSame(namesIn(place, their), before)) sortBy(place, now)
  }

  /** Only where nobody else moved anything. */
  function sortBy(place: Place, names: readonly string[]): void {
    const list = valueAt(settings, place)
    if (!Array.isArray(list)) return
    const rank = new Map(names.map((name, index) => [name, index]))
    const there = namesIn(place, list).map((name, index) => ({
      entry: list[index],
      at: rank.get(name) ?? index,
    }))
    putAt(
      settings,
      place,
      there.sort((a, b) => a.at - b.at).map(({ entry }) => entry),
    )
  }
}

type Anew = { begun: DocumentView; draft: DocumentView; inForce: DocumentView }

/** What a draft changed of the settings with which it was begun, changed of those in force. Lists too long to be seen stay the draft's. */
export function beginAnew({ begun, draft, inForce }: Anew): Settings {
  const old = structuredClone(begun.settings)
  const theirs = structuredClone(inForce.settings)
  for (const { pointer } of [...begun.left_out, ...inForce.left_out]) {
    const place = stepsOf(pointer)
    for (const document of [old, theirs]) putAt(document, place, valueAt(draft.settings, place))
  }
  return mergeEdits(old, draft.settings, theirs).settings
}

function namesIn(place: Place, list: readonly unknown[]): string[] {
  const key = entryKeyOf(place) ?? ''
  return list.map((entry) => String(isObject(entry) ? Reflect.get(entry, key) : entry))
}

function isFields(value: unknown): value is Record<string, unknown> {
  return isObject(value) && !Array.isArray(value)
}

function textOf(value: unknown): string {
  return JSON.stringify(value) ?? ''
}
