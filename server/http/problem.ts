// How this API says no: problem+json (RFC 9457), with a code that has a paragraph in docs/errors.md.
import type { Response } from 'express'
import type { FieldProblem } from '../domain/field-problem.ts'

export const PROBLEMS = {
  unauthorized: { status: 401, title: 'The ingestion key is missing or not valid' },
  not_signed: { status: 401, title: 'HubSpot did not sign this request' },
  not_allowed: { status: 403, title: 'This is not yours to do' },
  admin_key_needed: { status: 401, title: 'The admin key is missing or not valid' },
  test_key_needed: { status: 403, title: 'This is for test keys' },
  not_found: { status: 404, title: 'There is nothing here' },
  settings_conflict: { status: 409, title: 'Somebody else was faster' },
  member_taken: { status: 409, title: 'Somebody else has this address' },
  invitation_over: { status: 410, title: 'This invitation cannot be used' },
  mail_not_set_up: { status: 409, title: 'Logbook cannot send mail here' },
  name_taken: { status: 409, title: 'This name is taken' },
  limit_reached: { status: 409, title: 'There are as many as there may be' },
  version_conflict: { status: 412, title: 'Other settings are in force by now' },
  version_needed: { status: 428, title: 'Say which version you have seen' },
  settings_invalid: { status: 422, title: 'The settings have errors' },
  body_too_large: { status: 413, title: 'The body is too large' },
  too_many_events: { status: 413, title: 'The batch has too many events' },
  unsupported_media_type: { status: 415, title: 'This kind of body is not understood' },
  invalid_json: { status: 400, title: 'The body is not valid JSON' },
  invalid_body: { status: 400, title: 'The body has the wrong shape' },
  invalid_query: { status: 400, title: 'A query parameter is not valid' },
  all_rejected: { status: 422, title: 'No event was accepted' },
  too_many_requests: { status: 429, title: 'Too many events in this minute' },
  internal_error: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'Logbook cannot keep events right now' },
  not_now: { status: 503, title: 'Logbook cannot answer right now' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof PROBLEMS

type ProblemDetails = {
  errors?: readonly FieldProblem[]
  headers?: Record<string, string>
  /** More members of the body. */
  more?: object
  cause?: unknown
}

/** Thrown anywhere in http/; one error handler answers it. `detail` is read by the developer who called us. */
export class ApiProblem extends Error {
  readonly code: ProblemCode
  readonly details: ProblemDetails

  constructor(code: ProblemCode, detail: string, details: ProblemDetails = {}) {
    super(detail, { cause: details.cause })
    this.name = 'ApiProblem'
    this.code = code
    this.details = details
  }
}

export function sendProblem(res: Response, problem: ApiProblem, docsUrl: string): void {
  const { status, title } = PROBLEMS[problem.code]
  const { errors, headers = {}, more = {} } = problem.details
  res
    .status(status)
    .set(headers)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `${docsUrl}#${problem.code}`,
        title,
        status,
        code: problem.code,
        detail: problem.message,
        request_id: res.getHeader('x-request-id'),
        ...(errors && { errors: withDocs(errors, docsUrl) }),
        ...more,
      }),
    )
}

export function withDocs(
  errors: readonly FieldProblem[],
  docsUrl: string,
): (FieldProblem & { docs_url: string })[] {
  return errors.map((error) => ({ ...error, docs_url: `${docsUrl}#${error.code}` }))
}
