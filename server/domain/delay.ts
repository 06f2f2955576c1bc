// How long things take, kept as a scale of steps: how many took about how long is all that a median needs. Pure.

export type DelayStep = { step: number; events: number }

/** Four steps to each doubling (store/settle.ts counts in the same): a step tells a time to within a tenth. */
export function secondsOfStep(step: number): number {
  return 2 ** (step / 4)
}

/** The time within which `share` of all were done; null of none. */
export function delayWithin(steps: readonly DelayStep[], share: number): number | null {
  const sorted = steps.toSorted((a, b) => a.step - b.step)
  const all = sorted.reduce((sum, { events }) => sum + events, 0)
  let soFar = 0
  for (const { step, events } of sorted) {
    soFar += events
    if (soFar >= all * share) return secondsOfStep(step)
  }
  return null
}
