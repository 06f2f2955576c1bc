// Fits a settings document into what HubSpot lets through to a page: of very long lists only the length is told. A page that saves says
// which of them it means to keep.
import { stepsOf } from '../../domain/settings/setting-names.ts'
import type { Settings } from '../../domain/settings/settings.ts'
import type { DocumentView, LeftOut } from './answers.ts'

/** HubSpot lets a megabyte through, for the settings in force, a draft and all choices together. */
const LARGEST_DOCUMENT = 250_000

/** The lists that grow with the account. The longest goes first. */
const LONG_LISTS = [
  '/exclusions/addresses',
  '/exclusions/domains',
  '/exclusions/patterns',
  '/members/rules',
  '/campaigns',
] as const

export function isLongList(pointer: string): boolean {
  return LONG_LISTS.some((list) => list === pointer)
}

export function fitDocument(settings: Settings): DocumentView {
  const fitted = structuredClone(settings)
  const left_out: LeftOut[] = []
  const bySize = LONG_LISTS.map((pointer) => ({ pointer, bytes: sizeOf(valueAt(fitted, pointer)) }))
  bySize.sort((a, b) => b.bytes - a.bytes)
  for (const { pointer } of bySize) {
    if (sizeOf(fitted) <= LARGEST_DOCUMENT) break
    const list = valueAt(fitted, pointer)
    left_out.push({ pointer, entries: Array.isArray(list) ? list.length : 0 })
    putAt(fitted, pointer, [])
  }
  return { settings: fitted, left_out }
}

/** The sections that were sent, over those that are there; with the lists that are to stay. Not yet checked. */
export function mergeSections(
  base: Settings,
  sent: Readonly<Record<string, unknown>>,
  keep: readonly string[],
): unknown {
  const merged: Record<string, unknown> = { ...structuredClone(base), ...structuredClone(sent) }
  for (const pointer of keep) putAt(merged, pointer, valueAt(base, pointer))
  return merged
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '')
}

function valueAt(document: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    document,
  )
}

function putAt(document: object, pointer: string, value: unknown): void {
  const steps = stepsOf(pointer)
  const last = steps.pop() ?? ''
  const place = steps.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    document,
  )
  if (typeof place === 'object' && place !== null) Reflect.set(place, last, value)
}
