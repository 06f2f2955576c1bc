// What is wrong with one field of an input, said so that a developer can mend it without reading our code.
import type { z } from 'zod'

export type FieldProblem = {
  /** JSON Pointer (RFC 6901) into the body that was sent. */
  pointer: string
  code: FieldProblemCode
  message: string
  fix: string
}

/** docs/errors.md has a paragraph for each. */
export const FIELD_PROBLEM_CODES = [
  'missing_field',
  'invalid_type',
  'invalid_value',
  'invalid_email',
  'invalid_url',
  'invalid_time',
  'time_in_future',
  'too_long',
  'too_short',
  'unknown_type',
  'no_counterpart',
  'no_identifier',
  'unclear_direction',
  'id_conflict',
  'event_too_large',
  'event_too_deep',
  'invalid_json_line',
  'missing_header',
  'not_a_message',
] as const

export type FieldProblemCode = (typeof FIELD_PROBLEM_CODES)[number]

/** What a schema checks beyond shapes, as the `params` of its `refine`. */
export const FIELD_RULES = {
  missing_field: { rule: 'missing_field' },
  no_identifier: { rule: 'no_identifier' },
  ends_before_start: { rule: 'ends_before_start' },
} as const

type Issue = z.core.$ZodIssue

export function pointerTo(path: PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** One zod issue in our words. `input` is the value that was sent, to tell a missing field from one of a wrong type. */
export function toFieldProblem(issue: Issue, input: unknown): FieldProblem {
  const pointer = pointerTo(issue.path)
  const name = issue.path.at(-1) === undefined ? 'the event' : `\`${String(issue.path.at(-1))}\``
  const isMissing = valueAt(input, issue.path) === undefined
  if (isMissing && ['invalid_type', 'invalid_union', 'invalid_format'].includes(issue.code)) {
    return { pointer, code: 'missing_field', message: `${name} is missing.`, fix: `Add ${name}.` }
  }
  return { pointer, ...describe(issue, name) }
}

function describe(issue: Issue, name: string): Omit<FieldProblem, 'pointer'> {
  switch (issue.code) {
    case 'invalid_format':
      if (issue.format === 'email') {
        const fix = 'Send one plain address, such as jane@acme.example, without a name.'
        return { code: 'invalid_email', message: `${name} is not an email address.`, fix }
      }
      if (issue.format === 'url') {
        const fix = 'Send a full link that starts with https:// or http://.'
        return { code: 'invalid_url', message: `${name} is not a web link.`, fix }
      }
      return {
        code: 'invalid_value',
        message: `${name} has a wrong format.`,
        fix: 'See /docs for the format.',
      }
    case 'too_big': {
      const bound = `${issue.maximum}${unitOf(issue.origin)}`
      return { code: 'too_long', message: `${name} has more than ${bound}.`, fix: `Send at most ${bound}.` }
    }
    case 'too_small': {
      // A bound of "more than 0" is one of "at least 1" for the whole numbers we take.
      const least = issue.inclusive === false ? Number(issue.minimum) + 1 : issue.minimum
      const bound = `${least}${unitOf(issue.origin)}`
      return { code: 'too_short', message: `${name} has less than ${bound}.`, fix: `Send at least ${bound}.` }
    }
    case 'invalid_type': {
      const kind = KINDS[issue.expected] ?? issue.expected
      return { code: 'invalid_type', message: `${name} is not ${kind}.`, fix: `Send ${name} as ${kind}.` }
    }
    case 'invalid_value': {
      const choices = issue.values.map(String).join(', ')
      return {
        code: 'invalid_value',
        message: `${name} has an unknown value.`,
        fix: `Send one of: ${choices}.`,
      }
    }
    case 'custom':
      return describeRule(issue.params?.rule, name)
    case 'invalid_union':
      return invalidTime(name)
    default:
      return {
        code: 'invalid_value',
        message: `${name} is not valid.`,
        fix: 'See /docs for what it may hold.',
      }
  }
}

function describeRule(rule: unknown, name: string): Omit<FieldProblem, 'pointer'> {
  switch (rule) {
    case FIELD_RULES.missing_field.rule:
      return { code: 'missing_field', message: `${name} is missing.`, fix: `Add ${name}.` }
    case FIELD_RULES.no_identifier.rule: {
      const fix = 'Add at least one of: email, linkedin_url, phone, company_domain.'
      return { code: 'no_identifier', message: 'Nothing here says who this person is.', fix }
    }
    case FIELD_RULES.ends_before_start.rule:
      return {
        code: 'invalid_value',
        message: `${name} lies before the start.`,
        fix: 'Send an end that is not before the start.',
      }
    default:
      return invalidTime(name)
  }
}

function invalidTime(name: string): Omit<FieldProblem, 'pointer'> {
  return {
    code: 'invalid_time',
    message: `${name} is not a time with an offset.`,
    fix: 'Send RFC 3339 with an offset, such as 2026-11-20T09:30:00+01:00 or …Z, or epoch milliseconds.',
  }
}

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

function unitOf(origin: string): string {
  return { string: ' characters', array: ' items' }[origin] ?? ''
}

function valueAt(input: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    input,
  )
}
