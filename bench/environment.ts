// The machine the scenarios stand on: a throw-away PostgreSQL with production's settings, and everything that must be put away again.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../server/embedded-postgres/start.ts'
import { nameDatabaseUrl, runAsAdmin } from '../test/support/admin.ts'
import { prepareTemplate } from '../test/support/template.ts'

export type Environment = {
  /** A fresh database with the schema in it. */
  createDatabase(): Promise<{ url: string; drop(): Promise<void> }>
  /** Has something stopped after the scenario, or sooner by calling what this returns. Last in, first out. */
  stopLater(stop: () => Promise<void>): () => Promise<void>
  /** What a scenario that broke off has left running must not disturb the next. */
  stopLeftovers(): Promise<void>
  close(): Promise<void>
  /** Where server processes write CPU profiles; null when none are wanted. */
  profileFolder: string | null
  say(line: string): void
}

export async function openEnvironment(profileFolder: string | null): Promise<Environment> {
  const stops: (() => Promise<void>)[] = []
  // On the disk on purpose: a commit that waits for memory only would flatter ingestion.
  const dataDir = await mkdtemp(join(tmpdir(), 'logbook-bench-'))
  // As root, another user runs PostgreSQL and must be able to pass through.
  await chmod(dataDir, 0o755)
  const postgres = await startEmbeddedPostgres({ dataDir, durable: true })
  const template = nameDatabaseUrl(postgres.url, 'bench_template')
  await runAsAdmin(postgres.url, 'create database bench_template')
  await prepareTemplate(template)
  let databases = 0

  async function stopLeftovers(): Promise<void> {
    for (const stop of stops.splice(0).reverse()) await stop().catch(() => {})
  }

  return {
    profileFolder,
    stopLeftovers,
    say: (line) => void process.stdout.write(`  ${line}\n`),
    async createDatabase() {
      databases += 1
      const name = `bench_${databases}`
      await runAsAdmin(postgres.url, `create database ${name} template bench_template`)
      const drop = () => runAsAdmin(postgres.url, `drop database if exists ${name} with (force)`)
      return { url: nameDatabaseUrl(postgres.url, name), drop }
    },
    stopLater(stop) {
      stops.push(stop)
      return async () => {
        const index = stops.indexOf(stop)
        if (index < 0) return
        stops.splice(index, 1)
        await stop()
      }
    },
    async close() {
      await stopLeftovers()
      await postgres.stop()
      for (const folder of [postgres.folder, dataDir]) await rm(folder, { recursive: true, force: true })
    },
  }
}
