// Who may look events up: the holder of an ingestion key those of its source, the holder of an admin key those of the whole account.
import type { RequestHandler, Response } from 'express'
import { adminOf } from './admin-auth.ts'
import { callerOf, type IngestionAuth } from './ingestion-auth.ts'

export type Reader = {
  portalId: string
  /** Undefined for all sources. */
  sourceId: string | undefined
}

/** Each kind of key is told apart by its name, and checked by its own rules. */
export function createReaderAuth(auth: IngestionAuth, requireAdmin: RequestHandler): RequestHandler {
  return (req, res, next) => {
    const isAdmin = /^Bearer\s+lba_/i.test(req.get('authorization') ?? '')
    res.locals.isAdmin = isAdmin
    return isAdmin ? requireAdmin(req, res, next) : auth.requireKey(req, res, next)
  }
}

export function readerOf(res: Response): Reader {
  if (res.locals.isAdmin === true) return { portalId: adminOf(res).portalId, sourceId: undefined }
  const { portalId, sourceId } = callerOf(res)
  return { portalId, sourceId }
}
