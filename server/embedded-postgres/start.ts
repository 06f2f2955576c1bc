// Gives the product a real PostgreSQL where nobody installed one: started by us, shared by our processes, gone with the last.

import { Client } from 'pg'
import { findBinaries } from './binaries.ts'
import { openCluster } from './cluster.ts'
import { holdServer, releaseServer } from './hold-server.ts'
import { chooseRunUser } from './run-user.ts'

export type EmbeddedPostgres = {
  url: string
  /** Where the cluster really is. Outside of dataDir when PostgreSQL cannot reach that one. */
  folder: string
  stop(): Promise<void>
}

export type EmbeddedPostgresOptions = {
  dataDir: string
  /** false gives up safety against a power cut for speed: for tests. */
  durable?: boolean
  log?: (line: string) => void
}

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, durable = true, log = () => {} } = options
  const user = chooseRunUser()
  const binaries = await findBinaries(user)
  const cluster = await openCluster({ dataDir, durable, user, binaries, log })
  const launch = { cluster, binaries, user, durable }

  let held = await holdServer(launch)
  const { url } = held
  const stopped = new AbortController()
  const watching = watchBorrowed().catch((failure) => log(`PostgreSQL is lost. ${failure}`))

  /** The process whose server we borrow may end before us. Then we start it again, on the same port. */
  async function watchBorrowed(): Promise<void> {
    while (!held.isOurs && !stopped.signal.aborted) {
      await waitForLoss(held.url, stopped.signal)
      if (stopped.signal.aborted) return
      log('The process that ran PostgreSQL has ended: it is started again here.')
      held = await holdServer(launch)
      if (held.url !== url) log('PostgreSQL had to move to another port: this process must be started again.')
    }
  }

  return {
    url,
    folder: cluster.folder,
    async stop() {
      stopped.abort()
      await watching
      if (held.isOurs) await releaseServer(held)
    },
  }
}

/** Ends when the server closes our connection, or when nobody wants to know any more. */
async function waitForLoss(url: string, signal: AbortSignal): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'logbook watcher' })
  client.on('error', () => {})
  const ended = new Promise((resolve) => client.once('end', resolve))
  try {
    await client.connect()
  } catch {
    return
  }
  const close = () => void client.end()
  signal.addEventListener('abort', close, { once: true })
  if (signal.aborted) close()
  await ended
  signal.removeEventListener('abort', close)
}
