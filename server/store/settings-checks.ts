// What was last found wrong with the settings in force of an account, and when they are to be checked again.
import { SETTINGS_HOLDS } from '../domain/reason.ts'
import { type Finding, findingKey, isOtherTrouble } from '../domain/settings/finding.ts'
import { releaseHeldEvents } from './claims.ts'
import type { Db } from './database.ts'
import { stopDrain } from './drains.ts'
import { toStorableJson } from './json.ts'

/** `since`: when it was first found. */
export type StoredFinding = Finding & { since: string }

export type SettingsCheck = {
  version: number
  findings: StoredFinding[]
  /** Null: never yet. */
  checkedAt: Date | null
  nextAt: Date
}

const COLUMNS = { version: 'version', findings: 'findings', checkedAt: 'checked_at', nextAt: 'next_at' }

export async function findSettingsCheck(db: Db, portalId: string): Promise<SettingsCheck | null> {
  return (await db('settings_checks').select(COLUMNS).where('portal_id', portalId).first()) ?? null
}

/** Connected accounts whose settings are to be checked now. Defaults name nothing that could break. */
export async function accountsToCheck(db: Db, now: Date, limit: number): Promise<string[]> {
  return db('accounts as a')
    .leftJoin('settings_checks as c', 'c.portal_id', 'a.portal_id')
    .where('a.status', 'connected')
    .where('a.settings_version', '>', 0)
    .where((due) => due.whereNull('c.next_at').orWhere('c.next_at', '<=', now))
    .orderByRaw('c.next_at nulls first')
    .limit(limit)
    .pluck('a.portal_id')
}

/** Gives the caller the turn to check until `until`; false when it is not time yet, or somebody else has it. */
export async function takeTurnToCheck(
  db: Db,
  portalId: string,
  { now, until }: { now: Date; until: Date },
): Promise<boolean> {
  const taken = await db('settings_checks')
    .insert({ portal_id: portalId, version: 0, next_at: until })
    .onConflict('portal_id')
    .merge(['next_at'])
    .where('settings_checks.next_at', '<=', now)
    .returning('portal_id')
  return taken.length > 0
}

type CheckResult = { version: number; findings: readonly Finding[]; now: Date; nextAt: Date }

/**
 * Keeps what was found, unless a later version was checked meanwhile. What was found before keeps its date. When something broke or was
 * mended, or other settings are in force, what waited for that goes on in the same transaction, and whoever still has to is held anew.
 */
export async function saveSettingsCheck(
  db: Db,
  portalId: string,
  { version, findings, now, nextAt }: CheckResult,
): Promise<'changed' | 'same'> {
  return db.transaction(async (trx) => {
    await stopDrain(trx, portalId)
    const old: SettingsCheck | undefined = await trx('settings_checks')
      .select(COLUMNS)
      .where('portal_id', portalId)
      .forUpdate()
      .first()
    if (old && old.version > version) return 'same'
    const since = new Map(old?.findings.map((finding) => [findingKey(finding), finding.since]))
    const dated = findings.map((finding) => ({
      ...finding,
      since: since.get(findingKey(finding)) ?? now.toISOString(),
    }))
    const isChanged = old?.version !== version || isOtherTrouble(old.findings, findings)
    await trx('settings_checks')
      .insert({
        portal_id: portalId,
        version,
        findings: toStorableJson(dated),
        checked_at: now,
        next_at: nextAt,
        ...(isChanged && { changed_at: now }),
      })
      .onConflict('portal_id')
      .merge()
    if (isChanged) await releaseHeldEvents(trx, portalId, SETTINGS_HOLDS, now)
    return isChanged ? 'changed' : 'same'
  })
}

/** Has the settings checked again as soon as somebody has time. */
export async function checkSoon(db: Db, portalId: string, now: Date): Promise<void> {
  await db('settings_checks').where('portal_id', portalId).where('next_at', '>', now).update('next_at', now)
}
