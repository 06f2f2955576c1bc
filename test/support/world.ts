// A whole world for one story: a database, a simulated HubSpot with an account, and Logbook installed on it, over real HTTP.
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { expect, onTestFinished } from 'vitest'
import { ENGAGEMENT_KEY_PROPERTY } from '../../server/domain/engagement.ts'
import { createHubSpotClient } from '../../server/hubspot/client.ts'
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../server/hubspot/scopes.ts'
import { createKey } from '../../server/install/ingestion-keys.ts'
import { installAccount } from '../../server/install/install-account.ts'
import { createLog } from '../../server/log.ts'
import { createLogbook, type Logbook, type LogbookOptions } from '../../server/logbook.ts'
import { apiUrl, projectCards } from '../../simulator/cards/project-cards.ts'
import type { PortalHandle } from '../../simulator/portal-handle.ts'
import { startSimulator } from '../../simulator/simulator.ts'
import type { Simulator, SimulatorOptions } from '../../simulator/simulator-api.ts'
import { type Api, createApi } from './api.ts'
import { createTestDatabase } from './database.ts'

export const ANN = 'ann@northwind.example'

/** Built once for all worlds of a file, when a page with cards is first opened. */
const cards = projectCards()

export type World = Api & {
  url: string
  simulator: Simulator
  logbook: Logbook
  /** The account that Logbook is installed on. */
  hubspot: PortalHandle
  key: string
  /** Everything Logbook logged, a line each. */
  logs: string[]
  /** What Logbook was made with, to run another process on the same world. */
  options: LogbookOptions
  /** Resolves once no event waits for anything but a person or a later try. */
  settled(): Promise<void>
  /** A second key, of another source of the same account. */
  keyOf(source: string): Promise<string>
}

export type WorldOptions = {
  simulator?: SimulatorOptions
  logbook?: Partial<LogbookOptions>
  /** What the account's admin granted. */
  scopes?: string[]
  portalId?: string
  /** False: events are taken in, and something else is to write them. */
  drains?: boolean
}

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const bare = await startBareWorld(options)
  const { logbook, simulator } = bare
  const hubspot = simulator.portal(options.portalId ?? '47110815')
  await install(logbook, hubspot, options.scopes)
  const key = await createKey(logbook.db, hubspot.portalId, 'Stories', new Date())
  const keyOf = (source: string) => createKey(logbook.db, hubspot.portalId, source, new Date())
  return { ...bare, ...createApi(bare.url, key), hubspot, key, keyOf, settled: () => settled(logbook) }
}

/** Installs as an admin would, without the pages, and without a pause between the thirty calls: each story would wait three seconds for them. */
export async function install(
  logbook: Logbook,
  hubspot: PortalHandle,
  scopes: string[] = [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES],
): Promise<void> {
  // Making it costs twenty calls, and has stories of its own.
  hubspot.leaveKeyProperty(ENGAGEMENT_KEY_PROPERTY, scopes)
  const { accessToken, refreshToken } = hubspot.install(scopes)
  const unhurried = () => Promise.resolve()
  const client = createHubSpotClient({
    apiUrl: hubspot.apiUrl,
    timeoutMs: 5_000,
    accessToken: () => Promise.resolve(accessToken),
    ...{ waitForTurn: unhurried, pushBack: unhurried, countRefusal: unhurried },
  })
  const deps = { ...logbook.install, hubspot: client, hubspotWith: () => client }
  const installed = await installAccount(deps, { accessToken, refreshToken, expiresInS: 1_800 })
  expect(installed.ok).toBe(true)
  hubspot.forgetCalls()
}

export type BareWorld = Pick<World, 'url' | 'simulator' | 'logbook' | 'logs' | 'options'>

/** Logbook and a simulator, nothing installed yet. */
export async function startBareWorld(options: WorldOptions = {}): Promise<BareWorld> {
  const database = await createTestDatabase()
  const logs: string[] = []
  const manifestPath = 'hubspot-app/app/app-hsmeta.json'
  // Sent nowhere, until a story says where.
  const webhooks = { manifestPath: 'hubspot-app/app/webhooks/webhooks-hsmeta.json', retryPauseMs: 20 }
  const simulator = await startSimulator({ app: { manifestPath }, webhooks, cards, ...options.simulator })
  // The port must be known before the app is made, as it stands in every link, and ours: a free one may be taken a moment later.
  const { server, port } = await openServer()
  const url = `http://localhost:${port}`
  simulator.mapOrigin(apiUrl(), url)
  const logbookOptions: LogbookOptions = {
    databaseUrl: database.url,
    publicUrl: url,
    hubspot: {
      appId: '4242',
      clientId: 'simulator-client-id',
      clientSecret: 'simulator-client-secret',
      apiUrl: simulator.url,
      authorizeUrl: `${simulator.url}/oauth/authorize`,
    },
    encryptionKeys: [{ id: 'test', key: randomBytes(32) }],
    log: createLog('debug', { write: (line: string) => void logs.push(line) }),
    leaseMs: 1_500,
    hubspotTimeoutMs: 1_000,
    sweepMs: 100,
    mail: simulator.mail && { url: simulator.mail.url, from: 'Logbook <logbook@logbook.example>' },
    ...options.logbook,
  }
  const logbook = createLogbook(logbookOptions)
  await logbook.start({ drains: options.drains ?? true })
  server.on('request', logbook.app)
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await logbook.stop()
    await simulator.close()
    await database.drop()
  })
  return { url, simulator, logbook, logs, options: logbookOptions }
}

async function openServer(): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return { server, port: address.port }
}

async function settled({ db }: Logbook): Promise<void> {
  const unsettled = () =>
    db('events').count({ n: '*' }).whereIn('state', ['received', 'queued', 'writing', 'retrying'])
  await expect.poll(async () => (await unsettled())[0]?.n, { timeout: 30_000, interval: 20 }).toBe('0')
}
