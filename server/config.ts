// The only reader of environment variables. Names every wrong or missing setting at once, and says what each should be.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { type EncryptionKey, parseEncryptionKeys } from './install/encryption-keys.ts'
import type { MailConfig } from './mail/mailer.ts'

const url = z.url({ protocol: /^https?$/, error: 'is not a full http:// or https:// address' })
const MAIL_FROM = /^(?:[^<>@\r\n"]{0,100}<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/
const seconds = z.coerce.number({ error: 'is not a number of seconds' }).positive()

/** Every setting, with what it is when unset. An empty value counts as unset. */
const Settings = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce.number({ error: 'is not a port number' }).int().min(0).max(65_535).default(3000),
  ROLE: z.enum(['all', 'web', 'worker'], { error: 'is not all, web or worker' }).default('all'),
  PUBLIC_URL: url.optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'is not a postgres:// address' }).optional(),
  DATA_DIR: z.string().default('.data'),
  HUBSPOT_APP_ID: z.string().regex(/^\d+$/, 'is not a number').optional(),
  HUBSPOT_CLIENT_ID: z.string().optional(),
  HUBSPOT_CLIENT_SECRET: z.string().optional(),
  HUBSPOT_API_URL: url.default('https://api.hubapi.com'),
  HUBSPOT_AUTHORIZE_URL: url.default('https://app.hubspot.com/oauth/authorize'),
  HUBSPOT_TIMEOUT_SECONDS: seconds.default(15),
  ENCRYPTION_KEYS: z.string().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'is not an smtp:// or smtps:// address' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(MAIL_FROM, 'is not an address such as logbook@example.com or Logbook <logbook@example.com>')
    .optional(),
  LEASE_SECONDS: seconds.default(12),
  EVENTS_PER_MINUTE: z.coerce.number({ error: 'is not a number' }).int().positive().default(300_000),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], { error: 'is not a log level' })
    .default('info'),
})

/** The names of all settings, for the documentation's test. */
export const SETTING_NAMES: readonly string[] = Object.keys(Settings.shape)

export type HubSpotConfig = {
  appId: string
  clientId: string
  clientSecret: string
  apiUrl: string
  authorizeUrl: string
}

export type Config = {
  isProduction: boolean
  /** 'web' takes events in, 'worker' writes them to HubSpot, 'all' does both. Any number of each may run on one database. */
  role: 'all' | 'web' | 'worker'
  port: number
  publicUrl: string
  /** Null: run the embedded PostgreSQL. */
  databaseUrl: string | null
  dataDir: string
  /** Null: run against the simulator. */
  hubspot: HubSpotConfig | null
  /** Null: make one and keep it in the data folder. */
  encryptionKeys: [EncryptionKey, ...EncryptionKey[]] | null
  /** Null: nothing is sent by mail; with the simulator, its own mail server takes it. */
  mail: MailConfig | null
  logLevel: string
  eventsPerMinute: number
  leaseMs: number
  hubspotTimeoutMs: number
}

export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(
      `Logbook cannot start. Please correct these settings (see .env.example):\n  ${problems.join('\n  ')}`,
    )
    this.name = 'ConfigError'
  }
}

/** Adds the settings of a `.env` file, where there is one, to the environment; what is set there already wins. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env')
}

/** Throws one ConfigError that names everything that is wrong. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = Settings.safeParse(given)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`)
    throw new ConfigError([...wrong, ...missingSettings(given)])
  }
  const settings = parsed.data
  const keys = settings.ENCRYPTION_KEYS ? parseEncryptionKeys(settings.ENCRYPTION_KEYS) : null
  const problems = [
    ...missingSettings(given),
    ...(keys?.ok === false ? [`ENCRYPTION_KEYS ${keys.problem}`] : []),
  ]
  if (problems.length > 0) throw new ConfigError(problems)
  return {
    isProduction: settings.NODE_ENV === 'production',
    role: settings.ROLE,
    port: settings.PORT,
    publicUrl: (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/$/, ''),
    databaseUrl: settings.DATABASE_URL ?? null,
    dataDir: resolve(settings.DATA_DIR),
    hubspot: settings.HUBSPOT_CLIENT_ID
      ? {
          appId: settings.HUBSPOT_APP_ID ?? '',
          clientId: settings.HUBSPOT_CLIENT_ID,
          clientSecret: settings.HUBSPOT_CLIENT_SECRET ?? '',
          apiUrl: settings.HUBSPOT_API_URL.replace(/\/$/, ''),
          authorizeUrl: settings.HUBSPOT_AUTHORIZE_URL,
        }
      : null,
    encryptionKeys: keys?.ok ? keys.keys : null,
    mail:
      settings.SMTP_URL && settings.MAIL_FROM ? { url: settings.SMTP_URL, from: settings.MAIL_FROM } : null,
    logLevel: settings.LOG_LEVEL,
    eventsPerMinute: settings.EVENTS_PER_MINUTE,
    leaseMs: settings.LEASE_SECONDS * 1_000,
    hubspotTimeoutMs: settings.HUBSPOT_TIMEOUT_SECONDS * 1_000,
  }
}

const CREDENTIALS = ['HUBSPOT_APP_ID', 'HUBSPOT_CLIENT_ID', 'HUBSPOT_CLIENT_SECRET']
const NEEDED_IN_PRODUCTION: Record<string, string> = {
  PUBLIC_URL: 'the https:// address under which HubSpot and your tools reach this server',
  DATABASE_URL: 'the postgres:// address of a server that is backed up',
  ENCRYPTION_KEYS: 'for example 2026a:$(openssl rand -base64 32)',
}

function missingSettings(given: Record<string, string | undefined>): string[] {
  const isProduction = given.NODE_ENV === 'production'
  const isHubSpot = CREDENTIALS.some((name) => given[name])
  const credentials = isProduction || isHubSpot ? CREDENTIALS.filter((name) => !given[name]) : []
  const needed = isProduction ? Object.keys(NEEDED_IN_PRODUCTION).filter((name) => !given[name]) : []
  const noSender = given.SMTP_URL && !given.MAIL_FROM
  const noServer = given.MAIL_FROM && !given.SMTP_URL
  const isPlain = isProduction && given.PUBLIC_URL?.startsWith('http://')
  return [
    ...credentials.map((name) => `${name} is missing: HubSpot shows it on the page of your app (Auth).`),
    ...needed.map((name) => `${name} is missing: ${NEEDED_IN_PRODUCTION[name]}.`),
    ...(noSender ? ['MAIL_FROM is missing: the address that mail of Logbook comes from.'] : []),
    ...(noServer ? ['SMTP_URL is missing: the mail server that takes mail of Logbook.'] : []),
    ...(isPlain ? ['PUBLIC_URL must start with https:// in production.'] : []),
  ]
}
