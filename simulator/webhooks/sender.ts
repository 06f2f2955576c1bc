// Sends an app what it subscribed to: up to a hundred items a delivery, signed, repeated until they are taken, in no promised order.
// HubSpot: https://developers.hubspot.com/docs/api-reference/webhooks-webhooks-v3/guide
import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '../app-manifest.ts'
import { seededRandom } from '../seeded-random.ts'
import { signatureHeaders } from '../signing.ts'
import { findPortal, type World } from '../state.ts'
import type { Change } from './change.ts'
import { fieldsOf, isHeard, readSubscriptions, type Subscription } from './subscriptions.ts'

export type WebhookItem = {
  eventId: number
  subscriptionId: number
  portalId: number
  appId: number
  occurredAt: number
  subscriptionType: string
  attemptNumber: number
  [field: string]: unknown
}

export type WebhooksOptions = {
  // Where to send; nowhere unless given, now or later by sendTo.
  targetUrl?: string
  // The project's webhooks manifest, or subscriptions as such.
  manifestPath?: string
  subscriptions?: Subscription[]
  // The pause before the first retry; each next one is twice as long. HubSpot spreads its retries over a day.
  retryPauseMs?: number
  timeoutMs?: number
  // Repeats deliveries and mixes the items up, the same way for the same seed.
  disorderSeed?: number
}

export type Delivery = { at: number; status: number; items: WebhookItem[] }

export type Webhooks = {
  // Everything that was sent, with what was answered; 0 where nothing was.
  deliveries: Delivery[]
  sendTo(targetUrl: string): void
  // Keeps what happens from now on.
  hold(): void
  // Sends what was kept, arranged as a test wishes: in another order, twice, or in part.
  release(arrange?: (items: WebhookItem[]) => WebhookItem[]): void
  // Resolves once nothing waits to be sent or sent again.
  idle(): Promise<void>
  // Tells of a change, if anybody asked for it.
  hear(portalId: string, change: Change): void
  close(): void
}

const mostItems = 100
const mostAttempts = 10
const gatheringMs = 5

export function createWebhooks(
  { app, world, now }: { app: App; world: World; now: () => Date },
  options: WebhooksOptions = {},
): Webhooks {
  const { retryPauseMs = 60_000, timeoutMs = 5_000, disorderSeed } = options
  const subscriptions =
    options.subscriptions ?? (options.manifestPath ? readSubscriptions(options.manifestPath) : [])
  const random = disorderSeed === undefined ? null : seededRandom(disorderSeed)
  const closing = new AbortController()
  const underWay = new Set<Promise<void>>()
  const deliveries: Delivery[] = []
  let targetUrl = options.targetUrl ?? null
  let waiting: WebhookItem[] = []
  let isHolding = false
  let gathering: NodeJS.Timeout | null = null
  let lastEventId = 1_000_000

  function hear(portalId: string, change: Change): void {
    const installation = findPortal(world, portalId)?.account.installation
    if (!targetUrl || !installation) return
    for (const wanted of subscriptions)
      if (isHeard(wanted, change, installation.scopes)) waiting.push(toItem(wanted, portalId, change))
    if (!isHolding && waiting.length > 0) gathering ??= setTimeout(flush, gatheringMs)
  }

  function toItem(wanted: Subscription, portalId: string, change: Change): WebhookItem {
    lastEventId += 1
    return {
      eventId: lastEventId,
      subscriptionId: wanted.id,
      portalId: Number(portalId),
      appId: Number(app.appId),
      occurredAt: now().getTime(),
      subscriptionType: wanted.subscriptionType,
      attemptNumber: 0,
      ...world.actor,
      ...fieldsOf(change),
    }
  }

  function flush(): void {
    gathering = null
    if (isHolding) return
    const items = random ? mixedUp(waiting, random) : waiting
    waiting = []
    for (let start = 0; start < items.length; start += mostItems)
      track(deliver(items.slice(start, start + mostItems)))
  }

  function track(delivery: Promise<void>): void {
    underWay.add(delivery)
    delivery.finally(() => underWay.delete(delivery))
  }

  async function deliver(items: WebhookItem[]): Promise<void> {
    for (let attempt = 0; attempt <= mostAttempts && !closing.signal.aborted; attempt += 1) {
      if (attempt > 0)
        await sleep(retryPauseMs * 2 ** (attempt - 1), null, { signal: closing.signal }).catch(() => {})
      const sent = items.map((item) => ({ ...item, attemptNumber: attempt }))
      const status = closing.signal.aborted ? 0 : await post(sent)
      deliveries.push({ at: now().getTime(), status, items: sent })
      // Now and then HubSpot repeats what was taken.
      if (status >= 200 && status < 300 && !(random && attempt === 0 && random() < 0.3)) return
    }
  }

  async function post(items: WebhookItem[]): Promise<number> {
    const body = JSON.stringify(items)
    const url = targetUrl ?? ''
    const request = { method: 'POST', url, body, timestamp: now().getTime() }
    const headers = { 'content-type': 'application/json', ...signatureHeaders(app.clientSecret, request) }
    const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), closing.signal])
    try {
      const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
      await answer.arrayBuffer()
      return answer.status
    } catch {
      return 0
    }
  }

  return {
    deliveries,
    hear,
    sendTo: (url) => {
      targetUrl = url
    },
    hold: () => {
      isHolding = true
    },
    release: (arrange = (items) => items) => {
      isHolding = false
      waiting = arrange(waiting)
      flush()
    },
    async idle() {
      while (gathering || underWay.size > 0) {
        if (gathering) await sleep(gatheringMs)
        await Promise.all(underWay)
      }
    },
    close: () => {
      if (gathering) clearTimeout(gathering)
      gathering = null
      closing.abort()
    },
  }
}

function mixedUp(items: WebhookItem[], random: () => number): WebhookItem[] {
  const some = items.filter(() => random() < 0.3)
  return [...items, ...some]
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
