// Keeps events that arrive at the same moment in one transaction: a thousand single posts cost about as much as a few batches.
import {
  type AcceptDeps,
  acceptEvents,
  type ItemResult,
  type ParsedItem,
  type Sender,
} from './accept-events.ts'
import { createEventIds } from './event-ids.ts'

type Waiting = {
  items: readonly ParsedItem[]
  resolve(results: ItemResult[]): void
  reject(error: unknown): void
}

/** What came in for one source and is not kept yet. */
type Lane = { waiting: Waiting[]; running: number }

export type Accept = (sender: Sender, items: readonly ParsedItem[]) => Promise<ItemResult[]>

const MOST_TOGETHER = 1_000

/** From so many events on, a second transaction beside the first keeps the database busy while we are. Fewer are better kept together. */
const ENOUGH_FOR_ANOTHER = 100
const MOST_AT_ONCE = 2

/**
 * What comes in the same turn of the event loop, or while a transaction of its source is under way, goes together in the next. Nobody
 * waits for a timer, and each caller is answered only once its own items are kept.
 */
export function createGroupedAccept(deps: AcceptDeps): Accept {
  const lanes = new Map<string, Lane>()
  const acceptDeps = { ...deps, newEventId: createEventIds() }
  return (sender, items) => {
    const { promise, resolve, reject } = Promise.withResolvers<ItemResult[]>()
    const name = `${sender.portalId}/${sender.sourceId}`
    const lane = lanes.get(name) ?? { waiting: [], running: 0 }
    lanes.set(name, lane)
    lane.waiting.push({ items, resolve, reject })
    if (lane.waiting.length === 1) setImmediate(() => start(name, sender, lane))
    return promise
  }

  function start(name: string, sender: Sender, lane: Lane): void {
    while (isWorthAnother(lane)) {
      lane.running += 1
      keep(sender, takeTogether(lane.waiting)).finally(() => {
        lane.running -= 1
        if (lane.running === 0 && lane.waiting.length === 0) lanes.delete(name)
        else start(name, sender, lane)
      })
    }
  }

  async function keep(sender: Sender, group: readonly Waiting[]): Promise<void> {
    try {
      const results = await acceptEvents(
        acceptDeps,
        sender,
        group.flatMap(({ items }) => items),
      )
      let from = 0
      for (const { items, resolve } of group) {
        const start = from
        from += items.length
        resolve(results.slice(start, from).map((result) => ({ ...result, index: result.index - start })))
      }
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
}

function isWorthAnother({ waiting, running }: Lane): boolean {
  if (waiting.length === 0 || running === 0) return waiting.length > 0
  return (
    running < MOST_AT_ONCE && waiting.reduce((sum, { items }) => sum + items.length, 0) >= ENOUGH_FOR_ANOTHER
  )
}

/** As many callers as fit into one transaction, at least one. */
function takeTogether(lane: Waiting[]): Waiting[] {
  let size = 0
  const fitting = lane.findIndex(({ items }) => {
    size += items.length
    return size > MOST_TOGETHER
  })
  return lane.splice(0, fitting === -1 ? lane.length : Math.max(1, fitting))
}
