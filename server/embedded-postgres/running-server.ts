// Finds the PostgreSQL that already serves a cluster, whoever started it, and clears away what a killed one left behind.

import { readFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Cluster } from './cluster.ts'

export type RunningServer = { pid: number; port: number; url: string }

/** Null when nothing answers. Logging in with our random password proves that it is ours. */
export async function findRunningServer(cluster: Cluster): Promise<RunningServer | null> {
  const found = await readPidFile(cluster)
  if (found === null || found.status !== 'ready') return null
  const url = nameUrl(cluster, found.port, 'logbook')
  try {
    await ensureDatabase(cluster, found.port)
    return { pid: found.pid, port: found.port, url }
  } catch {
    return null
  }
}

/**
 * PostgreSQL clears a stale postmaster.pid itself unless the number in it lives again as another process, or the file
 * came along with a copy of the folder. Only those two are removed here: deleting a good one would stop its server.
 */
export async function dropForeignPidFile(cluster: Cluster): Promise<void> {
  const found = await readPidFile(cluster)
  if (found === null) return
  if (found.pgdata === cluster.pgdata && mayBePostgres(found.pid)) return
  await rm(join(cluster.pgdata, 'postmaster.pid'), { force: true })
}

/** The lines of postmaster.pid: process, data folder, start, port, socket folder, address, memory, status. */
async function readPidFile({ pgdata }: Cluster) {
  const text = await readFile(join(pgdata, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid = '', folder = '', , port = '', , , , status = ''] = text.split('\n')
  if (pid === '') return null
  return { pid: Number(pid), pgdata: folder, port: Number(port), status: status.trim() }
}

function mayBePostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
  } catch {
    // No such process, or no /proc on this system: PostgreSQL's own check is good enough.
    return true
  }
}

async function ensureDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new Client({
    connectionString: nameUrl(cluster, port, 'postgres'),
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'logbook'")
    if (rowCount === 0) await client.query('create database logbook')
  } finally {
    await client.end()
  }
}

function nameUrl({ password }: Cluster, port: number, database: string): string {
  return `postgres://logbook:${password}@127.0.0.1:${port}/${database}`
}
