// The simulator's own controls over HTTP, for programs that run beside it.
import express, { Router } from 'express'
import { z } from 'zod'
import { ApiError, notFound } from '../api-error.ts'
import { findObjectType, type ObjectType } from '../object-types.ts'
import type { PortalHandle } from '../portal-handle.ts'
import { readBody } from '../request-body.ts'
import { rulesPatchSchema } from '../rules.ts'
import type { Simulator } from '../simulator-api.ts'
import { faultSchema } from './faults.ts'

const orderSchema = z.object({
  match: z
    .object({ method: z.string().optional(), path: z.string().optional(), portalId: z.string().optional() })
    .default({}),
  times: z.number().int().default(1),
  fault: faultSchema,
})
const recordSchema = z.object({ properties: z.record(z.string(), z.string()) })
const associationSchema = z.object({
  fromType: z.string(),
  fromId: z.string(),
  toType: z.string(),
  toId: z.string(),
  primary: z.boolean().optional(),
  labels: z.array(z.string()).optional(),
})
const ownerSchema = z.object({
  email: z.string(),
  firstName: z.string().default(''),
  lastName: z.string().default(''),
})

export function controlRouter(simulator: Simulator): Router {
  const router = Router()
  router.use(express.json({ limit: '50mb' }))

  router.get('/calls', (_req, res) => void res.json(simulator.calls))
  router.delete('/calls', (_req, res) => {
    simulator.calls.length = 0
    res.status(204).end()
  })
  router.post('/faults', (req, res) => {
    simulator.faults.order(readBody(orderSchema, req.body))
    res.status(204).end()
  })
  router.delete('/faults', (_req, res) => {
    simulator.faults.clear()
    res.status(204).end()
  })
  router.patch('/rules', (req, res) => {
    simulator.setRules(readBody(rulesPatchSchema, req.body))
    res.json(simulator.rules)
  })
  router.get('/portals', (_req, res) => void res.json(simulator.portals().map(({ account }) => account)))
  router.get('/portals/:id/objects/:type', (req, res) => {
    const withArchived = req.query.archived === 'true'
    res.json(portalIn(simulator, req.params.id).records(typeIn(req.params.type), { withArchived }))
  })
  router.post('/portals/:id/objects/:type', (req, res) => {
    const { properties } = readBody(recordSchema, req.body)
    const portal = portalIn(simulator, req.params.id)
    res.status(201).json(portal.createRecord(typeIn(req.params.type), properties))
  })
  router.post('/portals/:id/associations', (req, res) => {
    const { fromType, fromId, toType, toId, ...options } = readBody(associationSchema, req.body)
    const portal = portalIn(simulator, req.params.id)
    portal.associate(typeIn(fromType), fromId, typeIn(toType), toId, options)
    res.status(204).end()
  })
  router.post('/portals/:id/owners', (req, res) => {
    const owner = readBody(ownerSchema, req.body)
    res.status(201).json(portalIn(simulator, req.params.id).addOwner(owner))
  })
  router.post('/portals/:id/revoke', (req, res) => {
    portalIn(simulator, req.params.id).revokeToken()
    res.status(204).end()
  })
  router.post('/portals/:id/uninstall', (req, res) => {
    portalIn(simulator, req.params.id).uninstall()
    res.status(204).end()
  })
  return router
}

function portalIn(simulator: Simulator, portalId: string): PortalHandle {
  const portal = simulator.portals().find((candidate) => candidate.portalId === portalId)
  if (!portal) throw notFound(`There is no account ${portalId}.`)
  return portal
}

function typeIn(name: string): ObjectType {
  const type = findObjectType(name)
  if (!type) throw new ApiError(404, { message: `There is no object type ${name}.` })
  return type
}
