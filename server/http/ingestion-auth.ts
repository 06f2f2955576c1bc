// Lets in who holds a live ingestion key. Account and source follow from the key alone, never from a body.
import type { Request, RequestHandler, Response } from 'express'
import { z } from 'zod'
import { readKey } from '../install/ingestion-keys.ts'
import type { Db } from '../store/database.ts'
import { touchKey } from '../store/source-keys.ts'
import { ApiProblem } from './problem.ts'
import { shareAnswers } from './share-answers.ts'
import { createSourceLimits } from './source-limits.ts'

const Caller = z.object({
  portalId: z.string(),
  sourceId: z.string(),
  keyId: z.string(),
  sourceName: z.string(),
  /** A test key: what it sends is decided and shown, and never written to HubSpot. */
  isTest: z.boolean(),
  limit: z.number(),
})
export type Caller = z.output<typeof Caller>

export type AuthDeps = { db: Db; now: () => Date; eventsPerMinute: number }

export type IngestionAuth = {
  requireKey: RequestHandler
  /** Counts events against the source's limit, and says on the answer what is left. */
  spend(res: Response, events: number): Promise<void>
}

export function createIngestionAuth({ db, now, eventsPerMinute }: AuthDeps): IngestionAuth {
  const touchedAt = new Map<string, number>()
  const findKey = shareAnswers((sent) => readKey(db, sent))
  const spendOf = createSourceLimits(db)
  return {
    async requireKey(req, res, next) {
      const key = await findKey(bearerOf(req))
      if (!key) {
        const headers = { 'WWW-Authenticate': 'Bearer realm="Logbook"' }
        const detail = 'Send a live ingestion key as `Authorization: Bearer lbk_live_…`.'
        throw new ApiProblem('unauthorized', detail, { headers })
      }
      const { portalId, keyId, mode, ...rest } = key
      const caller = {
        portalId,
        keyId,
        ...rest,
        isTest: mode === 'test',
        limit: rest.eventsPerMinute ?? eventsPerMinute,
      }
      res.locals.caller = caller
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
    if (events === 0) return
    const caller = callerOf(res)
    const { isRefused, left, resetS } = await spendOf(caller, events)
    const { limit, sourceName } = caller
    res.set({
      'RateLimit-Limit': String(limit),
      'RateLimit-Remaining': String(left),
      'RateLimit-Reset': String(resetS),
    })
    if (!isRefused) return
    const rule = `The source "${sourceName}" may send ${limit.toLocaleString('en-US')} events a minute.`
    const advice = events > 1 && events >= limit ? ' This request alone has more: send it in parts.' : ''
    throw new ApiProblem('too_many_requests', `${rule} Nothing of this request was kept.${advice}`, {
      headers: { 'Retry-After': String(resetS) },
    })
  }
}

/** Who called, as `requireKey` found out. */
export function callerOf(res: Response): Caller {
  return Caller.parse(res.locals.caller)
}

function bearerOf(req: Request): string {
  return /^Bearer\s+(\S+)$/i.exec(req.get('authorization') ?? '')?.[1] ?? ''
}
