// Looks regularly whether the settings in force still fit the account: an owner who left, a stage that is gone, an option renamed.
// What broke is known before an event fails of it.
import { brokenParts } from '../domain/settings/broken-parts.ts'
import type { Finding } from '../domain/settings/finding.ts'
import { type Account, findAccount } from '../store/accounts.ts'
import { readVersion } from '../store/current-settings.ts'
import {
  accountsToCheck,
  findSettingsCheck,
  type StoredFinding,
  saveSettingsCheck,
  takeTurnToCheck,
} from '../store/settings-checks.ts'
import { type ConfigureDeps, checkAccount, lookAround } from './check-account.ts'

export type DriftDeps = ConfigureDeps & {
  log: { warn(facts: object, message: string): void }
}

const HOUR_MS = 60 * 60_000
/** After an outage, or when whoever had the turn died. */
const SOON_MS = 5 * 60_000
const ACCOUNTS_A_ROUND = 50
const LOOK_AROUND_MS = 5_000

/** A round over all accounts whose turn it is. */
export async function watchDrift(deps: DriftDeps, signal: AbortSignal): Promise<void> {
  const { db, now } = deps
  for (const portalId of await accountsToCheck(db, now(), ACCOUNTS_A_ROUND)) {
    if (signal.aborted) return
    try {
      await checkPublished(deps, portalId)
    } catch (error) {
      // Whatever is wrong with one account must not keep the others waiting.
      deps.log.warn({ portalId, err: error }, 'Settings could not be checked')
    }
  }
}

/** Checks the settings in force of one account, unless it is not time yet or somebody else does. */
export async function checkPublished(deps: DriftDeps, portalId: string): Promise<void> {
  const { db, now } = deps
  const started = now()
  if (!(await takeTurnToCheck(db, portalId, { now: started, until: new Date(started.getTime() + SOON_MS) })))
    return
  const account = await findAccount(db, portalId)
  if (!account || account.settingsVersion === 0) return
  await lookAround(deps, portalId, LOOK_AROUND_MS)
  if ((await checkInForce(deps, account)) === 'changed') await deps.onChange?.(portalId)
}

/**
 * Checks the settings in force and keeps what was found. 'changed': something broke, or was mended. 'away': an outage says nothing, and
 * what was found before stands until somebody can look again.
 */
export async function checkInForce(deps: DriftDeps, account: Account): Promise<'same' | 'changed' | 'away'> {
  const { db, now, log } = deps
  const findings = await findingsOf(deps, account)
  if (!findings) return 'away'
  const { portalId, settingsVersion: version } = account
  const nextAt = new Date(now().getTime() + HOUR_MS)
  const saved = await saveSettingsCheck(db, portalId, { version, findings, now: now(), nextAt })
  if (saved === 'same') return 'same'
  const { isAny } = brokenParts(findings)
  const codes = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, pointer }) => `${pointer}: ${code}`)
  log.warn(
    { portalId, version, codes: codes.slice(0, 20) },
    isAny ? 'Settings broke' : 'Settings were mended',
  )
  return 'changed'
}

async function findingsOf(deps: DriftDeps, account: Account): Promise<Finding[] | null> {
  const settings = await readVersion(deps.db, account.portalId, account.settingsVersion)
  const { findings, live } = await checkAccount(deps, account, settings, { isFresh: true })
  const isAway = Object.values(live).some(
    (part) => !part.isKnown && (part.why === 'away' || part.why === 'not_connected'),
  )
  return isAway ? null : findings
}

/** What is wrong with the settings in force, as far as is known; nothing while this version was not checked. */
export async function knownDrift(
  { db }: Pick<ConfigureDeps, 'db'>,
  { portalId, settingsVersion }: Pick<Account, 'portalId' | 'settingsVersion'>,
): Promise<{ findings: StoredFinding[]; checkedAt: Date | null }> {
  const check = await findSettingsCheck(db, portalId)
  if (!check || check.version !== settingsVersion) return { findings: [], checkedAt: null }
  return { findings: check.findings, checkedAt: check.checkedAt }
}
