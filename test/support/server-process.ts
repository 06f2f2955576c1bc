// The real server as a process of its own, so that a story can kill it or let it freeze.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished } from 'vitest'
import { type Api, createApi } from './api.ts'
import { freePort } from './free-port.ts'
import type { World } from './world.ts'

export type ServerProcess = Api & {
  url: string
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Asks it to stop, and resolves with its exit code. */
  stop(): Promise<number | null>
}

export type WorkerProcess = {
  kill(): Promise<void>
  /** Freezes it where it stands: its connections stay open, its clocks go on. */
  stall(): void
  resume(): void
}

/** Starts `node server/main.ts` on this world's database and simulator, and waits until it serves. */
export async function startServerProcess(world: World): Promise<ServerProcess> {
  const port = await freePort()
  const child = spawnServer(world, 'ignore', { PORT: String(port), LEASE_SECONDS: '1.5' })
  const url = `http://localhost:${port}`
  const answers = () =>
    fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(answers, { timeout: 30_000, interval: 50 }).toBe(true)
  return {
    ...createApi(url, world.key),
    url,
    kill: () => end(child, 'SIGKILL').then(() => {}),
    stop: () => end(child, 'SIGTERM'),
  }
}

/** A process that only writes to HubSpot. Resolves once it does. */
export async function startWorkerProcess(
  world: World,
  env: Record<string, string> = {},
): Promise<WorkerProcess> {
  const child = spawnServer(world, 'pipe', {
    ROLE: 'worker',
    LEASE_SECONDS: '1',
    LOG_LEVEL: 'silent',
    ...env,
  })
  if (child.stdout) await once(child.stdout, 'data')
  child.stdout?.resume()
  return {
    kill: () => end(child, 'SIGKILL').then(() => {}),
    stall: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
  }
}

function spawnServer(world: World, stdout: 'ignore' | 'pipe', env: Record<string, string>): ChildProcess {
  const { hubspot, databaseUrl, encryptionKeys } = world.options
  const [{ id, key }] = encryptionKeys
  const child = spawn(process.execPath, ['server/main.ts'], {
    stdio: ['ignore', stdout, 'inherit'],
    env: {
      PATH: process.env.PATH,
      // Loading the server costs half as much the second time.
      NODE_COMPILE_CACHE: 'node_modules/.cache/compiled',
      DATABASE_URL: databaseUrl,
      HUBSPOT_APP_ID: hubspot.appId,
      HUBSPOT_CLIENT_ID: hubspot.clientId,
      HUBSPOT_CLIENT_SECRET: hubspot.clientSecret,
      HUBSPOT_API_URL: hubspot.apiUrl,
      HUBSPOT_AUTHORIZE_URL: hubspot.authorizeUrl,
      ENCRYPTION_KEYS: `${id}:${key.toString('base64')}`,
      HUBSPOT_TIMEOUT_SECONDS: '1',
      ...env,
    },
  })
  onTestFinished(() => end(child, 'SIGKILL').then(() => {}))
  return child
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
  return child.exitCode
}
