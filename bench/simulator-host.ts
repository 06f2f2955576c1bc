// Runs the simulator with a crowd in it, as a process of its own. simulator/main.ts cannot plant a hundred accounts or ten thousand people.
import { parseArgs } from 'node:util'
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../server/hubspot/scopes.ts'
import { startSimulator } from '../simulator/simulator.ts'
import { plantCrowd } from './crowd.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: { latency: text, accounts: text, contacts: text },
})

const simulator = await startSimulator({ seed: false })
const accounts = Array.from({ length: Number(values.accounts) }, (_, index) => {
  const portal = simulator.addPortal(String(50_000_001 + index))
  plantCrowd(portal, Number(values.contacts))
  return { portalId: portal.portalId, ...portal.install([...REQUIRED_SCOPES, ...OPTIONAL_SCOPES]) }
})

// A parent that forked us is gone when its channel closes; then so are we.
process.on('disconnect', () => process.exit(0))
// Ctrl-C reaches the whole group; the parent decides when we end.
process.on('SIGINT', () => {})
// Installing needs no realism, only the time it takes.
process.once('message', () => simulator.setLatency(Number(values.latency)))
process.send?.({ url: simulator.url, accounts })
