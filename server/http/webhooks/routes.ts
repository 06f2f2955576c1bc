// The door for HubSpot's webhooks: lets in what HubSpot signed, keeps it, and answers at once. HubSpot waits five seconds.
import express, { type Request, Router } from 'express'
import { WEBHOOK_PATH } from '../../domain/webhook-subscriptions.ts'
import { isSignedByHubSpot } from '../../hubspot/signature.ts'
import { type KeepNewsDeps, keepNews } from '../../webhooks/keep-news.ts'
import { ApiProblem } from '../problem.ts'

export type WebhookDeps = KeepNewsDeps & {
  app: { clientSecret: string }
  /** HubSpot signs the address that it called, which a proxy in front of us may have changed. */
  publicUrl: string
  log: { warn(facts: object, message: string): void; debug(facts: object, message: string): void }
}

/** A hundred items of HubSpot's fit in many times over. */
const LARGEST_DELIVERY = 2 * 1024 * 1024
/** HubSpot sends at most 100. */
const MOST_ITEMS = 1_000

export function webhookRoutes(deps: WebhookDeps): Router {
  const { app, publicUrl, log, now } = deps
  const router = Router()
  // The signature covers the bytes as they came.
  const body = express.raw({ limit: LARGEST_DELIVERY, type: () => true, inflate: false })

  router.post(WEBHOOK_PATH, body, async (req, res) => {
    const rawBody = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0)
    const request = {
      method: req.method,
      url: publicUrl + req.originalUrl,
      rawBody,
      signature: header(req, 'x-hubspot-signature-v3'),
      timestamp: header(req, 'x-hubspot-request-timestamp'),
    }
    if (!isSignedByHubSpot(request, app.clientSecret, now())) {
      log.warn(
        { bytes: rawBody.length },
        'A delivery that HubSpot did not sign, or not just now, was refused',
      )
      throw new ApiProblem('not_signed', 'Only HubSpot may call this, and only just now.')
    }
    const items = readItems(rawBody)
    if (!items) {
      log.warn({ bytes: rawBody.length }, 'A delivery of HubSpot’s could not be read')
      throw new ApiProblem('invalid_body', `Send a list of at most ${MOST_ITEMS} items.`)
    }
    const reception = await keepNews(deps, items)
    const isOdd = reception.foreign + reception.strangers + reception.odd > 0
    log[isOdd ? 'warn' : 'debug'](reception, 'A delivery of HubSpot’s was taken in')
    res.json(reception)
  })

  return router
}

function header(req: Request, name: string): string {
  return req.get(name) ?? ''
}

function readItems(body: Buffer): unknown[] | null {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'))
    return Array.isArray(parsed) && parsed.length <= MOST_ITEMS ? parsed : null
  } catch {
    return null
  }
}
