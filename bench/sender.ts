// Sends events as a sending tool would: over HTTP, in batches, a few requests at a time.
import type { Mail } from './crowd.ts'

const BATCH = 1_000
const AT_ONCE = 3

export type Parcel = { key: string; events: readonly Mail[] }

export async function postEvents(url: string, key: string, path: string, body: object): Promise<Response> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (answer.status !== 202) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer
}

/** Resolves when everything is kept. */
export async function sendAll(url: string, parcels: readonly Parcel[]): Promise<void> {
  const batches = parcels.flatMap(({ key, events }) =>
    Array.from({ length: Math.ceil(events.length / BATCH) }, (_, index) => ({
      key,
      events: events.slice(index * BATCH, (index + 1) * BATCH),
    })),
  )
  const waiting = batches.values()
  async function sendSome(): Promise<void> {
    for (const { key, events } of waiting) {
      await (await postEvents(url, key, '/v1/events/batch', { events })).arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sendSome))
}
