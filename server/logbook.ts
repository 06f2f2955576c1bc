// The whole product, wired into one object. The process runs it, and so do the tests.
import { hkdfSync, randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Express } from 'express'
import type { Logger } from 'pino'
import type { HubSpotConfig } from './config.ts'
import { createLiveDesk } from './configure/live-desk.ts'
import { createLookNow } from './configure/look-now.ts'
import { watchDrift } from './configure/watch-drift.ts'
import { createApp } from './http/app.ts'
import { type Bucket, createHubSpotClient, type HubSpotClient } from './hubspot/client.ts'
import type { OAuthApp } from './hubspot/oauth-strategy.ts'
import { startWatch, takeTurn } from './hubspot/turns.ts'
import { accessTokenFor } from './install/access-tokens.ts'
import { createAccountAdmins } from './install/account-admins.ts'
import type { EncryptionKeys } from './install/encryption-keys.ts'
import { eraseLeftAccounts } from './install/erase-account.ts'
import type { InstallDeps } from './install/install-account.ts'
import { readJournal } from './install/journal.ts'
import { releaseEverywhere, releaseMembers } from './install/release-members.ts'
import { createSecretBox } from './install/secret-box.ts'
import { sendInvitations, tidyInvitations } from './install/send-invitations.ts'
import { createMailer, type MailConfig } from './mail/mailer.ts'
import { type Db, migrateDatabase, openDatabase } from './store/database.ts'
import { countRefusal, type Pace, pushBack, reserveCall } from './store/pacing.ts'
import { createEngine, type Engine } from './sync/engine.ts'
import { type Chore, createNewsDesk } from './webhooks/news-desk.ts'

export type LogbookOptions = {
  databaseUrl: string
  publicUrl: string
  hubspot: HubSpotConfig
  encryptionKeys: EncryptionKeys
  log: Logger
  now?: () => Date
  random?: () => number
  eventsPerMinute?: number
  /** How long a silent worker keeps an account. */
  leaseMs?: number
  hubspotTimeoutMs?: number
  sweepMs?: number
  /** Where invitations are handed in to be mailed; without it they can only be handed over. */
  mail?: MailConfig | null
  /** How often HubSpot's journal is asked for uninstallations; never, unless given. */
  journalMs?: number
}

export type Logbook = {
  app: Express
  db: Db
  engine: Engine
  /** What installing and the operator's commands need. */
  install: InstallDeps
  /** A round over the accounts whose settings are to be held against HubSpot by now; happens by itself once a minute. */
  watchSettings(signal: AbortSignal): Promise<void>
  start(options?: { drains: boolean }): Promise<void>
  stop(): Promise<void>
}

/**
 * HubSpot allows 110 calls in any 10 s for an account, 5 searches a second, and 100 to 200 association batches in 10 s.
 * Even steps stay below: burst + 10 s / interval is 109, 4 and 99.
 */
const PACES: Record<Bucket, Pace> = {
  core: { intervalMs: 95, burst: 4 },
  search: { intervalMs: 250, burst: 1 },
  associations: { intervalMs: 105, burst: 4 },
}

/** How often it is looked whose settings are to be checked against their account; each has its turn once an hour. */
const DRIFT_MS = 60_000

/** How often it is looked whose activity waits for members although it need not. Those who connect are not kept waiting for this. */
const MEMBERS_MS = 60_000

/** How often it is looked whether an account's data has had its time. */
const LEFT_ACCOUNTS_MS = 60 * 60_000

export function createLogbook(options: LogbookOptions): Logbook {
  const { databaseUrl, publicUrl, log, now = () => new Date(), random = Math.random } = options
  const { leaseMs = 12_000, hubspotTimeoutMs = 15_000, sweepMs = 1_000, eventsPerMinute = 300_000 } = options
  const db = openDatabase(databaseUrl, { poolSize: 20 })
  const secrets = createSecretBox(options.encryptionKeys)
  const app: OAuthApp = {
    ...options.hubspot,
    callbackUrl: `${publicUrl}/oauth/callback`,
    timeoutMs: hubspotTimeoutMs,
  }
  const tokenDeps = { db, app, secrets, now }

  const hubspotOptions = {
    apiUrl: app.apiUrl,
    timeoutMs: hubspotTimeoutMs,
    waitForTurn: (portalId: string, bucket: Bucket) =>
      takeTurn({
        reserve: (isAgain) => reserveCall(db, portalId, bucket, PACES[bucket], { isAgain }),
        sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        startWatch,
      }),
    pushBack: (portalId: string, bucket: Bucket, forMs: number) =>
      pushBack(db, portalId, bucket, forMs, PACES[bucket]),
    countRefusal: (portalId: string, bucket: Bucket) => countRefusal(db, portalId, bucket),
  }
  const hubspot: HubSpotClient = createHubSpotClient({
    ...hubspotOptions,
    accessToken: (portalId, refused) => accessTokenFor(tokenDeps, portalId, refused),
  })
  const hubspotWith = (accessToken: string) =>
    createHubSpotClient({ ...hubspotOptions, accessToken: () => Promise.resolve(accessToken) })

  const warn = (facts: object, message: string) => log.warn(facts, message)
  const live = createLiveDesk({ hubspot, now, warn })
  const engine = createEngine(
    {
      db,
      hubspot,
      secrets,
      now,
      random,
      log,
      owner: `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`,
      // HubSpot may go on working on a call for as long again as we waited for its answer.
      callEndsMs: hubspotTimeoutMs * 2,
      lookAtSettings: createLookNow({ db, now, live, log }),
      settings: { drainMs: 10_000, longestMs: 60_000, leaseMs, claimSize: 1_000 },
    },
    { databaseUrl, concurrency: 8, sweepMs },
  )
  const wake = (portalId: string) => engine.wake(portalId)
  const goOn = async (portalId: string) => {
    await releaseMembers({ db, now, wake }, portalId)
    await wake(portalId)
  }
  const install: InstallDeps = { ...tokenDeps, hubspot, hubspotWith, wake, warn }
  const stateKey = Buffer.from(hkdfSync('sha256', options.encryptionKeys[0].key, '', 'oauth-state', 32))
  const accountUrl = createAccountUrl(app.authorizeUrl)
  const { journalMs } = options
  const linkKey = Buffer.from(hkdfSync('sha256', options.encryptionKeys[0].key, '', 'settings-links', 32))
  const invitationKey = Buffer.from(hkdfSync('sha256', options.encryptionKeys[0].key, '', 'invitations', 32))
  const invitations = { db, now, invitationKey, publicUrl }
  const mailer = options.mail ? createMailer(options.mail) : null
  const watchSettings = (signal: AbortSignal) => watchDrift({ db, now, live, log, onChange: goOn }, signal)
  const chores: Chore[] = [
    { everyMs: DRIFT_MS, run: watchSettings },
    { everyMs: LEFT_ACCOUNTS_MS, run: (signal) => eraseLeftAccounts({ db, now, log }, signal) },
    { everyMs: LEFT_ACCOUNTS_MS, run: () => tidyInvitations(invitations) },
    { everyMs: MEMBERS_MS, run: (signal) => releaseEverywhere({ db, now, wake }, signal) },
    ...(mailer
      ? [
          {
            everyMs: sweepMs,
            run: (signal: AbortSignal) => sendInvitations({ ...invitations, mailer, log }, signal),
          },
        ]
      : []),
    ...(journalMs === undefined
      ? []
      : [
          {
            everyMs: journalMs,
            run: (signal: AbortSignal) => readJournal({ db, app, log, wake }, journalMs, signal),
          },
        ]),
  ]
  const newsDesk = createNewsDesk({ db, secrets, now, log }, { sweepMs, chores })

  return {
    app: createApp({
      ...install,
      log,
      eventsPerMinute,
      publicUrl,
      stateKey,
      accountUrl,
      homeUrl: createHomeUrl(app.authorizeUrl, options.hubspot.appId),
      appId: options.hubspot.appId,
      admins: createAccountAdmins(install),
      live,
      linkKey,
      invitationKey,
      canMail: mailer !== null,
      onChange: goOn,
    }),
    db,
    engine,
    install,
    watchSettings,
    async start({ drains } = { drains: true }) {
      await migrateDatabase(db)
      await engine.start({ drains })
      if (drains) newsDesk.start()
    },
    async stop() {
      await newsDesk.stop()
      await engine.stop()
      mailer?.close()
      await db.destroy()
    },
  }
}

/** Logbook's own page in an account. */
function createHomeUrl(authorizeUrl: string, appId: string) {
  const { protocol } = new URL(authorizeUrl)
  return ({ portalId, uiDomain }: { portalId: string; uiDomain: string }) =>
    `${protocol}//${uiDomain}/app/${portalId}/${appId}`
}

/** Where people see an account's records. HubSpot names the host of each account; the simulator speaks plain HTTP. */
function createAccountUrl(authorizeUrl: string) {
  const { protocol } = new URL(authorizeUrl)
  return ({ portalId, uiDomain }: { portalId: string; uiDomain: string }) =>
    `${protocol}//${uiDomain}/contacts/${portalId}`
}
