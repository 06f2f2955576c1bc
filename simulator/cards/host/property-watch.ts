// Tells an extension when properties that it watches have changed.
import type { Properties } from '../protocol.ts'
import type { UpdateCallback } from '../worker/host-api.ts'
import { fire } from './fire.ts'

type Watched = { names: string[] | '*'; callback: UpdateCallback; seen: Promise<string> }

export type PropertyWatch = {
  /** Answers how to stop watching. */
  add(names: string[] | '*', callback: UpdateCallback): () => void
  look(): Promise<void>
}

export function createPropertyWatch(read: (names: string[] | '*') => Promise<Properties>): PropertyWatch {
  const watched = new Set<Watched>()

  async function lookAt(one: Watched): Promise<void> {
    const before = await one.seen
    const properties = await read(one.names)
    const now = JSON.stringify(properties)
    one.seen = Promise.resolve(now)
    if (now !== before) void fire(one.callback, properties)
  }

  return {
    add: (names, callback) => {
      const seen = read(names).then(JSON.stringify, () => '')
      const one = { names, callback, seen }
      watched.add(one)
      return () => void watched.delete(one)
    },
    look: async () => {
      await Promise.allSettled([...watched].map(lookAt))
    },
  }
}
