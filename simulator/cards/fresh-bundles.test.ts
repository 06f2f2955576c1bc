// What a developer who changes a card may expect of a reload.
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { CardBundle } from './card-bundle.ts'
import { freshBundles } from './fresh-bundles.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sources-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await write('Card.tsx', 1_000)
})

test('a changed, a new and a removed source are built again; nothing else is', async () => {
  const build = vi.fn(async (): Promise<CardBundle[]> => [])
  const bundles = freshBundles([folder], build)
  await Promise.all([bundles(), bundles(), bundles()])
  expect(build).toHaveBeenCalledTimes(1)
  await write('Card.tsx', 2_000)
  await bundles()
  expect(build).toHaveBeenCalledTimes(2)
  await write('parts/Row.tsx', 1_500)
  await bundles()
  expect(build).toHaveBeenCalledTimes(3)
  await rm(join(folder, 'parts'), { recursive: true })
  await bundles()
  expect(build).toHaveBeenCalledTimes(4)
})

test('what a build makes is no source', async () => {
  const build = vi.fn(async (): Promise<CardBundle[]> => [])
  const bundles = freshBundles([folder], build)
  await bundles()
  await write('generated/Card.js', 9_000)
  await write('node_modules/react/index.js', 9_000)
  await bundles()
  expect(build).toHaveBeenCalledTimes(1)
})

test('a broken source says so, and is tried again without being touched', async () => {
  const build = vi.fn<() => Promise<CardBundle[]>>()
  build.mockRejectedValueOnce(new Error('Card.tsx: unexpected end'))
  build.mockResolvedValueOnce([])
  const bundles = freshBundles([folder], build)
  await expect(bundles()).rejects.toThrow('unexpected end')
  expect(await bundles()).toEqual([])
})

async function write(name: string, atMs: number): Promise<void> {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, name)
  await utimes(path, atMs, atMs)
}
