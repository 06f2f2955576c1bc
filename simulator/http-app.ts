// Puts the whole HTTP surface together: HubSpot's API, its pages, and the simulator's own controls.
import { randomUUID } from 'node:crypto'
import express, { type ErrorRequestHandler, type Express, type RequestHandler, Router } from 'express'
import { ApiError } from './api-error.ts'
import { cardsRouter } from './cards/router.ts'
import type { SimulatorContext } from './context.ts'
import { controlRouter } from './control/router.ts'
import { accountEndpoints } from './crm/account-endpoints.ts'
import { associationEndpoints } from './crm/association-endpoints.ts'
import { batchEndpoints } from './crm/batch-endpoints.ts'
import { fateEndpoints } from './crm/fate-endpoints.ts'
import { limitsEndpoints } from './crm/limits-endpoints.ts'
import { objectEndpoints } from './crm/object-endpoints.ts'
import { propertyEndpoints } from './crm/property-endpoints.ts'
import { searchEndpoints } from './crm/search-endpoint.ts'
import { mount } from './endpoint.ts'
import { mailPage } from './mail/mail-page.ts'
import { mountDecision } from './oauth/decision.ts'
import { tokenEndpoints } from './oauth/token-endpoints.ts'
import { pagesRouter } from './pages/router.ts'
import { sendPage } from './pages/send-page.ts'
import type { Simulator } from './simulator-api.ts'
import { journalEndpoints } from './webhooks/journal-endpoints.ts'

export function createHttpApp(context: SimulatorContext, simulator: Simulator): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use('/simulator/cards', cardsRouter(context))
  app.get('/simulator/mail', (_req, res) => sendPage(res, 200, mailPage(simulator.mail?.mails ?? [])))
  app.use('/simulator', controlRouter(simulator))

  const api = Router()
  api.use(express.json({ limit: '50mb' }))
  api.use(express.urlencoded({ extended: false }))
  mountDecision(api, context)
  mount(api, context, [
    ...tokenEndpoints(context),
    ...searchEndpoints(context),
    ...batchEndpoints(context),
    ...fateEndpoints(context),
    ...journalEndpoints(context),
    ...associationEndpoints(context),
    ...objectEndpoints(context),
    ...propertyEndpoints(context),
    ...accountEndpoints(context),
    ...limitsEndpoints(context),
  ])
  app.use(api)
  app.use(pagesRouter(context))
  app.use(answerUnknownPath(context))
  app.use(answerError)
  return app
}

function answerUnknownPath(context: SimulatorContext): RequestHandler {
  return (req, res) => {
    context.calls.push({
      at: context.now().getTime(),
      portalId: null,
      method: req.method,
      path: req.originalUrl,
      status: 404,
      policy: 'none',
      count429: 0,
    })
    const message = `No such path: ${req.method} ${req.path}`
    res.status(404).json({ status: 'error', message, correlationId: randomUUID() })
  }
}

// Four parameters, because that is how express knows an error handler.
const answerError: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
  const correlationId = randomUUID()
  if (error instanceof ApiError) {
    res.status(error.status).json({ status: 'error', correlationId, ...error.body })
  } else if (error instanceof SyntaxError) {
    const message = `Invalid input JSON: ${error.message}`
    res.status(400).json({ status: 'error', message, correlationId, category: 'VALIDATION_ERROR' })
  } else {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    res.status(500).json({ status: 'error', message, correlationId })
  }
}
