// The value of an input as the person at the keyboard sees it. A card hears of each change across to its worker and answers later;
// meanwhile what was typed stays, or fast typing would lose letters.
import { useEffect, useRef, useState } from 'react'

export type Draft<T> = {
  value: T
  /** Changes it here only. */
  edit(next: T): void
  /** Changes it here and remembers that the card was told, so that its echo does not undo later typing. */
  tell(next: T): void
  /** The same for a change that the card must agree to: what it says once it has handled it holds. */
  agree(next: T, told: Promise<void>): void
}

// Time for what the card drew in answer to arrive and be drawn here.
const echoMs = 50

export function useDraft<T>(given: T | undefined, initial: T): Draft<T> {
  const [value, setValue] = useState<T>(given ?? initial)
  const awaited = useRef<T[]>([])
  const latest = useRef(given)
  const key = keyOf(given)

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another value counts, not the same one sent again.
  useEffect(() => {
    const isFirst = latest.current === given
    latest.current = given
    if (isFirst) return
    const echo = awaited.current.findIndex((told) => keyOf(told) === key)
    if (echo >= 0) {
      awaited.current.splice(0, echo + 1)
      return
    }
    awaited.current = []
    setValue(given ?? initial)
  }, [key])

  const tell = (next: T) => {
    setValue(next)
    awaited.current = [...awaited.current, next].slice(-100)
  }
  return {
    value,
    edit: setValue,
    tell,
    agree: (next, told) => {
      tell(next)
      const mine = awaited.current
      void told.then(() =>
        setTimeout(() => {
          const isLast = awaited.current === mine || awaited.current.length === 0
          if (!isLast || latest.current === undefined || keyOf(latest.current) === keyOf(next)) return
          awaited.current = []
          setValue(latest.current)
        }, echoMs),
      )
    },
  }
}

function keyOf(value: unknown): string {
  return JSON.stringify(value) ?? ''
}
