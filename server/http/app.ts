// The web server: what every request passes, and which routes there are.
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import express, { type Express } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import type { AcceptDeps } from '../ingest/accept-events.ts'
import { createGroupedAccept } from '../ingest/group-events.ts'
import { createAdminAuth } from './admin-auth.ts'
import { answerErrors, answerNotFound } from './answer-errors.ts'
import { type CardRoutesDeps, cardRoutes } from './cards/routes.ts'
import { docsRoutes } from './docs.ts'
import { eventLookupRoutes } from './event-lookup.ts'
import { eventRetryRoutes } from './event-retry.ts'
import { type EventsDeps, eventRoutes } from './events.ts'
import { createIngestionAuth } from './ingestion-auth.ts'
import { memberApiRoutes } from './members/admin-routes.ts'
import { type ConnectPageDeps, connectPageRoutes } from './members/connect-page.ts'
import { messageRoutes } from './messages.ts'
import { type OAuthDeps, oauthRoutes } from './oauth.ts'
import { createReaderAuth } from './reader-auth.ts'
import { adminSettingsRoutes } from './settings/admin-routes.ts'
import { transferRoutes } from './settings/transfer-routes.ts'
import { sourceAdminRoutes } from './source-admin-routes.ts'
import { testEventRoutes } from './test-event.ts'
import { type WebhookDeps, webhookRoutes } from './webhooks/routes.ts'

export type AppDeps = Omit<EventsDeps, 'accept' | 'auth' | 'requireReader' | 'docsUrl'> &
  AcceptDeps &
  OAuthDeps &
  Omit<CardRoutesDeps, 'docsUrl'> &
  ConnectPageDeps &
  WebhookDeps & { log: Logger; eventsPerMinute: number }

const ASSETS = fileURLToPath(new URL('./assets', import.meta.url))

export function createApp(deps: AppDeps): Express {
  const { db, log, publicUrl } = deps
  const docsUrl = `${publicUrl}/docs/errors`
  const accept = createGroupedAccept(deps)
  const auth = createIngestionAuth(deps)
  const { requireAdmin } = createAdminAuth(deps)
  const requireReader = createReaderAuth(auth, requireAdmin)
  const events: EventsDeps = { ...deps, accept, auth, requireReader, docsUrl }
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')

  app.use(requestLog(log))
  app.use(securityHeaders(publicUrl))
  app.get('/healthz', async (_req, res) => {
    await db.raw('select 1')
    res.json({ status: 'ok' })
  })
  app.use('/assets', express.static(ASSETS, { index: false, maxAge: '1h' }))
  app.use('/cards/v1', cardRoutes({ ...deps, docsUrl }))
  app.use(oauthRoutes(deps))
  app.use(webhookRoutes(deps))
  app.use(eventRoutes(events))
  app.use(eventLookupRoutes(events))
  app.use(eventRetryRoutes({ ...events, wake: deps.wake }))
  app.use(messageRoutes(events))
  app.use(testEventRoutes(events))
  app.use(adminSettingsRoutes({ ...deps, requireAdmin, docsUrl }))
  app.use(memberApiRoutes({ ...deps, requireAdmin, requireKey: auth.requireKey, docsUrl }))
  app.use(sourceAdminRoutes({ ...deps, requireAdmin }))
  app.use(connectPageRoutes(deps))
  app.use(transferRoutes({ ...deps, docsUrl }))
  app.use(docsRoutes({ publicUrl }))
  app.use(answerNotFound())
  app.use(answerErrors(docsUrl, log))
  return app
}

/** One line a request, with its id. Never a query (an OAuth code stands there), a link's token, a header or a body. */
function requestLog(log: Logger) {
  return pinoHttp({
    logger: log,
    genReqId(req, res) {
      const given = req.headers['x-request-id']
      const id = typeof given === 'string' && /^[\w.-]{1,100}$/.test(given) ? given : randomUUID()
      res.setHeader('X-Request-Id', id)
      return id
    },
    serializers: {
      req: ({ id, method, url }) => ({ id, method, path: withoutToken(String(url).split('?')[0] ?? '') }),
      res: ({ statusCode }) => ({ status: statusCode }),
    },
    // A busy source sends thousands of requests a second: what went well is worth a line only when asked for.
    customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'debug'),
  })
}

function withoutToken(path: string): string {
  return path.replace(/^(\/settings\/[^/]*\/|\/connect\/).*/i, '$1…')
}

function securityHeaders(publicUrl: string) {
  const isHttps = publicUrl.startsWith('https:')
  return helmet({
    contentSecurityPolicy: {
      directives: { upgradeInsecureRequests: isHttps ? [] : null, formAction: ["'self'"] },
    },
    strictTransportSecurity: isHttps && { maxAge: 31_536_000 },
  })
}
