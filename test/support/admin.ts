// Runs one statement as the owner of the test server, where databases are made and dropped.

import { Pool } from 'pg'

/** One connection for all statements of a process: opening one costs more than most of them. */
const pools = new Map<string, Pool>()

export async function runAsAdmin(adminUrl: string, sql: string): Promise<void> {
  const pool = pools.get(adminUrl) ?? openPool(adminUrl)
  await pool.query(sql)
}

function openPool(adminUrl: string): Pool {
  const connectionString = adminUrl
  // Whoever has nothing else to do may end without closing it.
  const pool = new Pool({ connectionString, max: 1, allowExitOnIdle: true, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => {})
  pools.set(adminUrl, pool)
  return pool
}

export function nameDatabaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  return url.href
}
