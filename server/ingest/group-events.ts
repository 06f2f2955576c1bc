// Keeps events that arrive at the same moment in one transaction: a thousand single posts cost about as much as a few batches.
import {
  type AcceptDeps,
  acceptEvents,
  type ItemResult,
  type ParsedItem,
  type Sender,
} from './accept-events.ts'

type Waiting = {
  items: readonly ParsedItem[]
  resolve(results: ItemResult[]): void
  reject(error: unknown): void
}

export type Accept = (sender: Sender, items: readonly ParsedItem[]) => Promise<ItemResult[]>

const MOST_TOGETHER = 1_000

/**
 * While one transaction of a source is under way, what comes meanwhile waits and goes together in the next. Nobody waits for a timer,
 * and each caller is answered only once its own items are kept.
 */
export function createGroupedAccept(deps: AcceptDeps): Accept {
  const lanes = new Map<string, Waiting[]>()
  return (sender, items) => {
    const { promise, resolve, reject } = Promise.withResolvers<ItemResult[]>()
    const name = `${sender.portalId}/${sender.sourceId}`
    const lane = lanes.get(name)
    if (lane) lane.push({ items, resolve, reject })
    else {
      const fresh: Waiting[] = [{ items, resolve, reject }]
      lanes.set(name, fresh)
      run(name, sender, fresh)
    }
    return promise
  }

  async function run(name: string, sender: Sender, lane: Waiting[]): Promise<void> {
    while (lane.length > 0) await keep(sender, takeTogether(lane))
    lanes.delete(name)
  }

  async function keep(sender: Sender, group: readonly Waiting[]): Promise<void> {
    try {
      const results = await acceptEvents(
        deps,
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

/** As many callers as fit into one transaction, at least one. */
function takeTogether(lane: Waiting[]): Waiting[] {
  let size = 0
  const fitting = lane.findIndex(({ items }) => {
    size += items.length
    return size > MOST_TOGETHER
  })
  return lane.splice(0, fitting === -1 ? lane.length : Math.max(1, fitting))
}
