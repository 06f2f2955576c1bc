// Which modals and panels of an extension are open. Cards name them by id; two on a page may share one, so each has a key too.
import type { Reactions } from '@hubspot/ui-extensions'

export type Overlays = {
  /** Makes a modal or panel known; answers how to forget it. */
  register(key: string, id: string): () => void
  open(key: string): void
  close(id: string): void
  closeKey(key: string): void
  isOpen(key: string): boolean
  subscribe(listener: () => void): () => void
  /** The older way to open and close, given to each handler as its second argument. */
  reactions: Reactions
}

export function createOverlays(): Overlays {
  const ids = new Map<string, string>()
  const opened = new Set<string>()
  const listeners = new Set<() => void>()
  const change = (act: () => void) => {
    act()
    for (const listener of listeners) listener()
  }
  const keysOf = (id: string) => [...ids].filter(([, known]) => known === id).map(([key]) => key)
  const open = (key: string) => change(() => opened.add(key))
  const close = (id: string) =>
    change(() => {
      for (const key of keysOf(id)) opened.delete(key)
    })
  const openById = (id: string) => {
    const [key] = keysOf(id)
    if (key !== undefined) open(key)
  }
  return {
    register: (key, id) => {
      ids.set(key, id)
      return () => {
        ids.delete(key)
        opened.delete(key)
      }
    },
    open,
    close,
    closeKey: (key) => change(() => opened.delete(key)),
    isOpen: (key) => opened.has(key),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    reactions: { openPanel: openById, closePanel: close, openModal: openById, closeModal: close },
  }
}
