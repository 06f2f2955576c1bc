// HubSpot's webhooks in a story: a world that hears them, deliveries made by hand, and the moment when all news are worked off.
import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { z } from 'zod'
import { startWorld, type World, type WorldOptions } from './world.ts'

const Reception = z.object({
  taken: z.number().default(-1),
  repeats: z.number().default(-1),
  foreign: z.number().default(-1),
  strangers: z.number().default(-1),
  unasked: z.number().default(-1),
  odd: z.number().default(-1),
})

export type HearingWorld = World & {
  /** Resolves once HubSpot has told everything, and everything is worked off. */
  heard(): Promise<void>
}

/** A world in which HubSpot sends what the app's manifest asks for. */
export async function startHearingWorld(options: WorldOptions = {}): Promise<HearingWorld> {
  const world = await startWorld(options)
  world.simulator.webhooks.sendTo(`${world.url}/webhooks/hubspot`)
  return { ...world, heard: () => heard(world) }
}

async function heard({ simulator, logbook }: World): Promise<void> {
  await simulator.webhooks.idle()
  const due = () => logbook.db('hubspot_news').whereNotNull('due_at').pluck('work')
  await expect.poll(due, { timeout: 15_000, interval: 20 }).toEqual([])
}

/** An item as HubSpot sends it, of the world's account. */
export function anItem({ hubspot }: World, fields: object = {}): object {
  return {
    eventId: 1,
    subscriptionId: 9_001,
    portalId: Number(hubspot.portalId),
    appId: 4242,
    occurredAt: Date.now(),
    attemptNumber: 0,
    subscriptionType: 'object.deletion',
    objectId: 1,
    objectTypeId: '0-1',
    changeSource: 'CRM_UI',
    ...fields,
  }
}

export type Forgery = {
  secret?: string
  at?: number
  headers?: Record<string, string>
  /** What was signed, where that is not what is sent. */
  signedPath?: string
  sentBody?: string
}

/** Delivers a body as HubSpot would; a forgery says what is wrong with it. */
export async function deliver({ url, options }: World, body: unknown, forgery: Forgery = {}) {
  const path = '/webhooks/hubspot'
  const { secret = options.hubspot.clientSecret, at = Date.now(), headers, signedPath = path } = forgery
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const signature = createHmac('sha256', secret)
    .update(`POST${url}${signedPath}${text}${at}`)
    .digest('base64')
  const answer = await fetch(url + path, {
    method: 'POST',
    body: forgery.sentBody ?? text,
    headers: {
      'content-type': 'application/json',
      'x-hubspot-signature-v3': signature,
      'x-hubspot-request-timestamp': String(at),
      ...headers,
    },
  })
  const json: unknown = await answer.json().catch(() => ({}))
  return { status: answer.status, reception: Reception.parse(json) }
}
