// Everything that the settings page shows at first: what is in force, the draft, what is wrong with either, and what can be chosen.
import { type ConfigureDeps, checkAccount, lookAround, MOST_MEMBERS } from '../../configure/check-account.ts'
import { type Draft, readDraft, readRevision } from '../../configure/edit-draft.ts'
import { knownDrift } from '../../configure/watch-drift.ts'
import { type Finding, findingKey } from '../../domain/settings/finding.ts'
import { LIVE_PARTS } from '../../domain/settings/live-account.ts'
import type { Account } from '../../store/accounts.ts'
import { readVersion } from '../../store/current-settings.ts'
import { findVersion } from '../../store/settings.ts'
import { listCampaigns } from '../../store/settings-names.ts'
import type { DraftView, SettingsPageAnswer } from './answers.ts'
import { viewChoices } from './choices.ts'
import { fitDocument } from './fit-document.ts'
import { viewFindings, viewVersion } from './views.ts'

export type SettingsPageDeps = ConfigureDeps & { docsUrl: string }

/** How long a page waits for older events to be looked through. */
const LOOK_AROUND_MS = 700

export async function viewSettingsPage(
  deps: SettingsPageDeps,
  account: Account,
  isAdmin: boolean,
): Promise<SettingsPageAnswer> {
  const { db, docsUrl } = deps
  const { portalId, settingsVersion } = account
  const isComplete = await lookAround(deps, portalId, LOOK_AROUND_MS)
  const [settings, version, revision, campaigns] = await Promise.all([
    readVersion(db, portalId, settingsVersion),
    findVersion(db, portalId, settingsVersion),
    readRevision(db, portalId),
    listCampaigns(db, portalId, MOST_MEMBERS),
  ])
  const [checked, draft, drift] = await Promise.all([
    checkAccount(deps, account, settings, { more: LIVE_PARTS }),
    readDraft(db, portalId, settings),
    knownDrift(deps, account),
  ])
  const since = new Map(drift.findings.map((finding) => [findingKey(finding), finding.since]))
  const dated = checked.findings.map((finding) => ({
    ...finding,
    ...sinceOf(since.get(findingKey(finding))),
  }))
  return {
    ...viewVersion(version),
    ...fitDocument(settings),
    isAdmin,
    revision,
    draft: draft && (await viewDraft(deps, account, draft)),
    findings: viewFindings(dated, { document: settings, docsUrl }),
    choices: viewChoices(checked.live, account.defaultOwnerId, {
      members: checked.seen.members,
      campaigns,
      isComplete,
    }),
  }
}

export async function viewDraft(deps: SettingsPageDeps, account: Account, draft: Draft): Promise<DraftView> {
  const { findings }: { findings: Finding[] } = await checkAccount(deps, account, draft.settings)
  return {
    ...fitDocument(draft.settings),
    base_version: draft.baseVersion,
    edited_by: draft.editedBy,
    edited_at: draft.editedAt.toISOString(),
    findings: viewFindings(findings, { document: draft.settings, docsUrl: deps.docsUrl }),
    ...draft.diff,
  }
}

function sinceOf(since: string | undefined): { since?: string } {
  return since === undefined ? {} : { since }
}
