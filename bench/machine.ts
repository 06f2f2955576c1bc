// On what all this was measured. A figure without its machine says nothing.
import { execFileSync } from 'node:child_process'
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { availableParallelism, cpus, platform, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { findBinaries } from '../server/embedded-postgres/binaries.ts'
import { chooseRunUser } from '../server/embedded-postgres/run-user.ts'
import { formatNumber } from './result.ts'
import { median } from './statistics.ts'

export type Machine = { name: string; value: string }[]

export async function describeMachine(): Promise<Machine> {
  const { postgres } = await findBinaries(chooseRunUser())
  const version = execFileSync(postgres, ['--version'], { encoding: 'utf8' }).trim()
  return [
    { name: 'Processor', value: cpus()[0]?.model.trim() || process.arch },
    { name: 'Cores', value: String(availableParallelism()) },
    { name: 'Memory', value: `${Math.round(totalmem() / 1024 ** 3)} GB` },
    { name: 'System', value: `${platform()} ${release()}` },
    { name: 'Node', value: process.version },
    {
      name: 'PostgreSQL',
      value: `${version.replace(/^.*\) /, '')}, 128 MB shared buffers, durable settings`,
    },
    { name: 'Flushing 8 kB to disk', value: `${formatNumber(timeFlush())} ms` },
    { name: 'HubSpot', value: 'the simulator of this repository, with HubSpot’s limits' },
  ]
}

/** What each commit waits for. Some virtual disks answer before anything is safe, and then ingestion looks better than it is. */
function timeFlush(): number {
  const path = join(tmpdir(), `logbook-bench-flush-${process.pid}`)
  const file = openSync(path, 'w')
  const block = Buffer.alloc(8_192)
  const times = Array.from({ length: 100 }, () => {
    const start = performance.now()
    writeSync(file, block, 0, block.length, 0)
    fdatasyncSync(file)
    return performance.now() - start
  })
  closeSync(file)
  rmSync(path)
  return median(times)
}
