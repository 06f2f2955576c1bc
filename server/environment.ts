// What the product stands on in this process: the database, HubSpot or its simulator, and the encryption keys.
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config, HubSpotConfig } from './config.ts'
import { startEmbeddedPostgres } from './embedded-postgres/start.ts'
import { type EncryptionKeys, keepDevelopmentKey } from './install/encryption-keys.ts'
import { createLog } from './log.ts'
import { createLogbook, type Logbook } from './logbook.ts'

export type Environment = {
  databaseUrl: string
  hubspot: HubSpotConfig
  encryptionKeys: EncryptionKeys
  log: Logger
  /** True when HubSpot is the simulator, which listens on the port after ours. */
  isSimulated: boolean
  close(): Promise<void>
}

export async function openEnvironment(config: Config): Promise<Environment> {
  const log = createLog(config.logLevel)
  const postgres =
    config.databaseUrl === null
      ? await startEmbeddedPostgres({
          dataDir: join(config.dataDir, 'postgres'),
          log: (line) => log.info({ part: 'postgres' }, line),
        })
      : null
  return {
    databaseUrl: postgres?.url ?? config.databaseUrl ?? '',
    hubspot: config.hubspot ?? simulatedHubSpot(config.port + 1),
    encryptionKeys: config.encryptionKeys ?? (await keepDevelopmentKey(config.dataDir)),
    log,
    isSimulated: config.hubspot === null,
    close: async () => postgres?.stop(),
  }
}

/** The simulator knows the app under these names; it is no secret. */
function simulatedHubSpot(port: number): HubSpotConfig {
  return {
    appId: '4242',
    clientId: 'simulator-client-id',
    clientSecret: 'simulator-client-secret',
    apiUrl: `http://localhost:${port}`,
    authorizeUrl: `http://localhost:${port}/oauth/authorize`,
  }
}

/** An uninstallation is noticed within a minute. HubSpot's journal has no limit of its own on calls. */
const JOURNAL_MS = 60_000

/** Logbook on this environment, as configured. */
export function createConfiguredLogbook(config: Config, environment: Environment): Logbook {
  const { publicUrl, leaseMs, hubspotTimeoutMs, eventsPerMinute } = config
  const settings = { publicUrl, leaseMs, hubspotTimeoutMs, eventsPerMinute, journalMs: JOURNAL_MS }
  return createLogbook({ ...environment, ...settings })
}
