// The parser's own thread: one message in, its parts out. What throws in here ends this thread, never the process.
import { parentPort } from 'node:worker_threads'
import { type MailParts, parseParts } from './parse-parts.ts'

export type ParserAnswer =
  | { kind: 'parts'; parts: MailParts }
  | { kind: 'not_a_message' }
  | { kind: 'failed' }

parentPort?.on('message', async (raw: Uint8Array) => {
  parentPort?.postMessage(await answer(raw))
})

async function answer(raw: Uint8Array): Promise<ParserAnswer> {
  try {
    const parts = await parseParts(raw)
    return parts ? { kind: 'parts', parts } : { kind: 'not_a_message' }
  } catch {
    return { kind: 'failed' }
  }
}
