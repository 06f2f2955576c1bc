// Lets in who holds a live admin key. The account follows from the key alone, never from a body.
import type { Request, RequestHandler, Response } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { z } from 'zod'
import { readAdminKey } from '../install/admin-keys.ts'
import { touchAdminKey } from '../store/admin-keys.ts'
import type { Db } from '../store/database.ts'
import { ApiProblem } from './problem.ts'

const Admin = z.object({ portalId: z.string(), keyId: z.string(), name: z.string() })
export type Admin = z.output<typeof Admin>

/** People and scripts that administer an account ask rarely. */
export const REQUESTS_PER_MINUTE = 120

export function createAdminAuth({ db, now }: { db: Db; now: () => Date }): { requireAdmin: RequestHandler } {
  const limiter = new RateLimiterMemory({ points: REQUESTS_PER_MINUTE, duration: 60 })
  return {
    async requireAdmin(req, res, next) {
      const sent = bearerOf(req)
      const key = await readAdminKey(db, sent)
      if (!key) {
        const detail = sent.startsWith('lbk_')
          ? 'An ingestion key sends events and administers nothing. Send an admin key as `Authorization: Bearer lba_live_…`.'
          : 'Send a live admin key as `Authorization: Bearer lba_live_…`.'
        throw new ApiProblem('admin_key_needed', detail, {
          headers: { 'WWW-Authenticate': 'Bearer realm="Logbook"' },
        })
      }
      const { portalId, keyId, name } = key
      res.locals.admin = { portalId, keyId, name }
      res.set('Cache-Control', 'no-store')
      await spend(res, keyId)
      await touchAdminKey(db, key, now())
      next()
    },
  }

  async function spend(res: Response, keyId: string): Promise<void> {
    const left = await limiter.consume(keyId).catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused
      throw refused
    })
    const resetS = String(Math.ceil(left.msBeforeNext / 1_000))
    res.set({
      'RateLimit-Limit': String(REQUESTS_PER_MINUTE),
      'RateLimit-Remaining': String(Math.max(0, left.remainingPoints)),
      'RateLimit-Reset': resetS,
    })
    if (left.consumedPoints > REQUESTS_PER_MINUTE) {
      const detail = `This key may ask ${REQUESTS_PER_MINUTE} times a minute. Nothing of this request was done.`
      throw new ApiProblem('too_many_requests', detail, { headers: { 'Retry-After': resetS } })
    }
  }
}

/** Who asked, as `requireAdmin` found out. */
export function adminOf(res: Response): Admin {
  return Admin.parse(res.locals.admin)
}

function bearerOf(req: Request): string {
  return /^Bearer\s+(\S+)$/i.exec(req.get('authorization') ?? '')?.[1] ?? ''
}
