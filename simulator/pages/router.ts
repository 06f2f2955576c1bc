// The pages people see: accounts, lists, records with their timelines, and where an administrator connects the app.
import { type Request, Router } from 'express'
import type { SimulatorContext } from '../context.ts'
import { readAuthorizeRequest } from '../oauth/authorize-request.ts'
import { findObjectType } from '../object-types.ts'
import { findRecord } from '../records.ts'
import { findPortal } from '../state.ts'
import { recordTypes } from './association-chips.ts'
import { connectionProblemPage } from './connection-problem-page.ts'
import { accountChoices, everyUser, offeredPortals, signedInUser } from './consent-choices.ts'
import { consentPage } from './consent-page.ts'
import { homePage, readInstallUrl } from './home-page.ts'
import type { Html } from './html.ts'
import { listPage } from './list-page.ts'
import { notFoundPage } from './problem-page.ts'
import { recordPage } from './record-page.ts'
import { sendPage } from './send-page.ts'
import { readStylesheet } from './stylesheet.ts'

type Answer = { status: number; page: Html }

export function pagesRouter(context: SimulatorContext): Router {
  const router = Router()
  const stylesheet = readStylesheet()
  const show = (path: string | string[], answer: (context: SimulatorContext, req: Request) => Answer) => {
    router.get(path, (req, res) => {
      const { status, page } = answer(context, req)
      sendPage(res, status, page)
    })
  }
  router.get('/simulator/assets/pages.css', (_req, res) => {
    res.type('css').send(stylesheet)
  })
  show('/', ({ world }, req) => found(homePage(world, readInstallUrl(req.query.install))))
  show(['/oauth/authorize', '/oauth/:portalId/authorize'], answerConsent)
  show('/contacts/:portalId/objects/:objectTypeId/views/all/list', answerList)
  show('/contacts/:portalId/record/:objectTypeId/:recordId', answerRecord)
  show('/contacts{/*path}', () => missing('No page has this address.'))
  return router
}

function answerConsent({ app, world }: SimulatorContext, req: Request): Answer {
  const reading = readAuthorizeRequest(app, req.query)
  if (!reading.ok) return { status: 400, page: connectionProblemPage(app, reading, req.query) }
  const portals = offeredPortals(world, text(req.params.portalId))
  const users = everyUser(portals)
  const user = signedInUser(users, req.query.as)
  if (!user) {
    const problem = { status: 'BAD_HUB', message: 'You do not have access to this account.' }
    return { status: 400, page: connectionProblemPage(app, problem, req.query) }
  }
  const { request } = reading
  return found(consentPage({ request, user, users, choices: accountChoices(portals, user, request) }))
}

function answerList({ world }: SimulatorContext, req: Request): Answer {
  const portal = findPortal(world, text(req.params.portalId) ?? '')
  const type = recordTypes.find((each) => each === findObjectType(text(req.params.objectTypeId) ?? ''))
  if (!portal || !type) return missing('This account or object type does not exist.')
  return found(listPage(portal, type, { q: text(req.query.q) ?? '', page: Number(req.query.page ?? 1) }))
}

function answerRecord({ world }: SimulatorContext, req: Request): Answer {
  const portal = findPortal(world, text(req.params.portalId) ?? '')
  const type = findObjectType(text(req.params.objectTypeId) ?? '')
  const record = portal && type && findRecord(portal, type, text(req.params.recordId) ?? '')
  if (!record) return missing('This record does not exist in the account, or it was deleted.')
  const view = { tab: text(req.query.tab) ?? 'all', page: Number(req.query.page ?? 1) }
  return found(recordPage(portal, type, record, view))
}

function found(page: Html): Answer {
  return { status: 200, page }
}

function missing(what: string): Answer {
  return { status: 404, page: notFoundPage(what) }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
