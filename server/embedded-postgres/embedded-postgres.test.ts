// Promises of the PostgreSQL that we bring along: nobody loses data, and nobody has to clean up after us.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { makeScratchFolder } from '../../test/support/scratch-folder.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start.ts'

// Run as a process of its own, so that it can be killed.
const OWNER = `
  import { startEmbeddedPostgres } from ${JSON.stringify(new URL('./start.ts', import.meta.url).href)}
  const { url } = await startEmbeddedPostgres({ dataDir: process.argv[1] })
  console.log(url)
  setInterval(() => {}, 1000)
`

let dataDir = ''
const started: EmbeddedPostgres[] = []
const owners: { process: ChildProcess; url: string }[] = []

// Making a cluster takes a second, so the tests share one. Each starts and ends its server.
beforeAll(async () => {
  dataDir = await makeScratchFolder()
})

afterEach(async () => {
  for (const postgres of started.splice(0)) await postgres.stop()
  for (const owner of owners.splice(0)) {
    owner.process.kill('SIGKILL')
    await vi.waitFor(() => expect(ask(owner.url, 'select 1')).rejects.toThrow('ECONNREFUSED'), 10_000)
  }
})

afterAll(async () => {
  const { folder, stop } = await startEmbeddedPostgres({ dataDir })
  await stop()
  for (const path of [folder, dataDir]) await rm(path, { recursive: true, force: true })
})

test('data survives the death of the process that owns the server', async () => {
  const owner = await startOwner()
  await ask(owner.url, 'create table notes as select 42::int8 as answer')

  owner.process.kill('SIGKILL')
  await once(owner.process, 'exit')
  const { url } = await start()

  expect(await ask(url, 'select answer from notes')).toEqual([{ answer: '42' }])
})

test('a second process uses the running server and leaves it running', async () => {
  const owner = await startOwner()
  const second = await start()
  await second.stop()

  expect(second.url).toBe(owner.url)
  expect(await ask(owner.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('whoever still needs the server keeps it at the same address when its owner is killed', async () => {
  const owner = await startOwner()
  const second = await start()
  const before = await ask(owner.url, START_TIME)

  owner.process.kill('SIGKILL')

  await vi.waitFor(async () => expect(await ask(second.url, START_TIME)).not.toEqual(before), 10_000)
})

test('stopping ends the server', async () => {
  const { url, stop } = await start()
  await stop()

  await expect(ask(url, 'select 1')).rejects.toThrow('ECONNREFUSED')
})

const START_TIME = 'select pg_postmaster_start_time()'

async function start(): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir })
  started.push(postgres)
  return postgres
}

async function startOwner() {
  const args = ['--input-type=module', '-e', OWNER, dataDir]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  const owner = { process: child, url: String(line).trim() }
  owners.push(owner)
  return owner
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
