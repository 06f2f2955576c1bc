// The installation over HTTP: to HubSpot's consent page and back, without any server session.
import { type CookieOptions, type Request, type Response, Router } from 'express'
import passport from 'passport'
import { FEATURES } from '../domain/settings/needed-features.ts'
import { SyncError } from '../domain/sync-error.ts'
import {
  createOAuthStrategy,
  type GrantedTokens,
  type OAuthApp,
  oauthFailure,
  type StateStore,
} from '../hubspot/oauth-strategy.ts'
import { type InstallDeps, installAccount } from '../install/install-account.ts'
import {
  isStateRefusal,
  issueState,
  newBrowserToken,
  readState,
  STATE_LIFETIME_MS,
  type StateRefusal,
} from '../install/oauth-state.ts'
import { useState } from '../store/oauth-states.ts'
import {
  failurePage,
  type InstallFailure,
  type Links,
  successPage,
  welcomePage,
} from './pages/install-pages.ts'

const COOKIE = 'logbook_install'

export type OAuthDeps = InstallDeps & {
  app: OAuthApp
  /** Signs the state. */
  stateKey: Buffer
  publicUrl: string
  accountUrl(account: { portalId: string; uiDomain: string }): string
}

export function oauthRoutes(deps: OAuthDeps): Router {
  const router = Router()
  const authenticator = new passport.Passport()
  authenticator.use('hubspot', createOAuthStrategy(deps.app, createStateStore(deps)))

  router.get('/', (_req, res) => {
    res.send(welcomePage())
  })

  // `with` names what an account's settings need beside the usual; anybody may ask for more of their own account.
  router.get('/oauth/install', (req, res, next) => {
    const named = String(req.query.with ?? '').split(',')
    const features = FEATURES.filter((feature) => named.includes(feature))
    const strategy = createOAuthStrategy(deps.app, createStateStore(deps), features)
    authenticator.authenticate(strategy, { session: false })(req, res, next)
  })

  router.get('/oauth/callback', (req, res, next) => {
    // The page may show a key: nothing may keep it, and no link may carry this address on.
    res.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' })
    const finish = (error: unknown, granted: GrantedTokens | false | null, info: unknown) => {
      answer(res, error, granted || null, info).catch(next)
    }
    authenticator.authenticate('hubspot', { session: false }, finish)(req, res, next)
  })

  return router

  async function answer(
    res: Response,
    error: unknown,
    granted: GrantedTokens | null,
    info: unknown,
  ): Promise<void> {
    if (!granted) {
      const failure = error ? oauthFailure(error) : refusalIn(info)
      if (!failure) throw error
      deps.warn({ failure }, 'An installation was not completed')
      res.status(failure === 'hubspot_away' ? 502 : 403).send(failurePage(failure, wordsIn(info)))
      return
    }
    try {
      const installed = await installAccount(deps, granted)
      if (!installed.ok) {
        res.status(403).send(failurePage('scopes_missing', installed.missingScopes))
        return
      }
      const links: Links = { publicUrl: deps.publicUrl, accountUrl: deps.accountUrl(installed.account) }
      res.send(successPage(installed, links))
    } catch (failure) {
      if (!(failure instanceof SyncError)) throw failure
      deps.warn({ err: failure }, 'An installation broke off')
      res.status(502).send(failurePage('hubspot_away'))
    }
  }
}

type Verified = (error: Error | null, ok: boolean, info?: { refusal: StateRefusal }) => void

/** Keeps the state in the state itself (signed) and in a cookie that binds it to this browser; only its single use is in the database. */
function createStateStore({ db, stateKey, publicUrl, now }: OAuthDeps): StateStore {
  const cookie: CookieOptions = {
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
    path: '/oauth',
  }
  return {
    store(req: Request, _meta: unknown, done?: (error: Error | null, state?: string) => void) {
      const browserToken = newBrowserToken()
      req.res?.cookie(COOKIE, browserToken, { ...cookie, maxAge: STATE_LIFETIME_MS })
      done?.(null, issueState(stateKey, browserToken, now()))
    },
    verify(req: Request, state: string, _meta: unknown, done?: Verified) {
      const read = readState(stateKey, state ?? '', cookieOf(req), now())
      if (!read.ok) {
        done?.(null, false, { refusal: read.why })
        return
      }
      req.res?.clearCookie(COOKIE, cookie)
      const { nonce, expiresAt } = read.claims
      useState(db, nonce, new Date(expiresAt), now()).then(
        (isFresh) => done?.(null, isFresh, { refusal: 'used' }),
        (error) => done?.(error, false),
      )
    },
  }
}

/** Why the state was refused; without such a reason it was HubSpot, or the person there, who said no. */
function refusalIn(info: unknown): InstallFailure {
  const refusal = typeof info === 'object' && info !== null ? Reflect.get(info, 'refusal') : undefined
  return isStateRefusal(refusal) ? refusal : 'denied'
}

/** What HubSpot says about its refusal. */
function wordsIn(info: unknown): string[] {
  const message = typeof info === 'object' && info !== null ? Reflect.get(info, 'message') : undefined
  return typeof message === 'string' ? [message.slice(0, 500)] : []
}

function cookieOf(req: Request): string {
  const cookies = (req.get('cookie') ?? '').split(';').map((cookie) => cookie.trim().split('='))
  return cookies.find(([name]) => name === COOKIE)?.[1] ?? ''
}
