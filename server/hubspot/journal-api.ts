// HubSpot's webhooks journal: a log of the app itself that is read, not sent. It tells of uninstallations, which no webhook does.
// HubSpot: https://developers.hubspot.com/docs/api-reference/latest/webhooks-journal/guide
import { Client } from '@hubspot/api-client'
import { z } from 'zod'
import { SyncError } from '../domain/sync-error.ts'
import { withDeadline } from './deadline.ts'
import { networkToSyncError, refusalToSyncError } from './errors.ts'
import { appToken } from './oauth-api.ts'
import type { OAuthApp } from './oauth-strategy.ts'
import { paths } from './paths.ts'

const SCOPES = [
  'developer.webhooks_journal.read',
  'developer.webhooks_journal.subscriptions.read',
  'developer.webhooks_journal.subscriptions.write',
]
const UNINSTALLED = '4-1916193'
const TIMEOUT_MS = 15_000
const LARGEST_PAGE = 50 * 1024 * 1024

export type Uninstall = { portalId: string; occurredAt: Date }
export type JournalPage = { offset: string; uninstalls: Uninstall[] }

export type Journal = {
  /** Has uninstallations written into the journal from now on. Repeating it changes nothing. */
  subscribe(): Promise<void>
  /** The page after this one, or the earliest that HubSpot still has; null when there is none yet. */
  read(after: string | null): Promise<JournalPage | null>
}

const Pointer = z.object({ url: z.url({ protocol: /^https?$/ }), currentOffset: z.string().min(1).max(200) })

const Page = z.object({ journalEvents: z.array(z.unknown()).default([]) })
// What HubSpot writes of an uninstallation is documented by its name and, elsewhere, by its number; either will do.
const Event = z.object({
  portalId: z.union([z.number().int(), z.string().regex(/^\d+$/)]).transform(String),
  occurredAt: z.union([z.number(), z.string()]).pipe(z.coerce.date()),
  action: z.string().optional(),
  eventTypeId: z.string().optional(),
})

/** Opens the journal with a token of the app's own. Throws app_refused or scope_missing when HubSpot does not give the app one. */
export async function openJournal(app: OAuthApp): Promise<Journal> {
  const accessToken = await appToken(app, SCOPES)
  const client = new Client({ accessToken, basePath: app.apiUrl, numberOfApiCallRetries: 0 })

  async function call(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const request = client.apiRequest({ method, path, ...(body && { body }) }).then(async (response) => {
      const text = await response.text()
      return {
        status: response.status,
        body: parseJson(text),
        retryAfter: response.headers.get('retry-after'),
      }
    })
    return withDeadline(request, TIMEOUT_MS).catch((error) => {
      throw networkToSyncError(error, false)
    })
  }

  return {
    async subscribe() {
      const wanted = { subscriptionType: 'APP_LIFECYCLE_EVENT', eventTypeId: UNINSTALLED, properties: [] }
      const answer = await call('POST', paths.journalSubscriptions, wanted)
      // 409: it is there already.
      if (answer.status >= 300 && answer.status !== 409) throw refused(answer)
    },
    async read(after) {
      const answer = await call(
        'GET',
        paths.journal(after === null ? 'earliest' : `offset/${encodeURIComponent(after)}/next`),
      )
      // Nothing new is answered with 204, and has been seen as 404.
      if (answer.status === 204 || answer.status === 404) return null
      if (answer.status !== 200) throw refused(answer)
      const { url, currentOffset } = Pointer.parse(answer.body)
      return { offset: currentOffset, uninstalls: await readPage(url) }
    },
  }
}

type Answer = { status: number; body: unknown; retryAfter: string | null }

function refused(answer: Answer): SyncError {
  return refusalToSyncError({ ...answer, isWrite: false })
}

/** The page lies elsewhere, under an address that is itself the permission to read it: no token goes there. */
async function readPage(url: string): Promise<Uninstall[]> {
  const request = fetch(url, { redirect: 'error' }).then(async (response) => {
    if (!response.ok) throw new SyncError('hubspot_unavailable', { facts: { status: response.status } })
    if (Number(response.headers.get('content-length') ?? 0) > LARGEST_PAGE) throw new SyncError('unexpected')
    return Page.parse(await response.json())
  })
  const { journalEvents } = await withDeadline(request, TIMEOUT_MS).catch((error) => {
    throw error instanceof SyncError ? error : networkToSyncError(error, false)
  })
  return journalEvents.flatMap((value) => {
    const event = Event.safeParse(value)
    if (!event.success || !isUninstall(event.data)) return []
    const { portalId, occurredAt } = event.data
    return [{ portalId, occurredAt }]
  })
}

function isUninstall({ action, eventTypeId }: z.output<typeof Event>): boolean {
  return action === 'APP_UNINSTALL' || eventTypeId === UNINSTALLED
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return null
  }
}
