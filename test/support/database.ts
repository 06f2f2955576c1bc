// Gives a test a database of its own, with the schema in it, in the time of one file copy.

import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseError } from 'pg'
import { inject } from 'vitest'
import { nameDatabaseUrl, runAsAdmin } from './admin.ts'

export type TestDatabase = { url: string; drop(): Promise<void> }

const TEMPLATE_BUSY = '55006'

export async function createTestDatabase(): Promise<TestDatabase> {
  return createFrom(inject('templateDatabase'))
}

/** Without our schema: for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return createFrom('template0')
}

async function createFrom(template: string): Promise<TestDatabase> {
  const adminUrl = inject('adminUrl')
  const name = `logbook_test_${randomBytes(8).toString('hex')}`
  // Copied as files: by way of the log, as PostgreSQL would, it costs twice the processor time.
  await copyDatabase(
    adminUrl,
    `create database ${name} template ${template} strategy file_copy`,
    Date.now() + 10_000,
  )
  return {
    url: nameDatabaseUrl(adminUrl, name),
    drop: () => runAsAdmin(adminUrl, `drop database if exists ${name} with (force)`),
  }
}

async function copyDatabase(adminUrl: string, sql: string, giveUpAt: number): Promise<void> {
  try {
    await runAsAdmin(adminUrl, sql)
  } catch (failure) {
    const isBusy = failure instanceof DatabaseError && failure.code === TEMPLATE_BUSY
    if (!isBusy || Date.now() > giveUpAt) throw failure
    await delay(50)
    await copyDatabase(adminUrl, sql, giveUpAt)
  }
}
