// One way in for every API call: a fault on order, then the token, the limits, the scopes, the answer, the log.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import { ApiError, notFound } from './api-error.ts'
import type { SimulatorContext } from './context.ts'
import type { Policy } from './control/calls.ts'
import { missingScopes } from './scopes.ts'
import { findPortal, type Grant, type Portal } from './state.ts'
import { anApp, aPerson } from './webhooks/change.ts'

export type Params = Record<string, string>
export type Answer = { status: number; body?: unknown; headers?: Record<string, string> }

export type OpenCall = {
  params: Params
  query: URLSearchParams
  body: unknown
  bearer: string | null
}

export type PortalCall = OpenCall & { portal: Portal; grant: Grant }

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

export type Endpoint = { method: Method; path: string; policy: Policy } & (
  | { open: true; handle: (call: OpenCall) => Answer }
  | {
      open?: false
      // The scopes needed and, when HubSpot's refusal names others, those.
      scopes: (params: Params) => { needed: string[]; named?: string[] }
      handle: (call: PortalCall) => Answer
    }
)

export function mount(router: Router, context: SimulatorContext, endpoints: Endpoint[]): void {
  for (const endpoint of endpoints)
    router[endpoint.method](endpoint.path, (req, res) => serve(context, endpoint, req, res))
}

async function serve(context: SimulatorContext, endpoint: Endpoint, req: Request, res: Response) {
  const bearer = /^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? null
  const portalId = portalOf(context, bearer, req.body)
  const at = context.now().getTime()
  const fault = context.faults.take({ method: req.method, path: req.originalUrl, portalId })
  const log = (status: number) => {
    const { policy } = endpoint
    const count429 = status === 429 ? 1 : 0
    context.calls.push({ at, portalId, method: req.method, path: req.originalUrl, status, policy, count429 })
  }
  if (context.latencyMs > 0) await sleep(context.latencyMs)
  if (fault?.kind === 'slow') await sleep(fault.ms)
  if (fault?.kind === 'cut') return cut(res, log)
  const answer =
    fault?.kind === 'status'
      ? faultyAnswer(fault.status, fault.body, fault.headers)
      : decide(context, endpoint, callOf(req, bearer))
  if (req.method !== 'GET') context.changed()
  if (fault?.kind === 'cut_after_writing') return cut(res, log)
  log(answer.status)
  send(res, answer)
}

// The account a call is about: that of its token, or of the token it refreshes.
function portalOf({ world }: SimulatorContext, bearer: string | null, body: unknown): string | null {
  const refreshing = z.object({ refresh_token: z.string() }).safeParse(body)
  const grant = refreshing.success
    ? world.refreshTokens.get(refreshing.data.refresh_token)
    : world.accessTokens.get(bearer ?? '')
  return grant?.portalId ?? null
}

function callOf(req: Request, bearer: string | null): OpenCall {
  const params: Params = {}
  for (const [name, value] of Object.entries(req.params)) params[name] = String(value)
  const query = new URL(req.originalUrl, 'http://simulator').searchParams
  return { params, query, body: req.body ?? {}, bearer }
}

function decide(context: SimulatorContext, endpoint: Endpoint, call: OpenCall): Answer {
  let headers: Record<string, string> = {}
  try {
    if (!isServedVersion(call.params.version, endpoint.path)) throw notFound('No such path or version.')
    if (endpoint.open) {
      context.limits.spend(endpoint.policy, 'app')
      return endpoint.handle(call)
    }
    const { grant, portal } = authenticate(context, call.bearer)
    headers = context.limits.spend(endpoint.policy, portal.account.portalId)
    const { needed, named } = endpoint.scopes(call.params)
    const missing = needed.filter((scope) => !grant.scopes.includes(scope))
    if (missing.length > 0) throw missingScopes(named ?? missing)
    context.world.actor = anApp(context.app.appId)
    const answer = endpoint.handle({ ...call, grant, portal })
    return { ...answer, headers: { ...headers, ...answer.headers } }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const body = { status: 'error', correlationId: randomUUID(), ...error.body }
    return { status: error.status, body, headers: { ...headers, ...error.headers } }
  } finally {
    context.world.actor = aPerson
  }
}

// The dated versions, and for OAuth also v3, which is identical there.
function isServedVersion(version: string | undefined, path: string): boolean {
  if (version === undefined || version === '2026-09' || version === '2026-03') return true
  return version === 'v3' && path.startsWith('/oauth/')
}

function authenticate(context: SimulatorContext, bearer: string | null): { grant: Grant; portal: Portal } {
  const grant = context.world.accessTokens.get(bearer ?? '')
  const portal = grant?.portalId ? findPortal(context.world, grant.portalId) : null
  if (!grant || !portal || grant.revoked || !portal.account.installation)
    throw new ApiError(401, {
      message: 'Authentication credentials not found. This API supports OAuth 2.0 authentication.',
      category: 'INVALID_AUTHENTICATION',
    })
  if (grant.expiresAt !== null && grant.expiresAt <= context.now().getTime())
    throw new ApiError(401, {
      message: 'The OAuth token used to make this call expired.',
      category: 'EXPIRED_AUTHENTICATION',
      context: { 'expire time': [new Date(grant.expiresAt).toISOString()] },
    })
  return { grant, portal }
}

function faultyAnswer(status: number, body: unknown, headers?: Record<string, string>): Answer {
  const usual = { status: 'error', message: 'internal error', correlationId: randomUUID() }
  return { status, body: body ?? usual, headers: headers ?? {} }
}

function cut(res: Response, log: (status: number) => void): void {
  log(0)
  res.socket?.destroy()
}

function send(res: Response, answer: Answer): void {
  res.status(answer.status).set(answer.headers ?? {})
  if (answer.body === undefined) res.end()
  else res.json(answer.body)
}
