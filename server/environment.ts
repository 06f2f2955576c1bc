// What the product stands on in this process: the database, HubSpot or its simulator, and the encryption keys.
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config, HubSpotConfig } from './config.ts'
import { startEmbeddedPostgres } from './embedded-postgres/start.ts'
import { type EncryptionKeys, keepDevelopmentKey } from './install/encryption-keys.ts'
import { createLog } from './log.ts'
import { createLogbook, type Logbook } from './logbook.ts'
import type { MailConfig } from './mail/mailer.ts'

export type Environment = {
  databaseUrl: string
  hubspot: HubSpotConfig
  encryptionKeys: EncryptionKeys
  log: Logger
  /** Null: nothing is sent by mail. */
  mail: MailConfig | null
  /** True when HubSpot is the simulator, which listens on the port after ours, and takes mail on the next. */
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
    mail: config.mail ?? (config.hubspot === null ? caughtMail(config.port + 2) : null),
    isSimulated: config.hubspot === null,
    close: async () => postgres?.stop(),
  }
}

/** The simulator shows the mail that it takes, and delivers none. */
function caughtMail(port: number): MailConfig {
  return { url: `smtp://127.0.0.1:${port}`, from: 'Logbook <logbook@logbook.example>' }
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
