// The only door to PostgreSQL: opens the connection pool and brings the schema up to date.

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import knex, { type Knex } from 'knex'

/** A pool or a transaction: every question to the store takes either. */
export type Db = Knex | Knex.Transaction

type DatabaseOptions = { poolSize?: number }

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url))

// Any number will do, as long as nothing else in this database locks on it.
const MIGRATION_LOCK = 4_104_170_001

// knex prints hints and deprecations on standard output, where our log lines are.
const QUIET = {
  debug: () => {},
  deprecate: () => {},
  warn: (message: unknown) => void process.stderr.write(`knex: ${String(message)}\n`),
  error: (message: unknown) => void process.stderr.write(`knex: ${String(message)}\n`),
}

/**
 * Ids stay strings: pg returns int8 as text, and HubSpot's ids do not fit into a JavaScript number for ever.
 * Migrating needs two connections, so a smaller pool is never made.
 */
export function openDatabase(url: string, { poolSize = 10 }: DatabaseOptions = {}): Knex {
  return knex({
    client: 'pg',
    connection: { connectionString: url, application_name: 'logbook', keepAlive: true },
    pool: { min: 0, max: Math.max(2, poolSize) },
    acquireConnectionTimeout: 10_000,
    // With values in it, the text of a failed statement would carry people's mail into the log.
    compileSqlOnError: false,
    log: QUIET,
  })
}

/** Safe when several processes start at once: the others wait here, then find nothing left to do. */
export async function migrateDatabase(db: Knex): Promise<void> {
  // git keeps no empty folders.
  if (!existsSync(MIGRATIONS)) return
  const config = { directory: MIGRATIONS, loadExtensions: ['.ts'] }
  await db.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK])
    // knex's own lock outlives a process that is killed while migrating. Holding ours proves that nobody is at work.
    await db.migrate.forceFreeMigrationsLock(config)
    await db.migrate.latest(config)
  })
}
