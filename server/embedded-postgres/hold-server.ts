// Decides who runs the server of a cluster: the first process of ours owns it, the others borrow it.

import type { ChildProcess } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Launch, launchServer } from './launch-server.ts'
import { findFreePort, keepPort, readPort } from './port.ts'
import { dropForeignPidFile, findRunningServer, type RunningServer } from './running-server.ts'

export type HeldServer = RunningServer & { isOurs: boolean }

// After a SIGKILL the old backends may need a moment to go, and until then a new server ends at once.
const RETRY_MS = 10_000
// Recovery replays a few checkpoints at most; a minute means that something else is wrong.
const READY_MS = 60_000
// An old server that is still stopping holds the port for a moment. A stranger holds it for longer: then we move.
const KEEP_PORT_MS = 3_000
const STOP_MS = 10_000

/** Uses the running server or starts one. Whoever loses a race to start it ends up using the winner's. */
export async function holdServer(launch: Launch): Promise<HeldServer> {
  const giveUpAt = Date.now() + RETRY_MS
  const movesAt = Date.now() + KEEP_PORT_MS
  const lastPort = await readPort(launch.cluster)
  for (;;) {
    const running = await findRunningServer(launch.cluster)
    if (running !== null) return { ...running, isOurs: !(await hasLivingOwner(launch, running)) }
    await dropForeignPidFile(launch.cluster)
    const isPortKept = lastPort !== null && Date.now() < movesAt
    const child = await launchServer(launch, isPortKept ? lastPort : await findFreePort())
    const started = await waitUntilReady(launch, child)
    if (started !== null) return own(launch, started)
    if (Date.now() > giveUpAt) throw await explainFailure(launch)
    await delay(100)
  }
}

export async function releaseServer({ pid }: HeldServer): Promise<void> {
  signalServer(pid, 'SIGINT')
  const hurryAt = Date.now() + STOP_MS
  while (signalServer(pid, 0)) {
    if (Date.now() > hurryAt) signalServer(pid, 'SIGQUIT')
    await delay(10)
  }
}

async function own(launch: Launch, server: RunningServer): Promise<HeldServer> {
  await writeFile(nameOwnerFile(launch), `${server.pid} ${process.pid}`)
  await keepPort(launch.cluster, server.port)
  // Where there is no setpriv, this still covers every end of ours except a SIGKILL.
  process.once('exit', () => signalServer(server.pid, 'SIGINT'))
  return { ...server, isOurs: true }
}

/** Without setpriv a server outlives an owner that was killed. The next process to come takes it over. */
async function hasLivingOwner(launch: Launch, server: RunningServer): Promise<boolean> {
  const text = await readFile(nameOwnerFile(launch), 'utf8').catch(() => '')
  const [pid, owner] = text.split(' ').map(Number)
  // The file still speaks of an earlier server: the owner of this one is about to sign.
  if (pid !== server.pid || owner === undefined) return true
  return signalServer(owner, 0)
}

/** Null when the process has ended, for example because another process of ours was quicker. */
async function waitUntilReady(launch: Launch, child: ChildProcess): Promise<RunningServer | null> {
  const giveUpAt = Date.now() + READY_MS
  while (child.exitCode === null && child.signalCode === null) {
    const server = await findRunningServer(launch.cluster)
    if (server?.pid === child.pid) return server
    if (Date.now() > giveUpAt) {
      child.kill('SIGINT')
      throw await explainFailure(launch)
    }
    await delay(20)
  }
  return null
}

async function explainFailure({ cluster }: Launch): Promise<Error> {
  const file = join(cluster.folder, 'server.log')
  const printed = await readFile(file, 'utf8').catch(() => '')
  return new Error(
    `PostgreSQL does not start. The end of ${file}:\n${printed.split('\n').slice(-15).join('\n')}`,
  )
}

function nameOwnerFile({ cluster }: Launch): string {
  return join(cluster.folder, 'owner')
}

/** False when there is no such process. Signal 0 only asks. */
function signalServer(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
