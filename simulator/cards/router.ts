// What pages with cards ask the simulator for: scripts, and what a card does through HubSpot.
import { readFile } from 'node:fs/promises'
import express, { type RequestHandler, type Response, Router } from 'express'
import { z } from 'zod'
import { notFound } from '../api-error.ts'
import type { SimulatorContext } from '../context.ts'
import { findObjectType } from '../object-types.ts'
import { readBody } from '../request-body.ts'
import { findPortal, type Portal, type RecordRef } from '../state.ts'
import { assetNames, createAssets } from './assets.ts'
import { readAssociations, readProperties } from './crm-data.ts'
import { createFetchProxy } from './fetch-proxy.ts'
import { wantedFetchSchema } from './fetch-rules.ts'

const hookOptions = z.object({
  propertiesToFormat: z.union([z.array(z.string()), z.literal('all')]).default([]),
})
const recordSchema = z.object({ portalId: z.string(), objectTypeId: z.string(), objectId: z.string() })
const fetchSchema = z.object({ portalId: z.string(), userId: z.string(), wanted: wantedFetchSchema })
const propertiesSchema = recordSchema.extend({
  names: z.union([z.array(z.string()), z.literal('*')]),
  options: hookOptions.default({ propertiesToFormat: [] }),
})
const associationsSchema = recordSchema.extend({
  request: z.object({
    toObjectType: z.string(),
    properties: z.array(z.string()).default([]),
    pageLength: z.number().int().min(1).max(200).default(10),
    offset: z.number().int().min(0).default(0),
  }),
  options: hookOptions.default({ propertiesToFormat: [] }),
})

export function cardsRouter(context: SimulatorContext): Router {
  const router = Router()
  const assets = createAssets()
  const fetchFor = createFetchProxy(context)

  router.get('/assets/:name.js', async (req, res) => {
    const name = assetNames.find((each) => each === req.params.name)
    if (!name) throw notFound(`There is no script ${req.params.name}.`)
    sendScript(res, await assets.script(name))
  })
  router.get('/bundles/:uid.js', async (req, res) => {
    const bundle = (await context.cards.bundles()).find(({ uid }) => uid === req.params.uid)
    if (!bundle) throw notFound(`There is no extension ${req.params.uid}.`)
    sendScript(res, await readFile(bundle.file, 'utf8'))
  })

  router.use(requireJson, express.json({ limit: '10mb' }))
  router.post('/fetch', async (req, res) => {
    const { portalId, userId, wanted } = readBody(fetchSchema, req.body)
    const portal = portalIn(context, portalId)
    const user = portal.account.users.find(({ id }) => id === userId)
    if (!user) throw notFound(`Account ${portalId} has no user ${userId}.`)
    res.json(await fetchFor(portal, user, wanted))
  })
  router.post('/properties', (req, res) => {
    const { names, options, ...place } = readBody(propertiesSchema, req.body)
    res.json(readProperties(portalIn(context, place.portalId), refOf(place), names, options))
  })
  router.post('/associations', (req, res) => {
    const { request, options, ...place } = readBody(associationsSchema, req.body)
    res.json(readAssociations(portalIn(context, place.portalId), refOf(place), request, options))
  })
  return router
}

// A worker obeys the policy of its own script: a card can reach nothing but this page.
function sendScript(res: Response, script: string): void {
  res
    .set({
      'content-security-policy': "default-src 'none'; script-src 'self'",
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .type('js')
    .send(script)
}

// Other sites cannot send JSON here without asking first, and nobody answers them.
const requireJson: RequestHandler = (req, res, next) => {
  if (req.is('application/json')) next()
  else res.status(415).json({ status: 'error', message: 'Only JSON is read here.' })
}

function portalIn({ world }: SimulatorContext, portalId: string): Portal {
  const portal = findPortal(world, portalId)
  if (!portal) throw notFound(`There is no account ${portalId}.`)
  return portal
}

function refOf({ objectTypeId, objectId }: z.infer<typeof recordSchema>): RecordRef {
  const type = findObjectType(objectTypeId)
  if (!type) throw notFound(`There is no object type ${objectTypeId}.`)
  return { type, id: objectId }
}
