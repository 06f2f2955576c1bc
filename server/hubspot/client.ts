// Asks HubSpot. The only file that uses @hubspot/api-client, and only as transport: its own retries and limiter are shared by the
// whole process and would mix accounts; it ignores Retry-After and knows no timeout.
import { Client } from '@hubspot/api-client'
import { SyncError } from '../domain/sync-error.ts'
import { withDeadline } from './deadline.ts'
import { networkToSyncError, refusalToSyncError } from './errors.ts'

/** Association batches are exempt from the ten-second limit and searches have one of their own (HubSpot: usage guidelines). */
export type Bucket = 'core' | 'search' | 'associations'

export type HubSpotRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: object
  query?: Record<string, string>
  bucket?: Bucket
  /** True when repeating the call could do something twice. */
  isWrite?: boolean
  /** Asked just before sending, after any wait: false when the right to make this call has been lost meanwhile. */
  mayStillSend?: () => boolean
}

export type HubSpotAnswer = { status: number; body: unknown }

export type HubSpotOptions = {
  apiUrl: string
  timeoutMs: number
  /** A live access token of the account, other than the one that HubSpot has just refused. */
  accessToken(portalId: string, refused?: string): Promise<string>
  /** Resolves when the account's next call may go. */
  waitForTurn(portalId: string, bucket: Bucket): Promise<void>
  /** HubSpot asked everybody to wait. */
  pushBack(portalId: string, bucket: Bucket, forMs: number): Promise<void>
  /** HubSpot answered 429. */
  countRefusal(portalId: string, bucket: Bucket): Promise<void>
}

export type HubSpotClient = {
  /** Resolves with any 2xx answer. Every other end is a SyncError. */
  call(portalId: string, request: HubSpotRequest): Promise<HubSpotAnswer>
}

export function createHubSpotClient(options: HubSpotOptions): HubSpotClient {
  return {
    async call(portalId, request) {
      const token = await options.accessToken(portalId)
      try {
        return await attempt(portalId, request, token)
      } catch (error) {
        if (!(error instanceof SyncError) || error.code !== 'token_expired') throw error
        return attempt(portalId, request, await options.accessToken(portalId, token))
      }
    },
  }

  async function attempt(
    portalId: string,
    request: HubSpotRequest,
    accessToken: string,
  ): Promise<HubSpotAnswer> {
    const { bucket = 'core', isWrite = false } = request
    await options.waitForTurn(portalId, bucket)
    if (request.mayStillSend?.() === false)
      throw new SyncError('hubspot_unavailable', { facts: { sent: false } })
    const client = new Client({ accessToken, basePath: options.apiUrl, numberOfApiCallRetries: 0 })
    const answer = await send(client, request, options.timeoutMs, isWrite)
    if (answer.callsLeft !== null && answer.callsLeft <= FEW_CALLS_LEFT) {
      await options.pushBack(portalId, bucket, BREATHER_MS)
    }
    if (answer.status >= 200 && answer.status < 300) return answer
    const error = refusalToSyncError({ ...answer, isWrite })
    if (error.code === 'rate_limited') {
      await options.pushBack(portalId, bucket, error.retryAfterMs ?? 1_000)
      await options.countRefusal(portalId, bucket)
    }
    throw error
  }
}

/** Our pace leaves five calls of the window over. Fewer are left only when something else spends them: then we make room. */
const FEW_CALLS_LEFT = 3
const BREATHER_MS = 1_000

type RawAnswer = HubSpotAnswer & { retryAfter: string | null; callsLeft: number | null }

/** One request with our own deadline: the transport has none. The answer's body counts as part of it. */
async function send(
  client: Client,
  { method, path, body, query }: HubSpotRequest,
  timeoutMs: number,
  isWrite: boolean,
): Promise<RawAnswer> {
  const request = client
    .apiRequest({ method, path, ...(body && { body }), ...(query && { qs: query }) })
    .then(async (response) => ({
      status: response.status,
      body: parseJson(await response.text()),
      retryAfter: response.headers.get('retry-after'),
      callsLeft: numberIn(response.headers.get('x-hubspot-ratelimit-remaining')),
    }))
  try {
    return await withDeadline(request, timeoutMs)
  } catch (error) {
    throw networkToSyncError(error, isWrite)
  }
}

function numberIn(header: string | null): number | null {
  return header === null || Number.isNaN(Number(header)) ? null : Number(header)
}

/** HubSpot answers with HTML when a gateway in front of it fails. */
function parseJson(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return { message: text.slice(0, 200) }
  }
}
