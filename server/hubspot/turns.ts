// Waits for a call's turn in its account's pace. A process that was frozen meanwhile (stopped, swapped out, a suspended machine) wakes to many
// turns that are all over: sent together, their calls would break HubSpot's limit. So whoever overslept queues up again.

export type TurnDeps = {
  /** Reserves a turn, and answers how long to wait for it. `isAgain`: for a call that has been counted. */
  reserve(isAgain: boolean): Promise<number>
  sleep(ms: number): Promise<void>
  /** Starts to measure, and answers what tells the time since. */
  startWatch(): () => number
}

/** Above the lateness of timers in a busy process. */
const OVERSLEPT_MS = 250
/** A reservation's answer may wait for a connection, but not as long as this. */
const SLOW_ANSWER_MS = 2_000

/** Each time more lateness is put up with, so that a machine that is always late makes its calls all the same. */
export async function takeTurn({ reserve, sleep, startWatch }: TurnDeps): Promise<void> {
  for (let patience = 1; ; patience *= 2) {
    const answering = startWatch()
    const waitMs = await reserve(patience > 1)
    const isAnswerOld = answering() > SLOW_ANSWER_MS * patience
    const sleeping = startWatch()
    if (waitMs > 0) await sleep(waitMs)
    const hasOverslept = sleeping() > waitMs + OVERSLEPT_MS * patience
    if (!isAnswerOld && !hasOverslept) return
  }
}

/** The steady clock stands still while a machine is suspended, the other may be set: whichever says more is believed. */
export function startWatch(): () => number {
  const [steady, wall] = [performance.now(), Date.now()]
  return () => Math.max(performance.now() - steady, Date.now() - wall)
}
