// Finds a place for what cannot stay in the clone: below /root, `nobody` can neither run a program nor keep a database.

import { chmod, lstat, mkdir } from 'node:fs/promises'

// /var/tmp is the second choice: systemd may clean it by age, file by file, and a database must not lose files.
const PARENTS = ['/var/lib', '/var/tmp']

/** A folder that only root can write and everybody can pass through. */
export async function makePublicFolder(): Promise<string> {
  const failures: unknown[] = []
  for (const parent of PARENTS) {
    try {
      return await claimFolder(`${parent}/logbook`)
    } catch (failure) {
      failures.push(failure)
    }
  }
  throw new AggregateError(failures, `PostgreSQL found no folder to live in: tried ${PARENTS.join(' and ')}.`)
}

/** Anybody may create a folder of this name in /var/tmp before us, and would then own our database. */
async function claimFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const found = await lstat(folder)
  if (!found.isDirectory() || found.uid !== 0) throw new Error(`${folder} is not a folder of root's.`)
  await chmod(folder, 0o755)
  return folder
}
