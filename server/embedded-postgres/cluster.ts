// Keeps one database cluster on disk: where it is, how it is made, and the password that opens it.

import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Binaries } from './binaries.ts'
import { makePublicFolder } from './public-folder.ts'
import { canReach, type RunUser, run } from './run-user.ts'

export type Cluster = { folder: string; pgdata: string; password: string }

type ClusterRequest = {
  dataDir: string
  durable: boolean
  user: RunUser
  binaries: Binaries
  log: (line: string) => void
}

/** Opens the cluster that belongs to this data folder, and makes it when there is none yet. */
export async function openCluster(request: ClusterRequest): Promise<Cluster> {
  const dataDir = resolve(request.dataDir)
  await mkdir(dataDir, { recursive: true })
  const pointer = join(dataDir, 'location')
  if (existsSync(pointer)) return readCluster(await followPointer(pointer))
  if (canReach(request.user, dataDir)) return makeCluster(join(dataDir, 'cluster'), request)

  const folder = join(await makePublicFolder(), await nameFolder(dataDir))
  await bringCluster(join(dataDir, 'cluster'), folder, request.user)
  const cluster = await makeCluster(folder, request)
  // Only now: a pointer to a cluster that was never finished would look like a lost one.
  await writeFile(pointer, `${folder}\n`)
  request.log(`PostgreSQL does not run as root and cannot reach ${dataDir}: the data is kept in ${folder}.`)
  return cluster
}

/** Deleting the data folder must mean starting empty, so a new folder of the same name gets another cluster. */
async function nameFolder(dataDir: string): Promise<string> {
  const { ino, birthtimeMs } = await stat(dataDir)
  return createHash('sha256').update(`${dataDir} ${ino} ${birthtimeMs}`).digest('hex').slice(0, 16)
}

/** Starting empty because a folder is missing would look like data loss, so it is said instead. */
async function followPointer(pointer: string): Promise<string> {
  const folder = (await readFile(pointer, 'utf8')).trim()
  if (existsSync(folder)) return folder
  throw new Error(`The database was kept in ${folder}, which is gone. To start empty, delete ${pointer}.`)
}

/** A clone that was moved below /root has a cluster already. It is copied out; the one left behind is not used again. */
async function bringCluster(from: string, to: string, user: RunUser): Promise<void> {
  if (!existsSync(from) || existsSync(to)) return
  const beside = `${to}.${process.pid}`
  await run({}, 'cp', ['-R', from, beside])
  await run({}, 'chown', ['-R', `${user.uid}:${user.gid}`, beside])
  await rename(beside, to)
}

/** Made beside and renamed: two first starts at once, or a kill in the middle, never leave half a cluster. */
async function makeCluster(folder: string, { durable, user, binaries }: ClusterRequest): Promise<Cluster> {
  if (existsSync(folder)) return readCluster(folder)
  const beside = `${folder}.${process.pid}`
  await rm(beside, { recursive: true, force: true })
  await mkdir(beside, { mode: 0o700 })
  await writeFile(join(beside, 'password'), randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (user.uid !== undefined) {
    for (const path of [beside, join(beside, 'password')]) await chown(path, user.uid, user.gid)
  }
  const args = ['-D', join(beside, 'pgdata'), '-U', 'logbook', '--pwfile', join(beside, 'password')]
  // The built-in locale sorts the same way on every machine, whatever its C library thinks.
  args.push('--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin')
  args.push('--builtin-locale=C.UTF-8', '--no-instructions', ...(durable ? [] : ['--no-sync']))
  await run(user, binaries.initdb, args)
  await rename(beside, folder).catch(async (failure) => {
    await rm(beside, { recursive: true, force: true })
    if (!existsSync(folder)) throw failure
  })
  return readCluster(folder)
}

async function readCluster(folder: string): Promise<Cluster> {
  const password = await readFile(join(folder, 'password'), 'utf8')
  return { folder, pgdata: join(folder, 'pgdata'), password }
}
