// One scenario's world: a database, a simulated HubSpot with accounts, Logbook installed on each, and server processes on demand.
import { randomBytes } from 'node:crypto'
import { createKey } from '../server/install/ingestion-keys.ts'
import { installAccount } from '../server/install/install-account.ts'
import { createLog } from '../server/log.ts'
import { createLogbook, type Logbook } from '../server/logbook.ts'
import type { Db } from '../server/store/database.ts'
import { freePort } from '../test/support/free-port.ts'
import type { Environment } from './environment.ts'
import { type ServerProcess, type ServerRole, startServer } from './server-process.ts'
import {
  type GrantedAccount,
  type HubSpotOptions,
  type SimulatedHubSpot,
  startHubSpot,
} from './simulated-hubspot.ts'

export type Account = { portalId: string; key: string; accessToken: string }

export type World = {
  db: Db
  hubspot: SimulatedHubSpot
  accounts: Account[]
  /** The first account, where one is enough. */
  account: Account
  start(role: ServerRole): Promise<ServerProcess>
  close(): Promise<void>
}

const INSTALLS_AT_ONCE = 10

export async function openWorld(environment: Environment, options: HubSpotOptions): Promise<World> {
  const [database, hubspot] = await Promise.all([environment.createDatabase(), startHubSpot(options)])
  const stopHubSpot = environment.stopLater(hubspot.stop)
  const encryptionKey = randomBytes(32)
  const app = {
    appId: '4242',
    clientId: 'simulator-client-id',
    clientSecret: 'simulator-client-secret',
    apiUrl: hubspot.url,
    authorizeUrl: `${hubspot.url}/oauth/authorize`,
  }
  // Never started: it installs, and lends its door to the database.
  const logbook = createLogbook({
    databaseUrl: database.url,
    publicUrl: 'http://127.0.0.1',
    hubspot: app,
    encryptionKeys: [{ id: 'bench', key: encryptionKey }],
    log: createLog('warn'),
  })
  const closeDatabase = environment.stopLater(() => logbook.db.destroy())
  const accounts = await installAll(logbook, hubspot.accounts)
  hubspot.slowDown()
  const [account] = accounts
  if (!account) throw new Error('A world needs an account.')
  const stops: (() => Promise<void>)[] = []
  const env = {
    DATABASE_URL: database.url,
    HUBSPOT_APP_ID: app.appId,
    HUBSPOT_CLIENT_ID: app.clientId,
    HUBSPOT_CLIENT_SECRET: app.clientSecret,
    HUBSPOT_API_URL: app.apiUrl,
    HUBSPOT_AUTHORIZE_URL: app.authorizeUrl,
    ENCRYPTION_KEYS: `bench:${encryptionKey.toString('base64')}`,
  }

  return {
    db: logbook.db,
    hubspot,
    accounts,
    account,
    async start(role) {
      const { profileFolder } = environment
      const server = await startServer({ role, port: await freePort(), env, profileFolder })
      stops.push(environment.stopLater(server.stop))
      return server
    },
    async close() {
      await Promise.all(stops.map((stop) => stop()))
      await stopHubSpot()
      await closeDatabase()
      await database.drop()
    },
  }
}

async function installAll(logbook: Logbook, granted: readonly GrantedAccount[]): Promise<Account[]> {
  const { db } = logbook
  const deps = { ...logbook.install, wake: () => Promise.resolve() }
  const waiting = granted.entries()
  const accounts: Account[] = []
  async function installSome(): Promise<void> {
    for (const [index, { portalId, accessToken, refreshToken }] of waiting) {
      const installed = await installAccount(deps, { accessToken, refreshToken, expiresInS: 1_800 })
      if (!installed.ok) throw new Error(`Account ${portalId} could not be installed.`)
      accounts[index] = { portalId, accessToken, key: await createKey(db, portalId, 'Bench', new Date()) }
    }
  }
  await Promise.all(Array.from({ length: INSTALLS_AT_ONCE }, installSome))
  return accounts
}
