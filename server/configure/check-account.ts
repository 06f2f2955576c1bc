// Checks a settings document against the account as it is now, in as few questions to HubSpot as the document needs.
import { checkSettings, partsNeeded } from '../domain/settings/check-settings.ts'
import type { Finding } from '../domain/settings/finding.ts'
import type { LiveAccount, LivePart, SeenFacts } from '../domain/settings/live-account.ts'
import { FEATURES } from '../domain/settings/needed-features.ts'
import type { Settings } from '../domain/settings/settings.ts'
import { ungrantedScopes } from '../hubspot/scopes.ts'
import type { Account } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { listActiveMembers } from '../store/members.ts'
import { lookForNames } from '../store/settings-names.ts'
import type { LiveDesk } from './live-desk.ts'

export type ConfigureDeps = {
  db: Db
  now: () => Date
  live: LiveDesk
  /** Other settings are in force, or the same ones broke or were mended: events that waited may go on. */
  onChange?: ((portalId: string) => Promise<void>) | undefined
}

/** More members than that are not checked one by one. */
export const MOST_MEMBERS = 2_000

/** People wait for an answer in HubSpot no longer than fifteen seconds. */
const PATIENCE_MS = 9_000

export type Checked = { findings: Finding[]; live: LiveAccount; seen: SeenFacts }

/** `more`: parts that are wanted for something else besides. */
export async function checkAccount(
  { db, live }: ConfigureDeps,
  account: Account,
  settings: Settings,
  { more = [], isFresh = false }: { more?: readonly LivePart[]; isFresh?: boolean } = {},
): Promise<Checked> {
  const members = await listActiveMembers(db, account.portalId, MOST_MEMBERS)
  const ungranted = ungrantedScopes(account.scopes, FEATURES)
  const { defaultOwnerId: fallbackOwnerId, roleNames } = account
  const seen = { fallbackOwnerId, members, ungranted, roleNames }
  const parts = [...new Set([...partsNeeded(settings, seen), ...more])]
  const found = await live.read(account, parts, { isFresh, patienceMs: PATIENCE_MS })
  return { findings: checkSettings(settings, found, seen), live: found, seen }
}

/** Looks through the events for members and campaigns, for as long as somebody can wait. False when not everything was seen yet. */
export async function lookAround(
  { db, now }: ConfigureDeps,
  portalId: string,
  forMs: number,
): Promise<boolean> {
  const until = performance.now() + forMs
  let isMore = true
  while (isMore && performance.now() < until) isMore = await lookForNames(db, portalId, now())
  return !isMore
}
