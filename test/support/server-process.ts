// The real server as a process of its own, so that a story can kill it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished } from 'vitest'
import { type Api, createApi } from './api.ts'
import { freePort } from './free-port.ts'
import type { World } from './world.ts'

export type ServerProcess = Api & {
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Asks it to stop, and resolves with its exit code. */
  stop(): Promise<number | null>
}

/** Starts `node server/main.ts` on this world's database and simulator, and waits until it serves. */
export async function startServerProcess(world: World): Promise<ServerProcess> {
  const port = await freePort()
  const { hubspot, databaseUrl, encryptionKeys } = world.options
  const [{ id, key }] = encryptionKeys
  const child = spawn(process.execPath, ['server/main.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      HUBSPOT_APP_ID: hubspot.appId,
      HUBSPOT_CLIENT_ID: hubspot.clientId,
      HUBSPOT_CLIENT_SECRET: hubspot.clientSecret,
      HUBSPOT_API_URL: hubspot.apiUrl,
      HUBSPOT_AUTHORIZE_URL: hubspot.authorizeUrl,
      ENCRYPTION_KEYS: `${id}:${key.toString('base64')}`,
      LEASE_SECONDS: '1.5',
      HUBSPOT_TIMEOUT_SECONDS: '1',
    },
  })
  onTestFinished(() => end(child, 'SIGKILL').then(() => {}))
  const url = `http://localhost:${port}`
  const answers = () =>
    fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(answers, { timeout: 10_000, interval: 50 }).toBe(true)
  return {
    ...createApi(url, world.key),
    kill: () => end(child, 'SIGKILL').then(() => {}),
    stop: () => end(child, 'SIGTERM'),
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
  return child.exitCode
}
