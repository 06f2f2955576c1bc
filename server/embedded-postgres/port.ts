// Chooses the port of a cluster. It stays the same over restarts, so that whoever holds the address finds the server again.

import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Cluster } from './cluster.ts'

/** Null before the first start. */
export async function readPort({ folder }: Cluster): Promise<number | null> {
  const text = await readFile(join(folder, 'port'), 'utf8').catch(() => '')
  return text === '' ? null : Number(text)
}

export async function keepPort({ folder }: Cluster, port: number): Promise<void> {
  await writeFile(join(folder, 'port'), String(port))
}

/** Only asked for when the last port is of no use: asking whether a port is free takes it for a moment. */
export async function findFreePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('There is no free port on 127.0.0.1.')
  return address.port
}
