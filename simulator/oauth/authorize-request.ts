// Judges a visit to the authorize URL as HubSpot does before it shows any account.
import { z } from 'zod'
import type { App } from '../app-manifest.ts'

const querySchema = z.object({
  client_id: z.string().default(''),
  redirect_uri: z.string().default(''),
  scope: z.string().default(''),
  optional_scope: z.string().default(''),
  state: z.string().default(''),
  code_challenge: z.string().default(''),
})

export type AuthorizeRequest = {
  clientId: string
  redirectUri: string
  scopes: string[]
  optionalScopes: string[]
  state: string
  codeChallenge: string
}

export type AuthorizeReading =
  | { ok: true; request: AuthorizeRequest }
  | { ok: false; status: string; message: string }

export function readAuthorizeRequest(app: App, input: unknown): AuthorizeReading {
  const query = querySchema.safeParse(input)
  if (!query.success) return refusal('BAD_REQUEST', 'The authorize link is malformed.')
  const request: AuthorizeRequest = {
    clientId: query.data.client_id,
    redirectUri: query.data.redirect_uri,
    scopes: scopeList(query.data.scope),
    optionalScopes: scopeList(query.data.optional_scope),
    state: query.data.state,
    codeChallenge: query.data.code_challenge,
  }
  if (request.clientId !== app.clientId)
    return refusal('BAD_CLIENT_ID', 'The client ID does not belong to an app.')
  if (!mayRedirectTo(app, request.redirectUri))
    return refusal('BAD_REDIRECT_URI', 'The redirect URL does not match the app settings.')
  const problem = scopeProblem(app, request)
  return problem ? refusal('BAD_SCOPES', problem) : { ok: true, request }
}

function refusal(status: string, message: string): AuthorizeReading {
  return { ok: false, status, message }
}

function scopeList(text: string): string[] {
  return text.split(/[\s,]+/).filter((scope) => scope !== '')
}

// A developer's own machine is always accepted, so that nobody has to upload the app for each port.
export function mayRedirectTo(app: App, redirectUri: string): boolean {
  if (!URL.canParse(redirectUri)) return false
  if (!app.declared || app.declared.redirectUrls.includes(redirectUri)) return true
  const { protocol, hostname } = new URL(redirectUri)
  return protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1')
}

// `scope` must name the required scopes, all of them, and at most the conditional ones besides.
// The others belong in optional_scope.
function scopeProblem(app: App, request: AuthorizeRequest): string | null {
  if (!app.declared) return request.scopes.length > 0 ? null : 'No scopes were requested.'
  const { requiredScopes, conditionallyRequiredScopes, optionalScopes } = app.declared
  const missing = requiredScopes.filter((scope) => !request.scopes.includes(scope))
  if (missing.length > 0) return `Required scopes are missing from the link: ${missing.join(' ')}`
  const surplus = request.scopes.filter(
    (scope) => !requiredScopes.includes(scope) && !conditionallyRequiredScopes.includes(scope),
  )
  if (surplus.length > 0) return `Scopes that the app does not require: ${surplus.join(' ')}`
  const unknown = request.optionalScopes.filter(
    (scope) => !optionalScopes.includes(scope) && !requiredScopes.includes(scope),
  )
  return unknown.length > 0 ? `Optional scopes that the app does not declare: ${unknown.join(' ')}` : null
}
