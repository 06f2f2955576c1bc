// The answers of the OpenAPI document: successes with what the rate limit leaves, and every problem that may come.

import { PROBLEMS, type ProblemCode } from '../problem.ts'
import { ANSWER_EXAMPLES, allRejectedExample, problemExample } from './answer-examples.ts'

export const HEADERS = {
  'RateLimit-Limit': header(
    'Events that the source may send in a minute. A look-up counts as one.',
    'integer',
  ),
  'RateLimit-Remaining': header('What is left of them.', 'integer'),
  'RateLimit-Reset': header('Seconds until the minute is over.', 'integer'),
  'Retry-After': header('Seconds to wait before sending it again.', 'integer'),
  'WWW-Authenticate': header('Names the scheme, Bearer.', 'string'),
  'X-Request-Id': header('The id of this request: yours, if you sent one.', 'string'),
}

type HeaderName = keyof typeof HEADERS

const RATE: HeaderName[] = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset']

/** The headers that matter with a problem. The rate's come with every answer to a good key; said once, in the introduction. */
const HEADERS_OF: Record<number, HeaderName[]> = {
  401: ['WWW-Authenticate'],
  429: [...RATE, 'Retry-After'],
  503: ['Retry-After'],
}

export function success(description: string, schema: keyof typeof ANSWER_EXAMPLES): object {
  const example = ANSWER_EXAMPLES[schema]
  return {
    description,
    headers: headerRefs(['X-Request-Id', ...RATE]),
    content: { 'application/json': { schema: schemaRef(schema), example } },
  }
}

/** Problem responses by status. Any request may meet the ones that come with a key and with our own failures. */
export function problems(...codes: ProblemCode[]): Record<string, object> {
  return byStatus([...codes, 'unauthorized', ...ALWAYS])
}

/** The same for what either kind of key opens. */
export function readerProblems(...codes: ProblemCode[]): Record<string, object> {
  return byStatus([...codes, 'unauthorized', 'admin_key_needed', ...ALWAYS])
}

/** The same for what needs an admin key. */
export function adminProblems(...codes: ProblemCode[]): Record<string, object> {
  return byStatus([...codes, 'admin_key_needed', ...ALWAYS])
}

const ALWAYS: ProblemCode[] = ['too_many_requests', 'internal_error', 'unavailable']

function byStatus(all: readonly ProblemCode[]): Record<string, object> {
  const groups = Object.groupBy(all, (code) => String(PROBLEMS[code].status))
  return Object.fromEntries(
    Object.entries(groups).map(([status, same = []]) => [status, problem(Number(status), same)]),
  )
}

function problem(status: number, codes: readonly ProblemCode[]): object {
  const schema = schemaRef(codes.includes('all_rejected') ? 'AllRejected' : 'Problem')
  const examples = codes.map((code) => {
    const value = code === 'all_rejected' ? allRejectedExample() : problemExample(code)
    return [code, { summary: PROBLEMS[code].title, value }] as const
  })
  return {
    description: codes
      .map((code) => `[\`${code}\`](/docs/errors#${code}): ${PROBLEMS[code].title}.`)
      .join('\n\n'),
    ...(HEADERS_OF[status] && { headers: headerRefs(HEADERS_OF[status]) }),
    content: {
      'application/problem+json': {
        schema: { allOf: [schema, { properties: { code: { enum: codes } } }] },
        examples: Object.fromEntries(examples),
      },
    },
  }
}

export function schemaRef(name: string): object {
  return { $ref: `#/components/schemas/${name}` }
}

function headerRefs(names: readonly HeaderName[]): object {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}

function header(description: string, type: string): object {
  return { description, schema: { type } }
}
