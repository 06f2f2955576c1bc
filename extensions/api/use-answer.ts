// Asks the server and keeps what it said: loading, failed or ready. The old answer stays visible while a new one is fetched.
import { useCallback, useEffect, useRef, useState } from 'react'
import { nextLookIn, type Pace } from './pace.ts'
import { type ApiProblem, asProblem } from './problem.ts'

export type Answer<T> =
  | { kind: 'loading' }
  | { kind: 'failed'; problem: ApiProblem; isAwaited: boolean }
  | {
      kind: 'ready'
      value: T
      /** When the server said so. */
      at: Date
      /** Somebody asked for a newer one and waits for it. */
      isAwaited: boolean
      /** Why the last look failed; what is shown is then older. */
      problem: ApiProblem | null
    }

export type Question<T> = {
  /** Names the question: another key asks anew, and answers to the old one are ignored. */
  key: string
  ask: () => Promise<T>
  now: () => Date
  /** True while the answer will change by itself soon: then it is asked again at a calm pace. */
  isUnderWay?: (value: T) => boolean
  pace?: Pace
}

export type Asked<T> = {
  answer: Answer<T>
  refresh: () => void
  /** Shows what is known already, without asking. */
  replace: (value: T) => void
}

type Kept<T> = { key: string; value: T; at: Date }
type Held<T> = { kept: Kept<T> | null; problem: ApiProblem | null; failures: number; isAwaited: boolean }

export function useAnswer<T>(question: Question<T>): Asked<T> {
  const { key, now } = question
  const latest = useRef(question)
  latest.current = question
  const turn = useRef(0)
  const [held, setHeld] = useState<Held<T>>({ kept: null, problem: null, failures: 0, isAwaited: true })

  const look = useCallback((isAwaited: boolean) => {
    turn.current += 1
    const mine = turn.current
    const { key, ask } = latest.current
    if (isAwaited) setHeld((before) => ({ ...before, isAwaited: true }))
    ask().then(
      (value) => {
        if (mine !== turn.current) return
        const kept = { key, value, at: latest.current.now() }
        setHeld({ kept, problem: null, failures: 0, isAwaited: false })
      },
      (thrown: unknown) => {
        if (mine !== turn.current) return
        setHeld(({ kept, failures }) => ({
          // An answer to another question must not stand beside the failure of this one.
          kept: kept?.key === key ? kept : null,
          problem: asProblem(thrown),
          failures: failures + 1,
          isAwaited: false,
        }))
      },
    )
  }, [])

  const refresh = useCallback(() => look(true), [look])

  const replace = useCallback((value: T) => {
    turn.current += 1
    const { key, now } = latest.current
    setHeld({ kept: { key, value, at: now() }, problem: null, failures: 0, isAwaited: false })
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another key is another question, although `look` reads it from the ref.
  useEffect(() => {
    look(true)
    return () => {
      turn.current += 1
    }
  }, [key, look])

  useWatch({ held, look, now, isUnderWay: question.isUnderWay, pace: question.pace ?? 'calm' })
  return { answer: answerOf(held), refresh, replace }
}

type Watch<T> = {
  held: Held<T>
  look: (isAwaited: boolean) => void
  now: () => Date
  isUnderWay: ((value: T) => boolean) | undefined
  pace: Pace
}

/** Looks again while something is under way, and starts to count anew whenever a person asked. */
function useWatch<T>({ held, look, now, isUnderWay, pace }: Watch<T>): void {
  const since = useRef<number | null>(null)
  const isWatching = held.kept !== null && (isUnderWay?.(held.kept.value) ?? false)
  if (held.isAwaited || !isWatching) since.current = null

  useEffect(() => {
    if (!isWatching || held.isAwaited) return
    since.current ??= now().getTime()
    const watchedMs = now().getTime() - since.current
    const pause = nextLookIn({ watchedMs, failures: held.failures, pace })
    if (pause === null) return
    const timer = setTimeout(() => look(false), pause)
    return () => clearTimeout(timer)
  }, [held, isWatching, look, now, pace])
}

function answerOf<T>({ kept, problem, isAwaited }: Held<T>): Answer<T> {
  if (kept) return { kind: 'ready', value: kept.value, at: kept.at, isAwaited, problem }
  if (problem) return { kind: 'failed', problem, isAwaited }
  return { kind: 'loading' }
}
