// Bounds what waits for the mail parser, which reads one message at a time: a crafted mailbox of one source must not hold up the others.
import { ApiProblem } from './problem.ts'

const MOST_WAITING = 24
const MOST_OF_ONE_SOURCE = 6

export type MailQueue = { run<T>(sourceId: string, read: () => Promise<T>): Promise<T> }

/** Runs what there is room for; answers 503 with Retry-After to the rest, of which nothing was kept. */
export function createMailQueue(): MailQueue {
  const waiting = new Map<string, number>()
  return {
    async run(sourceId, read) {
      const own = waiting.get(sourceId) ?? 0
      const all = [...waiting.values()].reduce((sum, count) => sum + count, 0)
      if (own >= MOST_OF_ONE_SOURCE || all >= MOST_WAITING) {
        const detail = 'Too many messages are being read at this moment. Please send this one again.'
        throw new ApiProblem('unavailable', detail, { headers: { 'Retry-After': '2' } })
      }
      waiting.set(sourceId, own + 1)
      try {
        return await read()
      } finally {
        const left = (waiting.get(sourceId) ?? 1) - 1
        if (left === 0) waiting.delete(sourceId)
        else waiting.set(sourceId, left)
      }
    },
  }
}
