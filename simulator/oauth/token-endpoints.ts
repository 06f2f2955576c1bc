// The token endpoint: codes and refresh tokens in, access tokens out, each refusal with HubSpot's status word.
// HubSpot: https://developers.hubspot.com/docs/api-reference/auth-oauth/guide
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ApiError } from '../api-error.ts'
import type { SimulatorContext } from '../context.ts'
import type { Answer, Endpoint, OpenCall, PortalCall } from '../endpoint.ts'
import type { Grant } from '../state.ts'
import { install, issueAccessToken, issueRefreshToken, uninstall } from './grants.ts'

const formSchema = z.object({
  grant_type: z.string().default(''),
  client_id: z.string().default(''),
  client_secret: z.string().default(''),
  code: z.string().default(''),
  redirect_uri: z.string().default(''),
  refresh_token: z.string().default(''),
  code_verifier: z.string().default(''),
  scope: z.string().default(''),
  token: z.string().default(''),
})
type Form = z.infer<typeof formSchema>

export function tokenEndpoints(context: SimulatorContext): Endpoint[] {
  const form = (path: string, handle: (call: OpenCall) => Answer): Endpoint => ({
    method: 'post',
    path: `/oauth/:version/token${path}`,
    policy: 'oauth',
    open: true,
    handle,
  })
  return [
    form('', (call) => token(context, call)),
    form('/introspect', (call) => introspect(context, call)),
    form('/revoke', (call) => revoke(context, call)),
    {
      method: 'delete',
      path: '/appinstalls/:version/external-install',
      policy: 'core',
      scopes: () => ({ needed: [] }),
      handle: (call: PortalCall) => {
        uninstall(context.world, call.portal, context.now())
        return { status: 204 }
      },
    },
  ]
}

function readForm(context: SimulatorContext, call: OpenCall): Form {
  const form = formSchema.safeParse(call.body)
  if (!form.success) throw refused('invalid_request', 'BAD_REQUEST', 'the form is malformed')
  if (form.data.client_id !== context.app.clientId)
    throw refused('invalid_client', 'BAD_CLIENT_ID', 'missing or unknown client id')
  if (form.data.client_secret !== context.app.clientSecret)
    throw refused('invalid_client', 'BAD_CLIENT_SECRET', 'missing or invalid client secret')
  return form.data
}

function token(context: SimulatorContext, call: OpenCall): Answer {
  const form = readForm(context, call)
  switch (form.grant_type) {
    case 'authorization_code':
      return exchangeCode(context, form)
    case 'refresh_token':
      return refresh(context, form)
    case 'client_credentials':
      return appToken(context, form)
    default:
      throw refused('unsupported_grant_type', 'BAD_GRANT_TYPE', 'missing or unknown grant type')
  }
}

function exchangeCode(context: SimulatorContext, form: Form): Answer {
  const code = context.world.codes.get(form.code)
  context.world.codes.delete(form.code)
  if (!code || code.expiresAt <= context.now().getTime())
    throw refused('invalid_grant', 'BAD_AUTH_CODE', 'missing or unknown auth code')
  if (code.redirectUri !== form.redirect_uri)
    throw refused('invalid_grant', 'BAD_REDIRECT_URI', 'the redirect uri is not the one of the code')
  if (code.codeChallenge && code.codeChallenge !== challengeOf(form.code_verifier))
    throw refused('invalid_grant', 'BAD_CODE_VERIFIER', 'missing or invalid code verifier')
  const portal = context.world.portals.get(code.portalId)
  if (!portal) throw badHub()
  install(portal, code.scopes, code.userId, context.now())
  const refreshToken = issueRefreshToken(context.world, code)
  return tokenAnswer(context, refreshToken)
}

function refresh(context: SimulatorContext, form: Form): Answer {
  const known = context.world.refreshTokens.get(form.refresh_token)
  if (known && !context.world.portals.get(known.portalId ?? '')?.account.installation) throw badHub()
  if (!known || known.revoked)
    throw refused('invalid_grant', 'BAD_REFRESH_TOKEN', 'missing or invalid refresh token')
  if (!context.rules.rotateRefreshTokens) return tokenAnswer(context, known)
  known.revoked = true
  return tokenAnswer(context, issueRefreshToken(context.world, known))
}

function appToken(context: SimulatorContext, form: Form): Answer {
  const scopes = form.scope.split(/\s+/).filter((scope) => scope !== '')
  const grant = issueAccessToken(context, { portalId: null, userId: '', scopes })
  const { accessTokenSeconds: expires_in } = context.rules
  return { status: 200, body: { access_token: grant.token, expires_in, scopes, token_type: 'bearer' } }
}

function tokenAnswer(context: SimulatorContext, refreshToken: Grant): Answer {
  const { portalId, userId, scopes } = refreshToken
  const grant = issueAccessToken(context, { portalId, userId, scopes })
  return {
    status: 200,
    body: {
      access_token: grant.token,
      refresh_token: refreshToken.token,
      expires_in: context.rules.accessTokenSeconds,
      hub_id: Number(portalId),
      user_id: Number(userId),
      scopes,
      token_type: 'bearer',
      token_use: 'access_token',
    },
  }
}

function introspect(context: SimulatorContext, call: OpenCall): Answer {
  const { token } = readForm(context, call)
  const grant = context.world.accessTokens.get(token) ?? context.world.refreshTokens.get(token)
  const portal = context.world.portals.get(grant?.portalId ?? '')
  const now = context.now().getTime()
  if (!grant || !portal || grant.revoked || (grant.expiresAt !== null && grant.expiresAt <= now))
    return { status: 200, body: { active: false } }
  return {
    status: 200,
    body: {
      active: true,
      token_use: grant.expiresAt === null ? 'refresh_token' : 'access_token',
      token_type: 'bearer',
      client_id: context.app.clientId,
      app_id: Number(context.app.appId),
      hub_id: Number(grant.portalId),
      hub_domain: portal.account.domain,
      user_id: Number(grant.userId),
      user: portal.account.users.find((user) => user.id === grant.userId)?.email ?? '',
      scopes: grant.scopes,
      is_private_distribution: false,
      ...(grant.expiresAt === null ? {} : { expires_in: Math.ceil((grant.expiresAt - now) / 1_000) }),
    },
  }
}

function revoke(context: SimulatorContext, call: OpenCall): Answer {
  const { token } = readForm(context, call)
  const refreshToken = context.world.refreshTokens.get(token)
  if (refreshToken) refreshToken.revoked = true
  return { status: 200, body: {} }
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

function badHub(): ApiError {
  return refused('access_denied', 'BAD_HUB', 'missing or unknown hub id')
}

// The OAuth endpoints speak RFC 6749 and HubSpot at once: `error` for one, `status` for the other.
function refused(error: string, status: string, message: string): ApiError {
  return new ApiError(400, { message, error, error_description: message, status })
}
