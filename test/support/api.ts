// The ingestion API in a developer's hands.
import { z } from 'zod'

const Problem = z.object({
  pointer: z.string(),
  code: z.string(),
  message: z.string(),
  fix: z.string(),
  docs_url: z.string(),
})
const ItemResult = z.object({
  index: z.number(),
  id: z.string().nullable(),
  event: z.string().optional(),
  status: z.enum(['accepted', 'duplicate', 'planned', 'rejected']),
  errors: z.array(Problem).optional(),
  warnings: z.array(z.object({ pointer: z.string(), code: z.string() })).optional(),
})
const Answer = z.object({
  results: z.array(ItemResult).default([]),
  accepted: z.number().default(0),
  duplicates: z.number().default(0),
  rejected: z.number().default(0),
  code: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(Problem).optional(),
})
const EventView = z.object({
  event: z.string(),
  id: z.string(),
  status: z.string(),
  reason: z.string(),
  reason_text: z.string(),
  facts: z.record(z.string(), z.unknown()),
  attempts: z.number(),
  next_try_at: z.string().nullable(),
  engagement: z.object({ type: z.string(), id: z.string(), url: z.string() }).nullable(),
})
const TraceView = z.object({
  status: z.string(),
  trace: z.array(z.object({ rule: z.string(), text: z.string() })),
  records: z.array(
    z.object({
      object_type_id: z.string(),
      name: z.string(),
      chosen: z.boolean(),
      why: z.string(),
      url: z.string(),
    }),
  ),
  log: z.array(z.object({ state: z.string(), reason: z.string(), text: z.string() })),
})

export type Sent = z.output<typeof Answer> & { status: number; headers: Headers }
export type EventView = z.output<typeof EventView>
export type TraceView = z.output<typeof TraceView>

export type Api = {
  send(event: object, headers?: Record<string, string>): Promise<Sent>
  sendBatch(events: readonly unknown[]): Promise<Sent>
  sendMail(raw: string | Buffer, member?: string): Promise<Sent>
  /** Any request with the key. */
  request(path: string, init?: RequestInit): Promise<Response>
  /** An event by the sender's own id. */
  event(id: string): Promise<EventView>
  trace(id: string): Promise<TraceView>
}

export function createApi(url: string, key: string): Api {
  const request = (path: string, init: RequestInit = {}) =>
    fetch(url + path, { ...init, headers: { authorization: `Bearer ${key}`, ...init.headers } })

  async function post(path: string, contentType: string, body: string | Blob, headers = {}): Promise<Sent> {
    const answer = await request(path, {
      method: 'POST',
      body,
      headers: { 'content-type': contentType, ...headers },
    })
    return { ...Answer.parse(await answer.json()), status: answer.status, headers: answer.headers }
  }

  async function event(id: string): Promise<EventView> {
    const answer = await request(`/v1/events?id=${encodeURIComponent(id)}`)
    const { events } = z.object({ events: z.array(EventView) }).parse(await answer.json())
    const [only] = events
    if (!only) throw new Error(`There is no event ${id}.`)
    return only
  }

  return {
    request,
    event,
    send: (body, headers) => post('/v1/events', 'application/json', JSON.stringify(body), headers),
    sendBatch: (events) => post('/v1/events/batch', 'application/json', JSON.stringify({ events })),
    sendMail: (raw, member) =>
      post(
        `/v1/messages${member ? `?member=${encodeURIComponent(member)}` : ''}`,
        'message/rfc822',
        new Blob([raw]),
      ),
    async trace(id) {
      const answer = await request(`/v1/events/${(await event(id)).event}/trace`)
      return TraceView.parse(await answer.json())
    },
  }
}
