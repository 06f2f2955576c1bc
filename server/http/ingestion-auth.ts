// Lets in who holds a live ingestion key. Account and source follow from the key alone, never from a body.
import type { Request, RequestHandler, Response } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { z } from 'zod'
import { readKey } from '../install/ingestion-keys.ts'
import type { Db } from '../store/database.ts'
import { touchKey } from '../store/sources.ts'
import { ApiProblem } from './problem.ts'
import { shareAnswers } from './share-answers.ts'

const Caller = z.object({ portalId: z.string(), sourceId: z.string(), keyId: z.string() })
export type Caller = z.output<typeof Caller>

export type AuthDeps = { db: Db; now: () => Date; eventsPerMinute: number }

export type IngestionAuth = {
  requireKey: RequestHandler
  /** Counts events against the key's limit, of this process, and says on the answer what is left. */
  spend(res: Response, events: number): Promise<void>
}

export function createIngestionAuth({ db, now, eventsPerMinute }: AuthDeps): IngestionAuth {
  const touchedAt = new Map<string, number>()
  const findKey = shareAnswers((sent) => readKey(db, sent))
  const limiter = new RateLimiterMemory({ points: eventsPerMinute, duration: 60 })
  return {
    async requireKey(req, res, next) {
      const key = await findKey(bearerOf(req))
      if (!key) {
        const headers = { 'WWW-Authenticate': 'Bearer realm="Logbook"' }
        const detail = 'Send a live ingestion key as `Authorization: Bearer lbk_live_…`.'
        throw new ApiProblem('unauthorized', detail, { headers })
      }
      const { portalId, sourceId, keyId } = key
      res.locals.caller = { portalId, sourceId, keyId }
      await touch(portalId, keyId)
      await spend(res, 1)
      next()
    },
    spend,
  }

  /** Last use is shown to the minute; this process need not write it more often either. */
  async function touch(portalId: string, keyId: string): Promise<void> {
    const at = now()
    if (at.getTime() - (touchedAt.get(keyId) ?? 0) < 60_000) return
    touchedAt.set(keyId, at.getTime())
    await touchKey(db, portalId, keyId, at)
  }

  async function spend(res: Response, events: number): Promise<void> {
    const { keyId } = callerOf(res)
    const left = await limiter.consume(keyId, events).catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused
      throw refused
    })
    const resetS = Math.ceil(left.msBeforeNext / 1_000)
    res.set({
      'RateLimit-Limit': String(eventsPerMinute),
      'RateLimit-Remaining': String(Math.max(0, left.remainingPoints)),
      'RateLimit-Reset': String(resetS),
    })
    if (left.consumedPoints > eventsPerMinute) {
      const detail = `This key may send ${eventsPerMinute} events a minute. Nothing of this request was kept.`
      throw new ApiProblem('too_many_requests', detail, { headers: { 'Retry-After': String(resetS) } })
    }
  }
}

/** Who called, as `requireKey` found out. */
export function callerOf(res: Response): Caller {
  return Caller.parse(res.locals.caller)
}

function bearerOf(req: Request): string {
  return /^Bearer\s+(\S+)$/i.exec(req.get('authorization') ?? '')?.[1] ?? ''
}
