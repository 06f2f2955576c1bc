// What holds for every page that a link opens: its address is a key, and a link that does not work says why.
import type { RequestHandler, Response } from 'express'
import type { LinkRefusal } from '../../configure/settings-links.ts'
import { refusalPage } from './transfer-pages.ts'

const STATUS_OF: Record<LinkRefusal, number> = { forged: 404, expired: 410, used: 410 }

/** No cache may keep the address, and no link may carry it on. */
export const hideAddress: RequestHandler = (_req, res, next) => {
  res.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' })
  next()
}

export function refuse(res: Response, why: LinkRefusal): void {
  res.status(STATUS_OF[why]).send(refusalPage(why))
}
