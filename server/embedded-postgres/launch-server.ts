// Starts the PostgreSQL process itself, in a way that it never outlives us: not even when we are killed.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { type FileHandle, open, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import type { RunUser } from './run-user.ts'

export type Launch = { cluster: Cluster; binaries: Binaries; user: RunUser; durable: boolean }

export async function launchServer(launch: Launch, port: number): Promise<ChildProcess> {
  const { cluster, binaries, user } = launch
  const args = nameSettings(launch, port)
  const log = await openLog(cluster)
  try {
    const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))
    const [program, programArgs] =
      setpriv === undefined
        ? [binaries.postgres, args]
        : [setpriv, [...namePrivileges(user), '--', binaries.postgres, ...args]]
    const child = spawn(program, programArgs, {
      // setpriv changes the user itself: the kernel forgets the death signal whenever the user changes after it.
      ...(setpriv === undefined ? user : {}),
      cwd: '/',
      // A process group of its own: Ctrl-C in the terminal must reach us first, and PostgreSQL only when we are done.
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', log.fd, log.fd],
      env: { ...process.env, LC_ALL: 'C', PGDATA: cluster.pgdata },
    })
    await once(child, 'spawn')
    child.unref()
    return child
  } finally {
    await log.close()
  }
}

/** One old file is kept, so that years of starts do not fill the disk. */
async function openLog({ folder }: Cluster): Promise<FileHandle> {
  const file = join(folder, 'server.log')
  const { size } = await stat(file).catch(() => ({ size: 0 }))
  if (size > 5_000_000) await rename(file, `${file}.old`)
  return open(file, 'a', 0o600)
}

/** SIGINT is PostgreSQL's fast and clean shutdown. */
function namePrivileges(user: RunUser): string[] {
  const drop = user.uid === undefined ? [] : [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups']
  return [...drop, '--pdeathsig', 'INT']
}

function nameSettings({ cluster, durable }: Launch, port: number): string[] {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return [
    '-D',
    cluster.pgdata,
    ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ]
}
