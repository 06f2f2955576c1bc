// Runs the simulator by itself: node simulator/main.ts --port 3001 --mail-port 3002 --data FILE --manifest FILE --webhooks URL --webhooks-manifest FILE --app URL
import { parseArgs } from 'node:util'
import { projectCards } from './cards/project-cards.ts'
import { startSimulator } from './simulator.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3001' },
    // Where mail may be handed in: it is shown, and delivered nowhere.
    'mail-port': { type: 'string' },
    data: { type: 'string' },
    manifest: { type: 'string' },
    webhooks: { type: 'string' },
    'webhooks-manifest': { type: 'string' },
    'client-id': { type: 'string' },
    'client-secret': { type: 'string' },
    'app-id': { type: 'string' },
    // Where the app's server is: its cards are shown, and ask there.
    app: { type: 'string' },
    latency: { type: 'string', default: '0' },
  },
})

const simulator = await startSimulator({
  port: Number(values.port),
  latencyMs: Number(values.latency),
  ...(values['mail-port'] ? { mailPort: Number(values['mail-port']) } : {}),
  ...(values.data ? { dataFile: values.data } : {}),
  ...(values.app ? { cards: projectCards(values.app) } : {}),
  webhooks: {
    ...(values.webhooks ? { targetUrl: values.webhooks } : {}),
    ...(values['webhooks-manifest'] ? { manifestPath: values['webhooks-manifest'] } : {}),
  },
  app: {
    ...(values['app-id'] ? { appId: values['app-id'] } : {}),
    ...(values['client-id'] ? { clientId: values['client-id'] } : {}),
    ...(values['client-secret'] ? { clientSecret: values['client-secret'] } : {}),
    ...(values.manifest ? { manifestPath: values.manifest } : {}),
  },
})

let isStopping = false
async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  await simulator.close()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
// A parent that forked us is gone when its channel closes; then so are we.
process.on('disconnect', () => void stop())

console.log(`HubSpot simulator: ${simulator.url}`)
for (const portal of simulator.portals()) console.log(`  account ${portal.portalId}: ${portal.account.name}`)
if (simulator.mail) console.log(`  caught mail: ${simulator.url}/simulator/mail (${simulator.mail.url})`)
console.log(`  calls so far: ${simulator.url}/simulator/calls`)
process.send?.({ ready: true, url: simulator.url })
