// What went wrong between a card and the server: one class, a code. The server's own words when it had any.
import type { ProblemAnswer } from '../../server/http/cards/answers.ts'

/** Codes that the card finds out by itself; words/ has their sentences. */
export type OwnCode = 'not_set_up' | 'unreachable' | 'unreadable' | 'busy' | 'broken' | 'refused' | 'too_much'

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly code: string
  /** The HTTP status; null when no answer came. */
  readonly status: number | null
  /** The server's words for people; null when it had none. */
  readonly said: { title: string; detail: string } | null
  /** What else the refusal says, for those who know how to read it. */
  readonly more: object

  constructor(
    code: string,
    status: number | null,
    said: { title: string; detail: string } | null,
    more: object = {},
  ) {
    super(said?.title ?? code)
    this.code = code
    this.status = status
    this.said = said
    this.more = more
  }
}

/** A problem of the card's own finding. */
export function ownProblem(code: OwnCode, status: number | null = null): ApiProblem {
  return new ApiProblem(code, status, null)
}

/** The refusal in an answer's body; without problem+json, its status has to do. What our server says of its own troubles is meant for sending tools. */
export function problemOf(status: number, body: unknown): ApiProblem {
  if (status === 500) return ownProblem('broken', status)
  if (status < 500 && isProblemAnswer(body))
    return new ApiProblem(body.code, status, { title: body.title, detail: body.detail }, body)
  if (status === 429) return ownProblem('busy', status)
  return ownProblem(status >= 500 ? 'unreachable' : 'refused', status)
}

/** Whatever was thrown, as a problem: nothing else reaches a card. */
export function asProblem(thrown: unknown): ApiProblem {
  return thrown instanceof ApiProblem ? thrown : ownProblem('unreachable')
}

function isProblemAnswer(body: unknown): body is Omit<ProblemAnswer, 'status'> {
  return isText(body, 'code') && isText(body, 'title') && isText(body, 'detail')
}

function isText(body: unknown, key: string): boolean {
  return typeof body === 'object' && body !== null && typeof Reflect.get(body, key) === 'string'
}
