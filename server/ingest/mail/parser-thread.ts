// Keeps the mail parser in a thread of its own. mailparser 3.9.14 throws out of its stream callbacks, where no try reaches, for
// `Content-Type: text/plain; __proto__*0=x` and needs minutes for crafted address lists: one such mail must not stop the server.
import { Worker } from 'node:worker_threads'
import type { ParserAnswer } from './parse-worker.ts'

export type ParserThread = { parse: (raw: Uint8Array) => Promise<ParserAnswer> }

/** One message at a time, so that a thread that dies or hangs tells which message did it. The next one gets a fresh thread. */
export function createParserThread({ timeoutMs }: { timeoutMs: number }): ParserThread {
  let worker: Worker | null = null
  let queue: Promise<unknown> = Promise.resolve()

  function ask(raw: Uint8Array): Promise<ParserAnswer> {
    const thread = worker ?? new Worker(new URL('./parse-worker.ts', import.meta.url), LIMITS)
    worker = thread
    thread.ref()
    return new Promise((resolve) => {
      const answered = (answer: ParserAnswer) => {
        clearTimeout(timer)
        thread.off('message', answered).off('error', lost).off('exit', lost)
        // An idle parser does not keep the process alive.
        thread.unref()
        resolve(answer)
      }
      const lost = () => {
        worker = null
        answered({ kind: 'failed' })
        // Left without a listener, an error on its way out of a dying thread would be thrown here.
        thread.on('error', () => {})
        void thread.terminate()
      }
      const timer = setTimeout(lost, timeoutMs)
      thread.on('message', answered).on('error', lost).on('exit', lost)
      thread.postMessage(raw)
    })
  }

  return {
    parse: (raw) => {
      const answer = queue.then(() => ask(raw))
      queue = answer
      return answer
    },
  }
}

const LIMITS = { resourceLimits: { maxOldGenerationSizeMb: 1_024 } }
