// The door: one raw item becomes an activity event, or a list of everything that is wrong with it.
import { ACTIVITY_TYPES, ActivityEvent } from './activity-event.ts'
import { cleanInput, DEEPEST, isTooDeep } from './clean-input.ts'
import { counterpartsOf, counterpartsWithoutAddress, direction } from './counterparts.ts'
import { CLOCK_SKEW_ALLOWED_MS } from './event-time.ts'
import { type FieldProblem, pointerTo, toFieldProblem } from './field-problem.ts'
import { suggestType } from './nearest-type.ts'

/** Something that was taken in otherwise than it was sent. */
export type Warning = { pointer: string; code: string; message: string }

export type ParsedEvent =
  | { ok: true; event: ActivityEvent; warnings: Warning[] }
  | { ok: false; errors: FieldProblem[] }

const TYPE_NAMES: readonly string[] = ACTIVITY_TYPES

/** Checks one item against the schema and the rules that need the whole event. Unknown fields move to `context`, named in a warning. */
export function parseActivityEvent(input: unknown, now: Date): ParsedEvent {
  if (isTooDeep(input)) return { ok: false, errors: [tooDeep()] }
  const raw = cleanInput(input)
  const type = isObject(raw) ? raw.type : undefined
  if (type !== undefined && !TYPE_NAMES.some((name) => name === type)) {
    return { ok: false, errors: [unknownType(String(type).slice(0, 100).toWellFormed())] }
  }
  const parsed = ActivityEvent.safeParse(raw)
  if (!parsed.success) {
    return { ok: false, errors: parsed.error.issues.map((issue) => toFieldProblem(issue, raw)) }
  }
  const errors = wholeEventProblems(parsed.data, now)
  if (errors.length > 0) return { ok: false, errors }
  if (isAllKnown(raw, parsed.data)) return { ok: true, event: parsed.data, warnings: [] }
  const unknown = unknownFields(raw, parsed.data, [])
  const kept = Object.fromEntries(unknown.map(({ path, value }) => [path.join('.'), value]))
  return {
    ok: true,
    event: { ...parsed.data, context: { ...kept, ...parsed.data.context } },
    warnings: unknown.map(({ path }) => ({
      pointer: pointerTo(path),
      code: 'unknown_field',
      message: `\`${path.join('.').slice(0, 200)}\` is not a field of this event; it is kept under \`context\`.`,
    })),
  }
}

function wholeEventProblems(event: ActivityEvent, now: Date): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (Date.parse(event.occurred_at) - now.getTime() > CLOCK_SKEW_ALLOWED_MS) {
    const message = `\`occurred_at\` (${event.occurred_at}) lies more than an hour in the future.`
    const fix = 'Check the clock and the time zone offset of the sender.'
    problems.push({ pointer: '/occurred_at', code: 'time_in_future', message, fix })
  }
  if (direction(event) === null) {
    const message = 'Nothing says who wrote this reply.'
    const fix = 'Add `replied_by` ("member" or "contact"), or `message.from`.'
    problems.push({ pointer: '/replied_by', code: 'unclear_direction', message, fix })
  } else if (counterpartsOf(event).length + counterpartsWithoutAddress(event).length === 0) {
    const message = 'Nobody outside your team is named, so there is no HubSpot contact to log this for.'
    const fix = 'Add `counterparts` with at least one email address that is not the member.'
    problems.push({ pointer: '/counterparts', code: 'no_counterpart', message, fix })
  }
  return problems
}

function tooDeep(): FieldProblem {
  const message = `The event is nested deeper than ${DEEPEST} levels.`
  return { pointer: '', code: 'event_too_deep', message, fix: 'Send flatter data.' }
}

function unknownType(type: string): FieldProblem {
  return {
    pointer: '/type',
    code: 'unknown_type',
    message: `\`${type}\` is not a known event type.`,
    fix: suggestType(type),
  }
}

/** The cheap question before the dear one: hardly any event has a field that we do not know. */
function isAllKnown(raw: unknown, known: unknown): boolean {
  if (Array.isArray(raw) && Array.isArray(known)) {
    return raw.every((item, index) => isAllKnown(item, known[index]))
  }
  if (!isObject(raw) || !isObject(known)) return true
  return Object.keys(raw).every(
    (key) => Object.hasOwn(known, key) && (key === 'context' || isAllKnown(raw[key], known[key])),
  )
}

type UnknownField = { path: string[]; value: unknown }

function unknownFields(raw: unknown, known: unknown, path: string[]): UnknownField[] {
  if (Array.isArray(raw) && Array.isArray(known)) {
    return raw.flatMap((item, index) => unknownFields(item, known[index], [...path, String(index)]))
  }
  if (!isObject(raw) || !isObject(known) || path[0] === 'context') return []
  return Object.entries(raw).flatMap(([key, value]) =>
    Object.hasOwn(known, key)
      ? unknownFields(value, known[key], [...path, key])
      : [{ path: [...path, key], value }],
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
