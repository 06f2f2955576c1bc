// How the run of an extension stands: starting, drawn, or failed and with what words.
export type RunState = { kind: 'starting' | 'drawn' } | { kind: 'failed'; message: string }

export type Run = {
  read(): RunState
  subscribe(listener: () => void): () => void
  drawn(): void
  fail(message: string): void
}

export function createRun(): Run {
  let state: RunState = { kind: 'starting' }
  const listeners = new Set<() => void>()
  const become = (next: RunState) => {
    state = next
    for (const listener of listeners) listener()
  }
  return {
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    drawn: () => {
      if (state.kind === 'starting') become({ kind: 'drawn' })
    },
    fail: (message) => become({ kind: 'failed', message }),
  }
}
