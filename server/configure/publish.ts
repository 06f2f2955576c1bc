// Makes a settings document the one in force: a draft, a document by API, or an older version as it was. Never over what nobody has seen.
import { diffSettings } from '../domain/settings/diff-settings.ts'
import { type Finding, isError } from '../domain/settings/finding.ts'
import type { Settings } from '../domain/settings/settings.ts'
import type { Account } from '../store/accounts.ts'
import { readVersion } from '../store/current-settings.ts'
import { findVersion, publishSettings, type Source } from '../store/settings.ts'
import { findSettingsCheck, saveSettingsCheck } from '../store/settings-checks.ts'
import { type ConfigureDeps, checkAccount } from './check-account.ts'
import { type Conflict, editDraft, findConflict, readDraft } from './edit-draft.ts'

export type Published =
  | { ok: true; version: number; findings: Finding[] }
  | { ok: false; why: 'conflict'; conflict: Conflict }
  /** At least one of the findings is an error. */
  | { ok: false; why: 'invalid'; findings: Finding[]; settings: Settings }
  | { ok: false; why: 'no_draft' }
  | { ok: false; why: 'no_version' }

const HOUR_MS = 60 * 60_000
/** What could not be checked is tried again soon. */
const SOON_MS = 5 * 60_000

/** Publishes the draft of this revision. Doing so twice is the same as once. */
export async function publishDraft(
  deps: ConfigureDeps,
  account: Account,
  { baseVersion, revision, by }: { baseVersion: number; revision: number; by: string },
): Promise<Published> {
  const { db } = deps
  const { portalId, settingsVersion } = account
  const repeat = await findVersion(db, portalId, baseVersion + 1)
  if (repeat?.draftRevision === revision && repeat.publishedBy === by && settingsVersion === repeat.version) {
    const check = await findSettingsCheck(db, portalId)
    return { ok: true, version: repeat.version, findings: check?.findings ?? [] }
  }
  const current = await readVersion(db, portalId, settingsVersion)
  const draft = await readDraft(db, portalId, current)
  if (!draft && settingsVersion === baseVersion) return { ok: false, why: 'no_draft' }
  const isSeen =
    draft?.revision === revision && draft.baseVersion === baseVersion && settingsVersion === baseVersion
  if (!draft || !isSeen) {
    return {
      ok: false,
      why: 'conflict',
      conflict: await findConflict(db, portalId, { baseVersion, revision }),
    }
  }
  const { findings } = await checkAccount(deps, account, draft.settings, { isFresh: true })
  if (findings.some(isError)) return { ok: false, why: 'invalid', findings, settings: draft.settings }
  if (draft.diff.changes_in_all === 0) {
    await editDraft(deps, portalId, { baseVersion, revision, settings: null, by })
    return { ok: true, version: settingsVersion, findings }
  }
  return publish(deps, account, {
    source: { draftRevision: revision },
    settings: draft.settings,
    current,
    by,
    findings,
  })
}

/** Publishes a whole document. A draft that somebody is working on stays, and its editor is told when they want to publish it. */
export async function publishDocument(
  deps: ConfigureDeps,
  account: Account,
  { settings, by }: { settings: Settings; by: string },
): Promise<Published> {
  const current = await readVersion(deps.db, account.portalId, account.settingsVersion)
  const { findings } = await checkAccount(deps, account, settings, { isFresh: true })
  if (findings.some(isError)) return { ok: false, why: 'invalid', findings, settings }
  if (diffSettings(current, settings).changes_in_all === 0) {
    return { ok: true, version: account.settingsVersion, findings }
  }
  return publish(deps, account, { source: { settings }, settings, current, by, findings })
}

/**
 * Brings an older version back as a new one, to the last byte. Its errors are told and do not hinder: whoever rolls back wants out of
 * something worse, and what is broken waits. Bringing back what is in force changes nothing.
 */
export async function rollBack(
  deps: ConfigureDeps,
  account: Account,
  { version, by }: { version: number; by: string },
): Promise<Published> {
  const { db } = deps
  const { portalId, settingsVersion } = account
  const isThere = version === 0 || (await findVersion(db, portalId, version)) !== null
  if (!isThere || version > settingsVersion) return { ok: false, why: 'no_version' }
  const [current, settings] = await Promise.all(
    [settingsVersion, version].map((number) => readVersion(db, portalId, number)),
  )
  if (!current || !settings) return { ok: false, why: 'no_version' }
  const { findings } = await checkAccount(deps, account, settings)
  if (diffSettings(current, settings).changes_in_all === 0)
    return { ok: true, version: settingsVersion, findings }
  const source = version === 0 ? { settings, rolledBackTo: 0 } : { version }
  return publish(deps, account, { source, settings, current, by, findings })
}

type Publishing = { source: Source; settings: Settings; current: Settings; by: string; findings: Finding[] }

async function publish(
  { db, now, onChange }: ConfigureDeps,
  { portalId, settingsVersion: baseVersion }: Account,
  { source, settings, current, by, findings }: Publishing,
): Promise<Published> {
  const at = now()
  const changes = diffSettings(current, settings)
  const version = await publishSettings(db, portalId, { baseVersion, source, changes, by, now: at })
  if (version === null) {
    const revision = 'draftRevision' in source ? source.draftRevision : Number.MAX_SAFE_INTEGER
    return {
      ok: false,
      why: 'conflict',
      conflict: await findConflict(db, portalId, { baseVersion, revision }),
    }
  }
  const isUnchecked = findings.some(({ code }) => code === 'not_checked')
  const nextAt = new Date(at.getTime() + (isUnchecked ? SOON_MS : HOUR_MS))
  await saveSettingsCheck(db, portalId, { version, findings, now: at, nextAt })
  await onChange?.(portalId)
  return { ok: true, version, findings }
}
