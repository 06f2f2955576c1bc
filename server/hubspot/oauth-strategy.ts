// The OAuth 2.0 authorization code flow against HubSpot, as a passport strategy without any server session.
import OAuth2Strategy from 'passport-oauth2'
import type { Feature } from '../domain/settings/needed-features.ts'
import { paths } from './paths.ts'
import { ON_DEMAND_SCOPES, OPTIONAL_SCOPES, REQUIRED_SCOPES } from './scopes.ts'

export type OAuthApp = {
  clientId: string
  clientSecret: string
  apiUrl: string
  authorizeUrl: string
  callbackUrl: string
  /** How long the token endpoint may take to answer. */
  timeoutMs?: number
}

export type StateStore = OAuth2Strategy.StateStore

export type GrantedTokens = { accessToken: string; refreshToken: string; expiresInS: number }

/** Scopes are separated by spaces; what is not required goes into `optional_scope` (HubSpot: scopes). */
class HubSpotStrategy extends OAuth2Strategy {
  optionalScopes: readonly string[] = OPTIONAL_SCOPES

  override authorizationParams(): object {
    return { optional_scope: this.optionalScopes.join(' ') }
  }
}

/**
 * `state` keeps and checks the state parameter. A successful callback's `user` is what HubSpot granted. `features`: what is asked for
 * beside the usual.
 */
export function createOAuthStrategy(
  app: OAuthApp,
  state: StateStore,
  features: readonly Feature[] = [],
): OAuth2Strategy {
  const strategy = new HubSpotStrategy(
    {
      authorizationURL: app.authorizeUrl,
      tokenURL: app.apiUrl + paths.token,
      clientID: app.clientId,
      clientSecret: app.clientSecret,
      callbackURL: app.callbackUrl,
      scope: [...REQUIRED_SCOPES],
      scopeSeparator: ' ',
      store: state,
    },
    (
      accessToken: string,
      refreshToken: string,
      params: { expires_in?: number },
      _profile: unknown,
      done: OAuth2Strategy.VerifyCallback,
    ) => {
      const granted: GrantedTokens = {
        accessToken,
        refreshToken,
        expiresInS: Number(params.expires_in ?? 1_800),
      }
      done(null, granted)
    },
  )
  strategy.optionalScopes = [...OPTIONAL_SCOPES, ...features.flatMap((feature) => ON_DEMAND_SCOPES[feature])]
  return strategy
}

/** What an error of the flow means; null when it is none of HubSpot's. */
export function oauthFailure(error: unknown): 'denied' | 'code_refused' | 'hubspot_away' | null {
  if (error instanceof OAuth2Strategy.AuthorizationError) return 'denied'
  if (error instanceof OAuth2Strategy.TokenError) return 'code_refused'
  if (!(error instanceof OAuth2Strategy.InternalOAuthError)) return null
  // HubSpot words a refused code in its own way, which passport-oauth2 does not read: a 400 says as much.
  const { oauthError } = error
  const status: unknown =
    typeof oauthError === 'object' && oauthError !== null ? Reflect.get(oauthError, 'statusCode') : undefined
  return status === 400 ? 'code_refused' : 'hubspot_away'
}
