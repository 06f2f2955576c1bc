// Gives one test run its PostgreSQL: a throw-away cluster with one template database. TEST_DATABASE_URL wins when set.

import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../server/embedded-postgres/start.ts'
import { nameDatabaseUrl, runAsAdmin } from './admin.ts'
import { makeScratchFolder } from './scratch-folder.ts'
import { prepareTemplate } from './template.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    adminUrl: string
    templateDatabase: string
  }
}

type TestServer = { adminUrl: string; stop(): Promise<void> }

export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await openServer()
  // A name of its own, because two runs may share the server of TEST_DATABASE_URL.
  const templateDatabase = `logbook_template_${randomBytes(6).toString('hex')}`
  await runAsAdmin(server.adminUrl, `create database ${templateDatabase}`)
  await prepareTemplate(nameDatabaseUrl(server.adminUrl, templateDatabase))
  provide('adminUrl', server.adminUrl)
  provide('templateDatabase', templateDatabase)
  return async () => {
    await runAsAdmin(server.adminUrl, `drop database ${templateDatabase} with (force)`)
    await server.stop()
  }
}

async function openServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL
  if (given !== undefined && given !== '') return { adminUrl: given, stop: async () => {} }
  const dataDir = await makeScratchFolder()
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false })
  return {
    adminUrl: postgres.url,
    async stop() {
      await postgres.stop()
      for (const folder of [postgres.folder, dataDir]) await rm(folder, { recursive: true, force: true })
    },
  }
}
