// Does what a window has asked for, and says aloud what went wrong; the window closes when it was done.
import { asProblem } from '../../api/problem.ts'
import { sayProblem } from '../../parts/Answered.tsx'
import { useSettingsKit } from '../use-settings-kit.ts'

export function useTold(): <T>(work: () => Promise<T>, done: (value: T) => void) => Promise<boolean> {
  const { actions, words } = useSettingsKit()
  return (work, done) =>
    work().then(
      (value) => {
        done(value)
        return true
      },
      (thrown: unknown) => {
        const { title, detail } = sayProblem(asProblem(thrown), words)
        actions.addAlert({ type: 'danger', title, message: detail })
        return false
      },
    )
}
