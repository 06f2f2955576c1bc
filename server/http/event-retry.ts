// Has events of a source tried again, once their cause is mended: one by our id, or all that a filter finds, some at a time.
import express, { Router } from 'express'
import { z } from 'zod'
import { ACTIVITY_TYPES } from '../domain/activity-event.ts'
import { REASONS, type Reason } from '../domain/reason.ts'
import { findAccount } from '../store/accounts.ts'
import { retryEvent } from '../store/claims.ts'
import { findEvent } from '../store/events.ts'
import { retryEvents } from '../store/retry-events.ts'
import { viewEvent } from './event-view.ts'
import type { EventsDeps } from './events.ts'
import { callerOf } from './ingestion-auth.ts'
import { ApiProblem } from './problem.ts'

export type RetryDeps = EventsDeps & { wake(portalId: string): Promise<void> }

export const MOST_RETRIED = 1_000

const RETRIABLE = ['failed', 'held', 'skipped'] as const
const REASON_CODES = Object.keys(REASONS).filter(isReason)

// Strict, because a misspelt filter that is ignored would retry everything.
export const RetryFilter = z
  .strictObject({
    status: z.enum(RETRIABLE).optional(),
    reason: z.enum(REASON_CODES).optional(),
    type: z.enum(ACTIVITY_TYPES).optional(),
    from: z.iso.datetime({ offset: true }).optional().meta({ description: 'Occurred at or after.' }),
    to: z.iso.datetime({ offset: true }).optional().meta({ description: 'Occurred before.' }),
    limit: z.number().int().min(1).max(MOST_RETRIED).default(MOST_RETRIED),
  })
  .refine(({ status, reason }) => status !== undefined || reason !== undefined, {
    message: '`status` or `reason` is needed.',
  })
  .meta({ id: 'RetryFilter', description: 'Needs `status` or `reason`; the others narrow it down.' })

const LARGEST_FILTER = 16 * 1024

export function eventRetryRoutes(deps: RetryDeps): Router {
  const { db, auth, now, wake } = deps
  const router = Router()
  const body = express.json({
    limit: LARGEST_FILTER,
    strict: false,
    type: ['application/json', 'application/*+json'],
  })

  router.post('/v1/events/retry', auth.requireKey, body, async (req, res) => {
    if (!req.is(['application/json', 'application/*+json'])) {
      throw new ApiProblem('unsupported_media_type', 'Send the filter as application/json.')
    }
    const filter = RetryFilter.safeParse(req.body)
    if (!filter.success) {
      const detail = filter.error.issues.map(({ path, message }) =>
        `${path.join('.')}: ${message}`.replace(/^: /, ''),
      )
      throw new ApiProblem('invalid_body', detail.join('; '))
    }
    const { status, reason, type, from, to, limit } = filter.data
    const { portalId, sourceId } = callerOf(res)
    const { events, hasMore } = await retryEvents(
      db,
      {
        ...{ portalId, sourceId, state: status, reason, type, limit },
        from: from === undefined ? undefined : new Date(from),
        to: to === undefined ? undefined : new Date(to),
      },
      now(),
    )
    // While nobody can be woken, the next sweep finds what is due.
    if (events > 0) await wake(portalId).catch(() => {})
    res.status(202).json({ retried: events, has_more: hasMore })
  })

  router.post('/v1/events/:event/retry', auth.requireKey, async (req, res) => {
    const { portalId, sourceId } = callerOf(res)
    const id = z.uuid().safeParse(req.params.event)
    const one = { portalId, sourceId, eventId: id.data ?? '' }
    const event = id.success ? await findEvent(db, one) : null
    if (!event) throw new ApiProblem('not_found', 'This source has no such event.')
    const isRetried = await retryEvent(db, portalId, event.eventId, { isNotWritten: false, now: now() })
    if (isRetried) await wake(portalId).catch(() => {})
    const account = await findAccount(db, portalId)
    res
      .status(202)
      .json(viewEvent((await findEvent(db, one)) ?? event, account ? deps.accountUrl(account) : ''))
  })

  return router
}

function isReason(code: string): code is Reason {
  return Object.hasOwn(REASONS, code)
}
