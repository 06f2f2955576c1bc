// Sources and keys by API, with an admin key. The account is the key's.
import express, { type RequestHandler, type Response, Router } from 'express'
import { adminOf } from './admin-auth.ts'
import { ApiProblem } from './problem.ts'
import {
  answerSources,
  type SourceAdmin,
  type SourceDeskDeps,
  takeNewKey,
  takeNewSource,
  takeRevocation,
  takeSourceChange,
} from './settings/source-desk.ts'

const LARGEST_BODY = 16 * 1024
const JSON_TYPES = ['application/json', 'application/*+json']

export function sourceAdminRoutes(deps: SourceDeskDeps & { requireAdmin: RequestHandler }): Router {
  const { requireAdmin } = deps
  const router = Router()
  const body = [express.json({ limit: LARGEST_BODY, strict: false, type: JSON_TYPES }), requireJson]

  router.get('/v1/sources', requireAdmin, async (_req, res) => {
    res.json(await answerSources(deps, whoIs(res)))
  })

  router.post('/v1/sources', requireAdmin, ...body, async (req, res) => {
    res.status(201).json(await takeNewSource(deps, whoIs(res), req.body))
  })

  router.patch('/v1/sources/:source', requireAdmin, ...body, async (req, res) => {
    res.json(await takeSourceChange(deps, whoIs(res), String(req.params.source), req.body))
  })

  router.post('/v1/sources/:source/keys', requireAdmin, ...body, async (req, res) => {
    res.status(201).json(await takeNewKey(deps, whoIs(res), String(req.params.source), req.body))
  })

  router.delete('/v1/sources/:source/keys/:key', requireAdmin, async (req, res) => {
    const { source, key } = req.params
    res.json(await takeRevocation(deps, whoIs(res), String(source), String(key)))
  })

  return router
}

function whoIs(res: Response): SourceAdmin {
  const { portalId, name } = adminOf(res)
  return { portalId, by: `Admin key "${name}"` }
}

const requireJson: RequestHandler = (req, _res, next) => {
  if (!req.is(JSON_TYPES))
    throw new ApiProblem('unsupported_media_type', 'Send the body as application/json.')
  next()
}
