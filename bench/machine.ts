// On what all this was measured. A figure without its machine says nothing.
import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus, platform, release, totalmem } from 'node:os'
import { findBinaries } from '../server/embedded-postgres/binaries.ts'
import { chooseRunUser } from '../server/embedded-postgres/run-user.ts'

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
    { name: 'HubSpot', value: 'the simulator of this repository, with HubSpot’s limits' },
  ]
}
