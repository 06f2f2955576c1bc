// HubSpot's token endpoints beside the code exchange: refresh, introspect, revoke; and the app's own uninstallation.
import { Client } from '@hubspot/api-client'
import { z } from 'zod'
import { SyncError } from '../domain/sync-error.ts'
import type { HubSpotClient } from './client.ts'
import { withDeadline } from './deadline.ts'
import { hubSpotWords, networkToSyncError, refusalToSyncError } from './errors.ts'
import type { GrantedTokens, OAuthApp } from './oauth-strategy.ts'
import { paths } from './paths.ts'

const TokenAnswer = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() })

const AppTokenAnswer = z.object({ access_token: z.string() })

const Introspection = z.object({
  active: z.boolean().default(true),
  hub_id: z.union([z.number(), z.string()]).transform(String),
  hub_domain: z.string(),
  user: z.string().default(''),
  scopes: z.array(z.string()),
})

export type TokenFacts = { portalId: string; domain: string; user: string; scopes: string[] }

/**
 * A new access token. HubSpot may send a new refresh token along: keep what comes back.
 * Throws connection_revoked when the app was uninstalled or its grant taken back.
 */
export async function refreshTokens(app: OAuthApp, refreshToken: string): Promise<GrantedTokens> {
  const answer = await postForm(app, paths.token, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  })
  const { access_token, refresh_token, expires_in } = TokenAnswer.parse(answer)
  return { accessToken: access_token, refreshToken: refresh_token, expiresInS: expires_in }
}

/** A token of the app itself, for what is no account's. */
export async function appToken(app: OAuthApp, scopes: readonly string[]): Promise<string> {
  const form = { grant_type: 'client_credentials', scope: scopes.join(' ') }
  return AppTokenAnswer.parse(await postForm(app, paths.token, form)).access_token
}

/** Which account, user and scopes an access token stands for. */
export async function introspectToken(app: OAuthApp, accessToken: string): Promise<TokenFacts> {
  const form = { token: accessToken, token_type_hint: 'access_token' }
  const { hub_id, hub_domain, user, scopes } = Introspection.parse(
    await postForm(app, paths.introspect, form),
  )
  return { portalId: hub_id, domain: hub_domain, user: user.toLowerCase(), scopes }
}

export async function revokeToken(app: OAuthApp, refreshToken: string): Promise<void> {
  await postForm(app, paths.revoke, { token: refreshToken, token_type_hint: 'refresh_token' })
}

/** Uninstalls the app from an account. HubSpot mails the account's admins. */
export async function uninstallApp(hubspot: HubSpotClient, portalId: string): Promise<void> {
  await hubspot.call(portalId, { method: 'DELETE', path: paths.uninstall })
}

const OAuthError = z.object({ status: z.string().optional(), error: z.string().optional() }).catch({})
/** Shorter than the right to refresh is held (install/access-tokens), so that nobody else begins meanwhile. */
const LONGEST_MS = 15_000

async function postForm(app: OAuthApp, path: string, form: Record<string, string>): Promise<unknown> {
  const client = new Client({ basePath: app.apiUrl, numberOfApiCallRetries: 0 })
  const credentials = { client_id: app.clientId, client_secret: app.clientSecret }
  const request = client
    .apiRequest({
      method: 'POST',
      path,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...form, ...credentials }).toString(),
      defaultJson: false,
    })
    .then(async (response) => ({ response, body: await response.json().catch(() => null) }))
  const timeoutMs = Math.min(app.timeoutMs ?? LONGEST_MS, LONGEST_MS)
  const { response, body } = await withDeadline(request, timeoutMs).catch((error) => {
    throw networkToSyncError(error, false)
  })
  if (response.ok) return body
  const { status: code = '', error = '' } = OAuthError.parse(body)
  const facts = hubSpotWords(body, response.status)
  // The account has taken its consent back, or uninstalled the app.
  if (
    /BAD_REFRESH_TOKEN|BAD_HUB/.test(code) ||
    (error === 'invalid_grant' && !code.startsWith('BAD_CLIENT'))
  ) {
    throw new SyncError('connection_revoked', { facts })
  }
  // Anything else that is wrong with our request is ours to mend, and no account's fault.
  if (response.status === 400 || response.status === 401) throw new SyncError('app_refused', { facts })
  const retryAfter = response.headers.get('retry-after')
  throw refusalToSyncError({ status: response.status, body, retryAfter, isWrite: false })
}
