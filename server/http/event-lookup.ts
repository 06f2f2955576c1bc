// What became of events: one by our id, pages of them by filters, and the whole story of one.
import { type Response, Router } from 'express'
import { z } from 'zod'
import { ACTIVITY_TYPES } from '../domain/activity-event.ts'
import type { FieldProblem } from '../domain/field-problem.ts'
import { REASONS } from '../domain/reason.ts'
import { findAccount } from '../store/accounts.ts'
import { findEvent, type LedgerEvent, listEvents, readConsidered } from '../store/events.ts'
import { readLog } from '../store/log-lines.ts'
import { idsOfSource } from '../store/sources.ts'
import { viewEvent, viewTrace } from './event-view.ts'
import type { EventsDeps } from './events.ts'
import { ApiProblem } from './problem.ts'
import { type Reader, readerOf } from './reader-auth.ts'

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
  source: z.uuid().optional().meta({
    description:
      'Only of this source, its tests included. For admin keys, which see all sources of the account.',
  }),
  email: z.email().toLowerCase().optional().meta({ description: 'The address of a counterpart.' }),
  from: z.iso.datetime({ offset: true }).optional().meta({ description: 'Occurred at or after.' }),
  to: z.iso.datetime({ offset: true }).optional().meta({ description: 'Occurred before.' }),
  cursor: z.uuid().optional().meta({ description: 'The `next_cursor` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export function eventLookupRoutes(deps: EventsDeps): Router {
  const { db, requireReader } = deps
  const router = Router()

  router.get('/v1/events', requireReader, async (req, res) => {
    const query = EventsQuery.safeParse(req.query)
    if (!query.success) throw invalidQuery(query.error)
    const { id, status, type, source, email, from, to, cursor, limit } = query.data
    const { portalId, sourceId } = readerOf(res)
    const found = await listEvents(db, {
      portalId,
      sourceIds: await sourcesOf({ portalId, sourceId }, source),
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

  router.get('/v1/events/:event', requireReader, async (req, res) => {
    const event = await theEvent(res, String(req.params.event))
    res.json(viewEvent(event, await accountUrl(readerOf(res).portalId)))
  })

  router.get('/v1/events/:event/trace', requireReader, async (req, res) => {
    const event = await theEvent(res, String(req.params.event))
    const { portalId } = readerOf(res)
    const [log, records, url] = await Promise.all([
      readLog(db, portalId, event.eventId),
      readConsidered(db, portalId, event.eventId),
      accountUrl(portalId),
    ])
    res.json(viewTrace(event, log, records, url))
  })

  return router

  async function theEvent(res: Response, eventId: string): Promise<LedgerEvent> {
    const isId = z.uuid().safeParse(eventId).success
    const event = isId ? await findEvent(db, { ...readerOf(res), eventId }) : null
    // The same answer for what does not exist and what is somebody else's.
    if (!event) {
      const detail = 'There is no such event for this key. To look one up by your own id, use /v1/events?id=.'
      throw new ApiProblem('not_found', detail)
    }
    return event
  }

  /** A key that belongs to one source asks in vain for another's. */
  async function sourcesOf(
    { portalId, sourceId }: Reader,
    wanted: string | undefined,
  ): Promise<string[] | undefined> {
    if (wanted === undefined) return sourceId === undefined ? undefined : [sourceId]
    const theirs = await idsOfSource(db, portalId, wanted)
    return sourceId === undefined ? theirs : theirs.filter((one) => one === sourceId)
  }

  async function accountUrl(portalId: string): Promise<string> {
    const account = await findAccount(db, portalId)
    return account ? deps.accountUrl(account) : ''
  }
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
