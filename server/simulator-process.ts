// For development: runs the simulated HubSpot beside us, as a process of its own that ends with us.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from './config.ts'
import { WEBHOOK_PATH } from './domain/webhook-subscriptions.ts'

const repo = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** Starts it on the two ports after ours, the second for mail, with its data kept in the data folder. Throws when it cannot start. */
export async function startSimulatorProcess({
  port,
  publicUrl,
  dataDir,
}: Config): Promise<{ stop(): Promise<void> }> {
  const child = fork(repo('simulator/main.ts'), [
    ...['--port', String(port + 1)],
    ...['--mail-port', String(port + 2)],
    ...['--data', join(dataDir, 'simulator.json')],
    ...['--manifest', repo('hubspot-app/app/app-hsmeta.json')],
    ...['--app', publicUrl],
    ...['--webhooks', publicUrl + WEBHOOK_PATH],
    ...['--webhooks-manifest', repo('hubspot-app/app/webhooks/webhooks-hsmeta.json')],
  ])
  const ended = once(child, 'exit')
  const failed = ended.then(() =>
    Promise.reject(new Error(`The simulator could not start on port ${port + 1} and ${port + 2}.`)),
  )
  await Promise.race([once(child, 'message'), failed])
  failed.catch(() => {})
  return {
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
