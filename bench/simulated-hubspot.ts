// HubSpot as the benchmark sees it: a simulator in a process of its own, read and reset over its HTTP controls.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const HOST = fileURLToPath(new URL('./simulator-host.ts', import.meta.url))

const Ready = z.object({
  url: z.string(),
  accounts: z.array(z.object({ portalId: z.string(), accessToken: z.string(), refreshToken: z.string() })),
})
export type GrantedAccount = z.output<typeof Ready>['accounts'][number]

const Call = z.object({
  at: z.number(),
  portalId: z.string().nullable(),
  method: z.string(),
  path: z.string(),
  status: z.number(),
  policy: z.string(),
  count429: z.number(),
})
export type Call = z.output<typeof Call>

export type HubSpotOptions = { latencyMs: number; accounts: number; contacts: number }

export type SimulatedHubSpot = z.output<typeof Ready> & {
  latencyMs: number
  /** From now on answers take their time. */
  slowDown(): void
  /** Every call since the last forget(), of all limits, OAuth too. `at` is when it came in, before the latency. */
  calls(): Promise<Call[]>
  forget(): Promise<void>
  stop(): Promise<void>
}

export async function startHubSpot(options: HubSpotOptions): Promise<SimulatedHubSpot> {
  const { latencyMs, accounts, contacts } = options
  const child = fork(HOST, [
    ...['--latency', String(latencyMs)],
    ...['--accounts', String(accounts)],
    ...['--contacts', String(contacts)],
  ])
  const ended = once(child, 'exit')
  const failed = ended.then(() => Promise.reject(new Error('The simulator could not start.')))
  failed.catch(() => {})
  const [message] = await Promise.race([once(child, 'message'), failed])
  const ready = Ready.parse(message)
  return {
    ...ready,
    latencyMs,
    slowDown: () => void child.send('slow down'),
    calls: async () => z.array(Call).parse(await (await fetch(`${ready.url}/simulator/calls`)).json()),
    async forget() {
      await fetch(`${ready.url}/simulator/calls`, { method: 'DELETE' })
    },
    async stop() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
