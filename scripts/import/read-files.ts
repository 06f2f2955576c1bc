// Hands out the messages of all files given, one by one: each .eml is one message, each mailbox as many as it holds.
import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { isMbox, readMbox } from './read-mbox.ts'

export type FoundMessage = { raw: Buffer; place: string }

/** What POST /v1/messages takes at most. */
export const MAX_MESSAGE_BYTES = 25 * 1_024 * 1_024

export async function* readFiles(paths: string[]): AsyncGenerator<FoundMessage> {
  for (const path of paths) {
    if (isMbox(await firstBytes(path))) {
      for await (const { raw, offset } of readMbox(createReadStream(path), MAX_MESSAGE_BYTES)) {
        yield { raw, place: `${path} at byte ${offset}` }
      }
    } else {
      yield { raw: await readFile(path), place: path }
    }
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(200), 0, 200, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
