// The pages people see: accounts, lists, records with their timelines and cards, and where an administrator connects the app.
import { type Request, Router } from 'express'
import type { SimulatorContext } from '../context.ts'
import { readAuthorizeRequest } from '../oauth/authorize-request.ts'
import { type Answer, found, missing, text } from './answer.ts'
import { answerAppHome, answerAppSettings, answerList, answerRecord } from './card-pages.ts'
import { connectionProblemPage } from './connection-problem-page.ts'
import { accountChoices, everyUser, offeredPortals, signedInUser } from './consent-choices.ts'
import { consentPage } from './consent-page.ts'
import { homePage, readInstallUrl } from './home-page.ts'
import { sendPage } from './send-page.ts'
import { readStylesheet } from './stylesheet.ts'

type Answering = (context: SimulatorContext, req: Request) => Answer | Promise<Answer>

export function pagesRouter(context: SimulatorContext): Router {
  const router = Router()
  const show = (path: string | string[], answer: Answering) => {
    router.get(path, async (req, res) => {
      const { status, page, cookie, frames } = await answer(context, req)
      if (cookie) res.append('set-cookie', cookie)
      sendPage(res, status, page, frames)
    })
  }
  for (const name of ['pages', 'cards'] as const)
    router.get(
      `/simulator/assets/${name}.css`,
      (_req, res) => void res.type('css').send(readStylesheet(name)),
    )
  show('/', answerHome)
  show(['/oauth/authorize', '/oauth/:portalId/authorize'], answerConsent)
  show('/contacts/:portalId/objects/:objectTypeId/views/all/list', answerList)
  show('/contacts/:portalId/record/:objectTypeId/:recordId', answerRecord)
  show('/contacts{/*path}', () => missing('No page has this address.'))
  show('/app/:portalId/:appId{/*path}', answerAppHome)
  show('/integrations-settings/:portalId/installed/:appId', answerAppSettings)
  return router
}

function answerHome({ world, app, cards }: SimulatorContext, req: Request): Answer {
  return found(homePage(world, readInstallUrl(req.query.install), cards.hasBundles ? app.appId : null))
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
