// The journal over HTTP: subscriptions to what happens to the app, and its pages, each behind an address of its own.
import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { ApiError, conflict, invalid, notFound } from '../api-error.ts'
import type { SimulatorContext } from '../context.ts'
import type { Answer, Endpoint, OpenCall } from '../endpoint.ts'
import { readBody } from '../request-body.ts'
import { missingScopes } from '../scopes.ts'
import { type JournalPage, keptPages, lifecycle } from './journal.ts'

const readScope = 'developer.webhooks_journal.read'
const seeSubscriptions = 'developer.webhooks_journal.subscriptions.read'
const writeSubscriptions = 'developer.webhooks_journal.subscriptions.write'
const pageLifeMs = 15 * 60_000

const subscriptionSchema = z.object({
  subscriptionType: z.literal('APP_LIFECYCLE_EVENT'),
  eventTypeId: z.enum([lifecycle.APP_INSTALL, lifecycle.APP_UNINSTALL]),
  properties: z.array(z.string()).default([]),
})

export function journalEndpoints(context: SimulatorContext): Endpoint[] {
  const at = (method: 'get' | 'post', path: string, handle: (call: OpenCall) => Answer): Endpoint => ({
    method,
    path,
    policy: 'none',
    open: true,
    handle,
  })
  const journal = '/webhooks-journal/journal/:version'
  return [
    at('post', '/webhooks-journal/subscriptions/:version', (call) => subscribe(context, call)),
    at('get', '/webhooks-journal/subscriptions/:version', (call) => listSubscriptions(context, call)),
    at('get', `${journal}/earliest`, (call) => point(context, call, (pages) => pages[0])),
    at('get', `${journal}/latest`, (call) => point(context, call, (pages) => pages.at(-1))),
    at('get', `${journal}/offset/:offset/next`, (call) => next(context, call)),
    at('get', '/webhooks-journal-pages/:offset', (call) => readPage(context, call)),
  ]
}

// The app's own token, not an account's.
function requireApp({ world, now }: SimulatorContext, { bearer }: OpenCall, scope: string): void {
  const grant = world.accessTokens.get(bearer ?? '')
  const isLive = grant && grant.portalId === null && (grant.expiresAt ?? 0) > now().getTime()
  if (!isLive)
    throw new ApiError(401, {
      message: 'Authentication credentials not found. A client credentials token is needed.',
      category: 'INVALID_AUTHENTICATION',
    })
  if (!grant.scopes.includes(scope)) throw missingScopes([scope])
}

function subscribe(context: SimulatorContext, call: OpenCall): Answer {
  requireApp(context, call, writeSubscriptions)
  const { eventTypeId } = readBody(subscriptionSchema, call.body)
  const { subscriptions } = context.world.journal
  if (subscriptions.some((known) => known.eventTypeId === eventTypeId))
    throw conflict(`A subscription to ${eventTypeId} already exists.`)
  const createdAt = context.now().toISOString()
  const created = { id: 60_001_001 + subscriptions.length, eventTypeId, createdAt }
  subscriptions.push(created)
  return { status: 201, body: show(context, created) }
}

function listSubscriptions(context: SimulatorContext, call: OpenCall): Answer {
  requireApp(context, call, seeSubscriptions)
  const results = context.world.journal.subscriptions.map((one) => show(context, one))
  return { status: 200, body: { results } }
}

function show(
  { app }: SimulatorContext,
  { id, eventTypeId, createdAt }: { id: number; eventTypeId: string; createdAt: string },
) {
  const subscriptionType = 'APP_LIFECYCLE_EVENT'
  return { id, appId: Number(app.appId), subscriptionType, eventTypeId, createdAt, updatedAt: createdAt }
}

function point(
  context: SimulatorContext,
  call: OpenCall,
  choose: (pages: JournalPage[]) => JournalPage | undefined,
): Answer {
  requireApp(context, call, readScope)
  const page = choose(keptPages(context.world.journal, context.now()))
  if (!page) return { status: 204 }
  const expires = context.now().getTime() + pageLifeMs
  const permission = permit(context, page.offset, expires)
  const url = `${context.url()}/webhooks-journal-pages/${page.offset}?expires=${expires}&permission=${permission}`
  return {
    status: 200,
    body: { url, expiresAt: new Date(expires).toISOString(), currentOffset: page.offset },
  }
}

function next(context: SimulatorContext, call: OpenCall): Answer {
  const { offset } = call.params
  return point(context, call, (pages) => {
    const place = pages.findIndex((page) => page.offset === offset)
    if (place < 0) throw notFound(`The journal has no offset ${offset}.`)
    return pages[place + 1]
  })
}

function permit({ app }: SimulatorContext, offset: string, expires: number): string {
  return createHmac('sha256', app.clientSecret).update(`${offset}.${expires}`).digest('hex')
}

// A presigned address, as of a file in a cloud: it asks for no token.
function readPage(context: SimulatorContext, call: OpenCall): Answer {
  const { offset = '' } = call.params
  const expires = Number(call.query.get('expires'))
  if (call.bearer) throw invalid('Only one auth mechanism is allowed.')
  if (call.query.get('permission') !== permit(context, offset, expires) || expires < context.now().getTime())
    throw new ApiError(403, { message: 'Request has expired.' })
  const page = context.world.journal.pages.find((one) => one.offset === offset)
  if (!page) throw notFound('No such page.')
  const { publishedAt, journalEvents } = page
  return { status: 200, body: { offset, journalEvents, publishedAt: new Date(publishedAt).toISOString() } }
}
