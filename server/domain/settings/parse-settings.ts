// Reads a settings document that somebody wrote: complete and typed, or everything that is wrong with it in itself.
import type { z } from 'zod'
import { ACTIVITY_TYPES } from '../activity-event.ts'
import { type FieldProblem, pointerTo, toFieldProblem } from '../field-problem.ts'
import type { Finding } from './finding.ts'
import { suggest } from './nearest.ts'
import { settingName } from './setting-names.ts'
import { Settings } from './settings.ts'

export type ParsedSettings = { ok: true; settings: Settings } | { ok: false; findings: Finding[] }

export function parseSettings(input: unknown): ParsedSettings {
  const parsed = Settings.safeParse(input)
  if (parsed.success) return { ok: true, settings: parsed.data }
  return { ok: false, findings: parsed.error.issues.flatMap((issue) => toFindings(issue, input)) }
}

/**
 * Reads a document that was published, perhaps by a newer version of this program: what this one does not know yet is left out, and what was
 * not there yet has its default. Fields are therefore only ever added.
 */
export function readPublished(stored: unknown): Settings {
  const parsed = Settings.safeParse(stored)
  if (parsed.success) return parsed.data
  const known = structuredClone(stored)
  for (const issue of parsed.error.issues) {
    if (issue.code !== 'unrecognized_keys') continue
    const place = issue.path.reduce<unknown>(
      (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
      known,
    )
    if (typeof place === 'object' && place !== null) {
      for (const key of issue.keys) Reflect.deleteProperty(place, key)
    }
  }
  return Settings.parse(known)
}

function toFindings(issue: z.core.$ZodIssue, input: unknown): Finding[] {
  const pointer = pointerTo(issue.path)
  const name = settingName(pointer, input)
  const see = `See "${name}" in /docs/settings.`
  const error = { pointer, severity: 'error' } as const
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        ...error,
        pointer: pointerTo([...issue.path, key]),
        ...(issue.path.at(-1) === 'stored_as' ? unknownType(key) : unknownSetting(key)),
      }))
    case 'custom': {
      const isTwice = issue.message === 'is there twice'
      const code = isTwice ? 'duplicate_entry' : 'invalid_value'
      const fix = isTwice ? 'Keep one of the two.' : see
      return [{ ...error, code, message: `"${name}" ${issue.message}.`, fix }]
    }
    case 'invalid_key': {
      const [inner] = issue.issues
      const why =
        inner?.code === 'invalid_value'
          ? 'is not an activity type'
          : (inner?.message ?? 'is not allowed here')
      return [{ ...error, code: 'invalid_value', message: `"${name}" ${why}.`, fix: see }]
    }
    case 'invalid_union':
      return [
        { ...error, code: 'invalid_value', message: `"${name}" has a value that is not allowed.`, fix: see },
      ]
    case 'invalid_format':
      // Our own patterns say what they want; HubSpot's ids and domains are among them.
      if (issue.format === 'regex')
        return [{ ...error, code: 'invalid_value', message: `"${name}" ${issue.message}.`, fix: see }]
      if (issue.format === 'date') {
        const fix = 'Write it as year, month and day: 2026-11-20.'
        return [{ ...error, code: 'invalid_value', message: `"${name}" is not a day.`, fix }]
      }
      return [plain(toFieldProblem(issue, input))]
    default:
      return [plain(toFieldProblem(issue, input))]
  }

  function plain({ code, message, fix }: FieldProblem): Finding {
    const field = `\`${String(issue.path.at(-1) ?? '')}\``
    const named = (text: string) => text.replace(field, `"${name}"`).replace('the event', 'the document')
    return { ...error, code, message: named(message), fix: named(fix) }
  }
}

function unknownSetting(key: string): Pick<Finding, 'code' | 'message' | 'fix'> {
  const fix = 'Check its spelling and its place, or leave it out. /docs/settings has all settings.'
  return { code: 'unknown_setting', message: `There is no setting "${shortened(key)}" here.`, fix }
}

function unknownType(key: string): Pick<Finding, 'code' | 'message' | 'fix'> {
  const types = ACTIVITY_TYPES.map((value) => ({ value, label: value }))
  const fix = suggest(key, types, 'activity types')
  return { code: 'unknown_setting', message: `"${shortened(key)}" is no activity type.`, fix }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
