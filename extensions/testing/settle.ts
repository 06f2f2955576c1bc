// Lets React finish drawing: it works in turns of its own between the test's lines, also while the clock is held still.

/** React hands work to itself a few times: an answer, its effects, what they set. On a busy machine it parts each of them into more turns. */
const TURNS = 50

export async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
