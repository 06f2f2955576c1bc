// How a request full of items is answered: each item by itself, in the order in which they were sent.
import type { Response } from 'express'
import type { FieldProblem } from '../domain/field-problem.ts'
import type { ItemResult } from '../ingest/accept-events.ts'
import { ApiProblem, withDocs } from './problem.ts'

/** An item that was only to be planned: nothing of it was kept. */
export type PlannedResult = { index: number; id: string; status: 'planned'; plan: object }
export type AnsweredItem = ItemResult | PlannedResult

/** 202 with an answer for each item; 422 when none was accepted. Pointers lead into the body that was sent. */
export function answerResults(
  res: Response,
  results: readonly AnsweredItem[],
  { base, docsUrl }: { base: string; docsUrl: string },
): void {
  const shown = results.map((result) =>
    result.status === 'rejected'
      ? { ...result, errors: withDocs(pointInto(result, base), docsUrl) }
      : result.status === 'planned'
        ? result
        : { ...result, links: { status: `/v1/events/${result.event}` } },
  )
  const count = (status: AnsweredItem['status']) =>
    results.filter((result) => result.status === status).length
  const counts = { accepted: count('accepted'), duplicates: count('duplicate'), rejected: count('rejected') }
  if (counts.rejected === results.length) {
    const errors = results.flatMap((result) => (result.status === 'rejected' ? pointInto(result, base) : []))
    const detail = 'Each item says what is wrong and how to fix it. Nothing was kept.'
    throw new ApiProblem('all_rejected', detail, { errors, more: { results: shown, ...counts } })
  }
  res.status(202).json({ results: shown, ...counts })
}

function pointInto(result: { index: number; errors: FieldProblem[] }, base: string): FieldProblem[] {
  const prefix = base === '' ? '' : `${base}/${result.index}`
  return result.errors.map((error) => ({ ...error, pointer: prefix + error.pointer }))
}
