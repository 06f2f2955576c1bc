// For development: builds the app's extensions again when one of their sources was changed, so that a reload shows the change.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CardBundle } from './card-bundle.ts'

/** Remembers what `build` made until a file below one of `folders` is newer. Requests that come meanwhile share a build. */
export function freshBundles(
  folders: string[],
  build: () => Promise<CardBundle[]>,
): () => Promise<CardBundle[]> {
  let built: { stamp: string; bundles: Promise<CardBundle[]> } | null = null
  return async () => {
    const stamp = await stampOf(folders)
    if (built?.stamp !== stamp) {
      const bundles = build()
      built = { stamp, bundles }
      // A broken source is tried again at the next look, and is not an unhandled rejection meanwhile.
      bundles.catch(() => {
        if (built?.bundles === bundles) built = null
      })
    }
    return built.bundles
  }
}

/** Changes whenever a file comes, goes or is written. */
export async function stampOf(folders: string[]): Promise<string> {
  const stamps = await Promise.all(folders.map(stampOfFolder))
  const newest = Math.max(0, ...stamps.map(({ newest }) => newest))
  return `${stamps.reduce((sum, { files }) => sum + files, 0)}:${newest}`
}

async function stampOfFolder(folder: string): Promise<{ files: number; newest: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !isMade(entry.parentPath))
  const times = await Promise.all(
    files.map((file) =>
      stat(join(file.parentPath, file.name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  )
  return { files: files.length, newest: Math.max(0, ...times) }
}

function isMade(path: string): boolean {
  return /[\\/](?:generated|node_modules)(?:[\\/]|$)/.test(path)
}
