// Sources and keys on the settings page: for super admins alone, as a key lets its holder speak for the account.
import { type Request, Router } from 'express'
import { z } from 'zod'
import { asked } from '../cards/card-deps.ts'
import { type CardCaller, readBody } from '../cards/signed-request.ts'
import { ApiProblem } from '../problem.ts'
import type { NewKeyAnswer, SourceAnswer, SourcesAnswer } from './answers.ts'
import { requireAdmin } from './require-admin.ts'
import type { CardSettingsDeps } from './settings-deps.ts'
import {
  answerSources,
  type SourceAdmin,
  takeNewKey,
  takeNewSource,
  takeRevocation,
  takeSourceChange,
} from './source-desk.ts'

/** To be mounted at /cards/v1/settings, behind HubSpot's signature. */
export function sourceRoutes(deps: CardSettingsDeps): Router {
  const router = Router()

  router.get(
    '/sources',
    asked(deps, async (caller): Promise<SourcesAnswer> => answerSources(deps, await adminOf(caller))),
  )

  router.post(
    '/sources',
    asked(deps, async (caller, req): Promise<SourceAnswer> => {
      return takeNewSource(deps, await adminOf(caller), readBody(req, z.unknown()))
    }),
  )

  router.post(
    '/sources/:source',
    asked(deps, async (caller, req): Promise<SourceAnswer> => {
      return takeSourceChange(deps, await adminOf(caller), param(req, 'source'), readBody(req, z.unknown()))
    }),
  )

  router.post(
    '/sources/:source/keys',
    asked(deps, async (caller, req): Promise<NewKeyAnswer> => {
      return takeNewKey(deps, await adminOf(caller), param(req, 'source'), readBody(req, z.unknown()))
    }),
  )

  router.post(
    '/sources/:source/keys/:key/revoke',
    asked(deps, async (caller, req): Promise<SourceAnswer> => {
      readBody(req, z.strictObject({}))
      return takeRevocation(deps, await adminOf(caller), param(req, 'source'), param(req, 'key'))
    }),
  )

  return router

  async function adminOf(caller: CardCaller): Promise<SourceAdmin> {
    if (Object.keys(caller.query).length > 0)
      throw new ApiProblem('invalid_query', 'This question is not understood.')
    await requireAdmin(deps, caller)
    return { portalId: caller.account.portalId, by: caller.user.email.toLowerCase() }
  }
}

function param(req: Request, name: string): string {
  return String(req.params[name])
}
