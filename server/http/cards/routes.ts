// The API that cards and pages inside HubSpot ask, through HubSpot, which signs every question (answers.ts is its contract).
import { type ErrorRequestHandler, type RequestHandler, Router } from 'express'
import { SyncError } from '../../domain/sync-error.ts'
import { isDatabaseAway } from '../../store/database-fault.ts'
import { type CardMemberDeps, memberCardRoutes } from '../members/card-routes.ts'
import { meRoutes } from '../members/me-routes.ts'
import { ApiProblem } from '../problem.ts'
import { settingsRoutes } from '../settings/card-routes.ts'
import type { CardSettingsDeps } from '../settings/settings-deps.ts'
import { eventRoutes } from './event-routes.ts'
import { homeRoutes } from './home-routes.ts'
import { recordRoutes } from './record-routes.ts'
import { rawBody, requireSignature } from './signed-request.ts'

export type CardRoutesDeps = CardSettingsDeps & CardMemberDeps

/** To be mounted at /cards/v1. Whatever is not signed learns nothing, not even which addresses there are. */
export function cardRoutes(deps: CardRoutesDeps): Router {
  const router = Router()
  router.use(neverKept, rawBody(), requireSignature(deps))
  router.use(recordRoutes(deps), eventRoutes(deps), homeRoutes(deps))
  router.use('/me', meRoutes(deps))
  router.use('/settings/members', memberCardRoutes(deps))
  router.use('/settings', settingsRoutes(deps))
  router.use(sayForPeople)
  return router
}

/** People's activity must not lie in anybody's cache. */
const neverKept: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store')
  next()
}

/** What went wrong, in words for people who look at a card. */
const sayForPeople: ErrorRequestHandler = (error, _req, _res, next) => {
  const type: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'type') : undefined
  if (type === 'encoding.unsupported') {
    // HubSpot sends plain bodies: a packed one is simply wrong here, not a media type to negotiate.
    next(new ApiProblem('invalid_body', 'The body cannot be read.', { cause: error }))
  } else if (error instanceof SyncError || isDatabaseAway(error)) {
    const headers = { 'Retry-After': '5' }
    next(
      new ApiProblem('not_now', 'Nothing is lost. Please try again in a moment.', { headers, cause: error }),
    )
  } else next(error)
}
