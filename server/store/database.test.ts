// Promises of the connection to PostgreSQL: what its values look like to us, and that migrating is always safe.

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Knex } from 'knex'
import { afterEach, expect, test } from 'vitest'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../test/support/database.ts'
import { migrateDatabase, openDatabase } from './database.ts'
import { isDatabaseAway } from './database-fault.ts'

const DATABASE = JSON.stringify(new URL('./database.ts', import.meta.url).href)
const MIGRATE = `
  import { migrateDatabase, openDatabase } from ${DATABASE}
  const db = openDatabase(process.argv[1])
  await migrateDatabase(db)
  await db.destroy()
`

const cleanUps: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

test('ids come back as strings, times as dates, json as objects', async () => {
  const db = open(await createTestDatabase())

  const { rows } = await db.raw(`
    select 9007199254740993::int8 as id, '2026-11-20T10:00:00Z'::timestamptz as "at", '{"a": 1}'::jsonb as body
  `)

  expect(rows).toEqual([{ id: '9007199254740993', at: new Date('2026-11-20T10:00:00Z'), body: { a: 1 } }])
})

test('who loses a deadlock may try again', async () => {
  const db = open(await createTestDatabase())
  const lock = (trx: Knex, key: number) => trx.raw('select pg_advisory_xact_lock(:key)', { key })
  const [first, second] = [await db.transaction(), await db.transaction()]
  await Promise.all([lock(first, 1), lock(second, 2)])
  const crossed = await Promise.allSettled([lock(first, 2), lock(second, 1)])
  await Promise.all([first.rollback(), second.rollback()])
  const lost = crossed.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(lost.map(isDatabaseAway)).toEqual([true])
})

test('processes that start at the same moment migrate once, in silence', async () => {
  const database = await createEmptyDatabase()
  const db = open(database)

  const starts = [1, 2, 3].map(() => migrateInProcess(database.url))
  const printed = await Promise.all(starts)

  const names = await db('knex_migrations').pluck('name')
  expect(names.length).toBeGreaterThan(0)
  expect(new Set(names).size).toBe(names.length)
  expect(printed).toEqual(['', '', ''])
})

test('a process killed while migrating does not keep the next one from starting', async () => {
  const db = open(await createTestDatabase())
  await db('knex_migrations_lock').update({ is_locked: 1 })

  await migrateDatabase(db)

  expect(await db('knex_migrations_lock').pluck('is_locked')).toEqual([0])
})

function open(database: TestDatabase): Knex {
  const db = openDatabase(database.url)
  cleanUps.push(database.drop, () => db.destroy())
  return db
}

async function migrateInProcess(url: string): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    MIGRATE,
    url,
  ])
  return stdout + stderr
}
