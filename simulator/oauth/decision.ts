// Takes the administrator's decision on the consent page: installs the app and sends the browser back with a code.
import { randomBytes } from 'node:crypto'
import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import type { SimulatorContext } from '../context.ts'
import { findPortal, type Portal } from '../state.ts'
import { type AuthorizeRequest, readAuthorizeRequest } from './authorize-request.ts'

const decisionSchema = z.object({
  account: z.string().default(''),
  user: z.string().default(''),
  decision: z.enum(['allow', 'deny']),
})

export function mountDecision(router: Router, context: SimulatorContext): void {
  router.post('/oauth/authorize/decision', (req: Request, res: Response) => {
    const reading = readAuthorizeRequest(context.app, req.body)
    const decision = decisionSchema.safeParse(req.body)
    if (!reading.ok || !decision.success) {
      res.status(400).send(reading.ok ? 'The decision is missing.' : reading.message)
      return
    }
    const back = new URL(reading.request.redirectUri)
    const answer =
      decision.data.decision === 'allow'
        ? allow(context, reading.request, decision.data)
        : { error: 'access_denied', error_description: 'The user denied access to the application.' }
    for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value)
    if (reading.request.state) back.searchParams.set('state', reading.request.state)
    res.redirect(302, back.href)
  })
}

function allow(
  context: SimulatorContext,
  request: AuthorizeRequest,
  chosen: { account: string; user: string },
): Record<string, string> {
  const portal = findPortal(context.world, chosen.account)
  if (!portal) return denied('This account does not exist.')
  const user = findInstaller(portal, chosen.user)
  if (!user) return denied('The user may not install apps: Super Admin or App Marketplace Access is needed.')
  const unavailable = request.scopes.filter((scope) => portal.account.unavailableScopes.includes(scope))
  if (unavailable.length > 0) return denied(`This account cannot grant: ${unavailable.join(' ')}`)
  const optional = request.optionalScopes.filter((scope) => !portal.account.unavailableScopes.includes(scope))
  const code = randomBytes(18).toString('hex')
  context.world.codes.set(code, {
    code,
    portalId: portal.account.portalId,
    userId: user.id,
    scopes: [...new Set(['oauth', ...request.scopes, ...optional])],
    redirectUri: request.redirectUri,
    codeChallenge: request.codeChallenge || null,
    expiresAt: context.now().getTime() + context.rules.authorizationCodeSeconds * 1_000,
  })
  return { code }
}

function findInstaller(portal: Portal, userId: string) {
  const { users } = portal.account
  const user = userId ? users.find(({ id }) => id === userId) : users.find(({ superAdmin }) => superAdmin)
  return user && (user.superAdmin || user.appMarketplaceAccess) ? user : null
}

function denied(description: string): Record<string, string> {
  return { error: 'access_denied', error_description: description }
}
