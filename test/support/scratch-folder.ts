// Makes the folders that tests put their clusters in: fast, reachable for the user who runs PostgreSQL, gone afterwards.

import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIX = 'logbook-test-'
const ENOUGH_BYTES = 2_000_000_000

export async function makeScratchFolder(): Promise<string> {
  const parent = await chooseParent()
  await sweep(parent)
  const folder = await mkdtemp(join(parent, `${PREFIX}${process.pid}-`))
  // As root, another user runs PostgreSQL and must be able to pass through.
  await chmod(folder, 0o755)
  return folder
}

/** Copying a database makes 300 files: 40 ms in memory, up to 400 ms on a disk. Containers often have 64 MB of it only. */
async function chooseParent(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => null)
  return memory !== null && memory.bavail * memory.bsize > ENOUGH_BYTES ? '/dev/shm' : tmpdir()
}

/** A run that was killed could not clean up, and its folder takes memory. */
async function sweep(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const [pid] = name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-') : []
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(parent, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (failure) {
    // EPERM: it lives, and belongs to somebody else.
    return failure instanceof Error && 'code' in failure && failure.code === 'EPERM'
  }
}
