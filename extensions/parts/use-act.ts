// Does something that a button asks for: once at a time, and a failure is said aloud.
import { useRef, useState } from 'react'
import { asProblem } from '../api/problem.ts'
import { useKit } from '../kit/Kit.tsx'
import { sayProblem } from './Answered.tsx'

export type Act = {
  isBusy: boolean
  /** `done` is called with the answer; a failure becomes an alert. */
  act: <T>(work: () => Promise<T>, done: (value: T) => void) => void
}

export function useAct(): Act {
  const { actions, words } = useKit()
  const [isBusy, setBusy] = useState(false)
  // State alone would let a double click through: it is drawn only later.
  const isUnderWay = useRef(false)

  return {
    isBusy,
    act: (work, done) => {
      if (isUnderWay.current) return
      isUnderWay.current = true
      setBusy(true)
      work()
        .then(done, (thrown: unknown) => {
          const { title, detail } = sayProblem(asProblem(thrown), words)
          actions.addAlert({ type: 'danger', title, message: detail })
        })
        .finally(() => {
          isUnderWay.current = false
          setBusy(false)
        })
    },
  }
}
