// The ingestion API: events in, and what became of them out.
import { type Response, Router } from 'express'
import { z } from 'zod'
import { ACTIVITY_TYPES } from '../domain/activity-event.ts'
import type { FieldProblem } from '../domain/field-problem.ts'
import { parseActivityEvent } from '../domain/parse-activity-event.ts'
import { REASONS } from '../domain/reason.ts'
import {
  type AcceptDeps,
  acceptEvents,
  type ItemResult,
  idOf,
  type ParsedItem,
} from '../ingest/accept-events.ts'
import { findAccount } from '../store/accounts.ts'
import { findEvent, type LedgerEvent, listEvents, readConsidered } from '../store/events.ts'
import { readLog } from '../store/log-lines.ts'
import { viewEvent, viewTrace } from './event-view.ts'
import { callerOf, type IngestionAuth } from './ingestion-auth.ts'
import { ApiProblem, withDocs } from './problem.ts'
import { eventBodies, type Item, readBatch, readOne } from './read-batch.ts'

export type EventsDeps = AcceptDeps & {
  auth: IngestionAuth
  docsUrl: string
  /** Where people see an account's records: `https://app.hubspot.com/contacts/123`. */
  accountUrl(account: { portalId: string; uiDomain: string }): string
}

// Strict, because a misspelt filter that is ignored answers with everything.
export const EventsQuery = z.strictObject({
  id: z
    .string()
    .max(255)
    .refine((id) => !id.includes('\0'), 'has a NUL character')
    .optional()
    .meta({ description: 'Your id of the event.' }),
  status: z.enum([...new Set(Object.values(REASONS))]).optional(),
  type: z.enum(ACTIVITY_TYPES).optional(),
  email: z.email().toLowerCase().optional().meta({ description: 'The address of a counterpart.' }),
  from: z.iso.datetime({ offset: true }).optional().meta({ description: 'Occurred at or after.' }),
  to: z.iso.datetime({ offset: true }).optional().meta({ description: 'Occurred before.' }),
  cursor: z.uuid().optional().meta({ description: 'The `next_cursor` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export function eventRoutes(deps: EventsDeps): Router {
  const { db, auth, now, docsUrl } = deps
  const router = Router()

  router.post('/v1/events', auth.requireKey, ...eventBodies(), async (req, res) => {
    answer(res, await accept(res, [readOne(req, res)]), '')
  })

  router.post('/v1/events/batch', auth.requireKey, ...eventBodies(), async (req, res) => {
    const items = readBatch(req, res)
    await auth.spend(res, items.length - 1)
    answer(res, await accept(res, items), '/events')
  })

  router.get('/v1/events', auth.requireKey, async (req, res) => {
    const query = EventsQuery.safeParse(req.query)
    if (!query.success) throw invalidQuery(query.error)
    const { id, status, type, email, from, to, cursor, limit } = query.data
    const { portalId, sourceId } = callerOf(res)
    const found = await listEvents(db, {
      portalId,
      sourceId,
      externalId: id,
      state: status,
      type,
      email,
      from: from === undefined ? undefined : new Date(from),
      to: to === undefined ? undefined : new Date(to),
      before: cursor,
      limit: limit + 1,
    })
    const page = found.slice(0, limit)
    const url = await accountUrl(portalId)
    const nextCursor = found.length > limit ? page.at(-1)?.eventId : null
    res.json({ events: page.map((event) => viewEvent(event, url)), next_cursor: nextCursor ?? null })
  })

  router.get('/v1/events/:event', auth.requireKey, async (req, res) => {
    const event = await theEvent(res, String(req.params.event))
    res.json(viewEvent(event, await accountUrl(callerOf(res).portalId)))
  })

  router.get('/v1/events/:event/trace', auth.requireKey, async (req, res) => {
    const event = await theEvent(res, String(req.params.event))
    const { portalId } = callerOf(res)
    const [log, records, url] = await Promise.all([
      readLog(db, portalId, event.eventId),
      readConsidered(db, portalId, event.eventId),
      accountUrl(portalId),
    ])
    res.json(viewTrace(event, log, records, url))
  })

  return router

  function accept(res: Response, items: readonly Item[]): Promise<ItemResult[]> {
    const at = now()
    const parsed = items.map(
      (item): ParsedItem =>
        item.ok
          ? { id: idOf(item.value), parsed: parseActivityEvent(item.value, at) }
          : { id: item.id, parsed: { ok: false, errors: [item.error] } },
    )
    return acceptEvents(deps, callerOf(res), parsed)
  }

  function answer(res: Response, results: readonly ItemResult[], base: string): void {
    answerResults(res, results, { base, docsUrl })
  }

  async function theEvent(res: Response, eventId: string): Promise<LedgerEvent> {
    const isId = z.uuid().safeParse(eventId).success
    const event = isId ? await findEvent(db, { ...callerOf(res), eventId }) : null
    // The same answer for what does not exist and what is somebody else's.
    if (!event) {
      const detail = 'This source has no such event. To look one up by your own id, use /v1/events?id=.'
      throw new ApiProblem('not_found', detail)
    }
    return event
  }

  async function accountUrl(portalId: string): Promise<string> {
    const account = await findAccount(db, portalId)
    return account ? deps.accountUrl(account) : ''
  }
}

/** 202 with an answer for each item; 422 when none was accepted. Pointers lead into the body that was sent. */
export function answerResults(
  res: Response,
  results: readonly ItemResult[],
  { base, docsUrl }: { base: string; docsUrl: string },
): void {
  const shown = results.map((result) =>
    result.status === 'rejected'
      ? { ...result, errors: withDocs(pointInto(result, base), docsUrl) }
      : { ...result, links: { status: `/v1/events/${result.event}` } },
  )
  const count = (status: ItemResult['status']) => results.filter((result) => result.status === status).length
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

function invalidQuery(error: z.ZodError): ApiProblem {
  const fix = 'See /docs for the filters of GET /v1/events.'
  const errors = error.issues.flatMap((issue): FieldProblem[] => {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.')]
    return names.map((name) => ({ pointer: `?${name}`, code: 'invalid_value', message: issue.message, fix }))
  })
  const detail = errors.map(({ pointer, message }) => `${pointer}: ${message}`).join('; ')
  return new ApiProblem('invalid_query', detail, { errors })
}
