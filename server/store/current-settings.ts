// The settings in force, typed. A version never changes, so each process keeps the last one of each account.
import { deepFreeze } from '../domain/settings/freeze.ts'
import { readPublished } from '../domain/settings/parse-settings.ts'
import { DEFAULT_SETTINGS, type Settings } from '../domain/settings/settings.ts'
import type { Account } from './accounts.ts'
import type { Db } from './database.ts'
import { findSettings } from './settings.ts'

type Kept = { version: number; settings: Promise<Settings> }

/** So many accounts' settings are kept. A document with every list full takes some megabytes, most take a kilobyte. */
const MOST_KEPT = 200

// By database, so that two of them in one process never mix; with the pool it goes away by itself.
const keptOf = new WeakMap<Db, Map<string, Kept>>()

/**
 * What was published as `account.settingsVersion`. Everybody gets the same object: it is frozen. It is kept under `db`, the pool; whoever
 * asks within a transaction names that as well, because waiting there for a second connection could take as long as for ever.
 */
export function settingsFor(
  db: Db,
  { portalId, settingsVersion: version }: CurrentVersion,
  trx: Db = db,
): Promise<Settings> {
  if (version === 0) return Promise.resolve(DEFAULT_SETTINGS)
  const kept = keptOf.get(db) ?? new Map<string, Kept>()
  keptOf.set(db, kept)
  const known = kept.get(portalId)
  // Asked last is thrown out last.
  kept.delete(portalId)
  const entry =
    known?.version === version ? known : { version, settings: readVersion(trx, portalId, version) }
  kept.set(portalId, entry)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  entry.settings.catch(() => {
    if (kept.get(portalId) === entry) kept.delete(portalId)
  })
  return entry.settings
}

type CurrentVersion = Pick<Account, 'portalId' | 'settingsVersion'>

/** Any version. Throws when there is none of this number. */
export async function readVersion(db: Db, portalId: string, version: number): Promise<Settings> {
  if (version === 0) return DEFAULT_SETTINGS
  const found = await findSettings(db, portalId, version)
  if (!found) throw new Error(`Account ${portalId} has no settings of version ${version}.`)
  return deepFreeze(readPublished(found.settings))
}
