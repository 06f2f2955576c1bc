// The pages on which the app's cards may stand: records, lists with a preview, the app's home and its settings.
import type { Request } from 'express'
import type { CardBundle } from '../cards/card-bundle.ts'
import { cardConfig, type Viewing } from '../cards/card-context.ts'
import type { SimulatorContext } from '../context.ts'
import { findObjectType, type ObjectType } from '../object-types.ts'
import { findRecord } from '../records.ts'
import { findPortal, type Portal } from '../state.ts'
import { type Answer, found, missing, text } from './answer.ts'
import { bundlesFor, cardsOn } from './app-cards.ts'
import { recordTypes } from './association-chips.ts'
import { appHomePage, appSettingsPage } from './extension-page.ts'
import type { Html, Part } from './html.ts'
import { listPage } from './list-page.ts'
import { previewPanel } from './preview-panel.ts'
import { recordPage } from './record-page.ts'
import { type Viewer, viewerOf, viewerSwitch } from './viewing-as.ts'

/** An account, and who looks at it. Where nobody can, there are no cards. */
type Looking = { portal: Portal; viewer: Viewer | null; aside: Part }

export async function answerRecord(context: SimulatorContext, req: Request): Promise<Answer> {
  const looking = lookInto(context, req)
  const type = findObjectType(text(req.params.objectTypeId) ?? '')
  const record = looking && type && findRecord(looking.portal, type, text(req.params.recordId) ?? '')
  if (!record) return missing('This record does not exist in the account, or it was deleted.')
  const { portal, viewer, aside } = looking
  const cards = await recordCards(context, looking, type, record.id, ['crm.record.tab', 'crm.record.sidebar'])
  const [tabCards = [], sidebarCards = []] = cards.at
  const page = recordPage(portal, type, record, {
    tab: text(req.query.tab) ?? 'all',
    page: Number(req.query.page ?? 1),
    isOnCards: req.query.view === 'cards',
    tabCards,
    sidebarCards,
    problem: cards.problem,
    aside,
  })
  return withCards(context, found(page), viewer, tabCards.length + sidebarCards.length > 0)
}

export async function answerList(context: SimulatorContext, req: Request): Promise<Answer> {
  const looking = lookInto(context, req)
  const type = recordTypes.find((each) => each === findObjectType(text(req.params.objectTypeId) ?? ''))
  if (!looking || !type) return missing('This account or object type does not exist.')
  const { portal, viewer, aside } = looking
  const view = { q: text(req.query.q) ?? '', page: Number(req.query.page ?? 1), aside }
  const record = findRecord(portal, type, text(req.query.preview) ?? '')
  if (!record) return withCards(context, found(listPage(portal, type, view)), viewer, false)
  const cards = await recordCards(context, looking, type, record.id, ['crm.preview'])
  const [previewCards = []] = cards.at
  const closePath = `?${new URLSearchParams(view.q ? { q: view.q } : {})}`
  const shown = cards.problem ? [cards.problem, ...previewCards] : previewCards
  const preview = previewPanel(portal, type, record, shown, closePath)
  const hasCards = previewCards.length > 0
  return withCards(context, found(listPage(portal, type, { ...view, preview, hasCards })), viewer, hasCards)
}

export function answerAppHome(context: SimulatorContext, req: Request): Promise<Answer> {
  return answerExtension(context, req, ({ type }) => type === 'page', appHomePage)
}

export function answerAppSettings(context: SimulatorContext, req: Request): Promise<Answer> {
  return answerExtension(context, req, ({ type }) => type === 'settings', appSettingsPage)
}

async function answerExtension(
  context: SimulatorContext,
  req: Request,
  isWanted: (bundle: CardBundle) => boolean,
  show: typeof appHomePage,
): Promise<Answer> {
  const looking = lookInto(context, req)
  const { appId } = context.app
  if (!looking || req.params.appId !== appId) return missing('There is no such app in this account.')
  const { portal, viewer, aside } = looking
  const viewing = viewer && viewingOf(portal, viewer)
  const known = viewing && (await bundlesFor(context, viewing))
  const bundle = known?.bundles.find(isWanted)
  const config = viewing && bundle ? cardConfig(context, bundle, viewing) : null
  const page = show({ portal, appId, config, problem: known?.problem, aside })
  return withCards(context, found(page), viewer, config !== null)
}

function lookInto({ world }: SimulatorContext, req: Request): Looking | null {
  const portal = findPortal(world, text(req.params.portalId) ?? '')
  if (!portal) return null
  const viewer = viewerOf(req, portal.account)
  return { portal, viewer, aside: viewer && viewerSwitch(portal.account, viewer, req.query) }
}

function viewingOf({ account }: Portal, { user }: Viewer): Viewing {
  return { account, user }
}

/** The cards of a record, for each of the places. */
async function recordCards(
  context: SimulatorContext,
  { portal, viewer }: Looking,
  type: ObjectType,
  id: string,
  places: string[],
): Promise<{ at: Html[][]; problem: Html | null }> {
  if (!viewer) return { at: [], problem: null }
  const viewing = { ...viewingOf(portal, viewer), record: { type, id } }
  const known = await bundlesFor(context, viewing)
  return { at: places.map((place) => cardsOn(context, known, viewing, place)), problem: known.problem }
}

function withCards(
  context: SimulatorContext,
  answer: Answer,
  viewer: Viewer | null,
  hasCards: boolean,
): Answer {
  const frames = context.app.permittedUrls?.iframe ?? ['https:']
  return { ...answer, cookie: viewer?.cookie ?? null, frames: hasCards ? frames : null }
}
