// Says who runs PostgreSQL. It refuses to run as root, and on a fresh machine we often are root: then `nobody` runs it.

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

/** Empty when PostgreSQL can run as ourselves, so that it can be spread into spawn's options. */
export type RunUser = { uid: number; gid: number } | Record<string, never>

export function chooseRunUser(): RunUser {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
}

/** Asks the kernel instead of reading mode bits: parent folders, access lists and mounts all count. */
export function canReach(user: RunUser, path: string): boolean {
  if (user.uid === undefined) return true
  return spawnSync('test', ['-x', path], { ...user, cwd: '/' }).status === 0
}

/** Runs a program to its end. What it printed is only of interest when it fails. */
export async function run(user: RunUser, program: string, args: string[]): Promise<void> {
  const child = spawn(program, args, {
    ...user,
    cwd: '/',
    windowsHide: true,
    env: { ...process.env, LC_ALL: 'C' },
  })
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += chunk
  })
  child.stderr.on('data', (chunk) => {
    printed += chunk
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${printed.trim()}`)
}
