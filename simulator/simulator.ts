// Starts a pocket HubSpot. It refuses what HubSpot would refuse, so that the app hears it from somebody else.
import { createServer, type Server } from 'node:http'
import { readApp } from './app-manifest.ts'
import { cardsContext } from './cards/card-bundle.ts'
import type { SimulatorContext } from './context.ts'
import type { Calls } from './control/calls.ts'
import { createFaults } from './control/faults.ts'
import { createSaver, loadWorld } from './data-file.ts'
import { createHttpApp } from './http-app.ts'
import { startMailCatcher } from './mail/catcher.ts'
import { createPortalHandle } from './portal-handle.ts'
import { createRateLimits } from './rate-limits.ts'
import { changeRules, hubspotRules } from './rules.ts'
import { plainAccount } from './seed/plain-account.ts'
import { seedWorld } from './seed.ts'
import { seededRandom } from './seeded-random.ts'
import type { Simulator, SimulatorOptions } from './simulator-api.ts'
import { addPortal, emptyWorld, findPortal, type World } from './state.ts'
import { createWebhooks } from './webhooks/sender.ts'

export type { Simulator, SimulatorOptions } from './simulator-api.ts'

export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const now = options.now ?? (() => new Date())
  const world = openWorld(options, now)
  const rules = hubspotRules()
  changeRules(rules, options.rules ?? {})
  const saver = options.dataFile ? createSaver(options.dataFile, world, now) : null
  const calls: Calls = []
  const faults = createFaults()
  const server = createServer()
  // Clients keep their connections; one that closes under a request looks like a fault nobody ordered.
  server.keepAliveTimeout = 60_000

  const context: SimulatorContext = {
    world,
    app: readApp(options.app ?? {}),
    rules,
    calls,
    faults,
    limits: createRateLimits(rules, now),
    cards: cardsContext(options.cards),
    latencyMs: options.latencyMs ?? 0,
    now,
    random: options.random ?? seededRandom(),
    url: () => urlOf(server),
    changed: () => saver?.soon(),
  }

  const mail = options.mailPort === undefined ? null : await startMailCatcher(options.mailPort, now)
  const webhooks = createWebhooks(context, options.webhooks)
  world.ear.hear = webhooks.hear

  const simulator: Simulator = {
    url: '',
    state: world,
    rules,
    calls,
    faults,
    webhooks,
    mail,
    setRules: (patch) => changeRules(rules, patch),
    setLatency: (ms) => {
      context.latencyMs = ms
    },
    mapOrigin: (origin, to) => void context.cards.proxies.set(origin, to),
    portal: (portalId) => {
      const portal = findPortal(world, portalId)
      if (!portal) throw new Error(`The simulator has no account ${portalId}.`)
      return createPortalHandle(context, portal)
    },
    portals: () => [...world.portals.values()].map((portal) => createPortalHandle(context, portal)),
    addPortal: (portalId, account = {}) => {
      const name = `Account ${portalId}`
      const plain = plainAccount(portalId, name, `account-${portalId}.example`)
      const portal = addPortal(world, { ...plain, ...account })
      context.changed()
      return createPortalHandle(context, portal)
    },
    close: async () => {
      webhooks.close()
      await mail?.close()
      await stop(server)
      await saver?.close()
    },
  }

  server.on('request', createHttpApp(context, simulator))
  await listen(server, options.port ?? 0)
  simulator.url = urlOf(server)
  context.changed()
  return simulator
}

function openWorld(options: SimulatorOptions, now: () => Date): World {
  const saved = options.dataFile ? loadWorld(options.dataFile) : null
  if (saved) return saved
  const world = emptyWorld()
  if (options.seed ?? true) seedWorld(world, now())
  return world
}

function urlOf(server: Server): string {
  const address = server.address()
  return address && typeof address === 'object' ? `http://127.0.0.1:${address.port}` : ''
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
