// Where a setting stands in the document: by the names of its fields, and in lists whose entries have a name, by that name. So a place
// holds although somebody else puts an entry before it.
import type { Settings } from '../../../server/domain/settings/settings.ts'

export type SectionName = keyof Settings

/** Steps from the top. */
export type Place = readonly string[]

/** Lists whose entries are known by one of their fields. */
const ENTRY_KEYS: Readonly<Record<string, string>> = {
  'members.rules': 'email',
  'activities.teams': 'team_id',
  'activities.roles': 'role_id',
  campaigns: 'campaign',
}

/** The field by which entries of this list are known; undefined where they have no name. */
export function entryKeyOf(place: Place): string | undefined {
  return ENTRY_KEYS[place.join('.')]
}

/** What stands there; undefined when nothing does. */
export function valueAt(document: unknown, place: Place): unknown {
  return place.reduce<unknown>(
    (value, step, depth) => inner(value, step, entryKeyOf(place.slice(0, depth))),
    document,
  )
}

/** Puts a value there, and takes away what stands there for undefined. */
export function putAt(document: object, place: Place, value: unknown): void {
  const last = place.at(-1)
  const list = place.slice(0, -1)
  const holder = valueAt(document, list)
  if (last === undefined || !isObject(holder)) return
  if (!Array.isArray(holder)) {
    if (value === undefined) Reflect.deleteProperty(holder, last)
    else Reflect.set(holder, last, value)
    return
  }
  const at = indexIn(holder, last, entryKeyOf(list))
  if (value === undefined) holder.splice(at, at < 0 ? 0 : 1)
  else holder.splice(at < 0 ? holder.length : at, 1, value)
}

/** The steps of a JSON Pointer, which counts entries by their place. */
export function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Whether two values say the same, in whatever order their fields were written. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSame(Reflect.get(a, name), Reflect.get(b, name)))
  )
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function inner(value: unknown, step: string, key: string | undefined): unknown {
  if (!isObject(value)) return undefined
  if (Array.isArray(value) && key !== undefined) return value[indexIn(value, step, key)]
  return Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined
}

/** -1 when it is not there. */
function indexIn(list: readonly unknown[], step: string, key: string | undefined): number {
  if (key === undefined) return Number(step) < list.length ? Number(step) : -1
  return list.findIndex((entry) => isObject(entry) && Reflect.get(entry, key) === step)
}
