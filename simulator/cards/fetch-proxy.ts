// hubspot.fetch as HubSpot carries it out: from its own servers, signed, counted, cut off after a while, tried twice at most.
// Which statuses HubSpot answers for its own refusals is not published; a card must not depend on them.
import type { User } from '../account.ts'
import type { SimulatorContext } from '../context.ts'
import type { Portal } from '../state.ts'
import { type AllowedFetch, judgeFetch, mostBytes, type Refusal, type WantedFetch } from './fetch-rules.ts'
import { send, signedRequest } from './signed-request.ts'

/** No headers: a card sees none of the app's. */
export type FetchAnswer = { status: number; body: string }

export type FetchProxy = (portal: Portal, user: User, wanted: WantedFetch) => Promise<FetchAnswer>

/** HubSpot's limit for one app in one account. */
export const mostAtOnce = 20

class AnswerTooLarge extends Error {}

export function createFetchProxy(context: SimulatorContext): FetchProxy {
  const underWay = new Map<string, number>()

  return async (portal, user, wanted) => {
    const { portalId } = portal.account
    if (!portal.account.installation)
      return refused({ status: 403, message: 'The app is not installed in this account.' })
    const permitted = context.app.permittedUrls?.fetch ?? null
    const judged = judgeFetch(wanted, permitted, context.cards.fetchTimeoutMs)
    if (!judged.ok) return refused(judged.refusal)
    const now = underWay.get(portalId) ?? 0
    if (now >= mostAtOnce)
      return refused({ status: 429, message: `More than ${mostAtOnce} requests of this app at once.` })
    underWay.set(portalId, now + 1)
    try {
      return await carryOut(context, portalId, user, judged.request)
    } finally {
      underWay.set(portalId, (underWay.get(portalId) ?? 1) - 1)
    }
  }
}

async function carryOut(
  context: SimulatorContext,
  portalId: string,
  user: User,
  request: AllowedFetch,
): Promise<FetchAnswer> {
  const url = mapped(context.cards.proxies, request.url)
  const signal = AbortSignal.timeout(request.timeoutMs)
  const attempt = async () => {
    const signed = signedRequest(context.app, { ...request, url, portalId, user, at: context.now() })
    const response = await send(signed, signal)
    return { status: response.status, body: await readAtMost(response, mostBytes) }
  }
  try {
    const first = await attempt().catch((error: unknown) => {
      if (signal.aborted || error instanceof AnswerTooLarge) throw error
      return null
    })
    const answer = first && first.status < 500 ? first : await attempt()
    if (answer.status >= 300 && answer.status < 400)
      return refused({ status: 502, message: 'The app answered with a redirect, which is not followed.' })
    return answer
  } catch (error) {
    if (signal.aborted) return refused({ status: 504, message: 'The app did not answer in time.' })
    if (error instanceof AnswerTooLarge)
      return refused({ status: 502, message: 'The answer is larger than 1 MB.' })
    return refused({ status: 502, message: `${new URL(url).origin} cannot be reached.` })
  }
}

// In development the app's public address stands for a server on this machine, as in app/local.json.
function mapped(proxies: Map<string, string>, url: string): string {
  const { origin, href } = new URL(url)
  const local = proxies.get(origin)
  return local === undefined ? href : `${local}${href.slice(origin.length)}`
}

async function readAtMost(response: Response, most: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > most) throw new AnswerTooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function refused({ status, message }: Refusal): FetchAnswer {
  return { status, body: JSON.stringify({ status: 'error', message, category: 'HUBSPOT_FETCH' }) }
}
