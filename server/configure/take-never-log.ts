// Takes a never-log list into the draft's exclusions, on top of what is there.

import type { Finding } from '../domain/settings/finding.ts'
import {
  addToExclusions,
  type NeverLogKind,
  type ReadLine,
  readNeverLog,
} from '../domain/settings/never-log.ts'
import { parseSettings } from '../domain/settings/parse-settings.ts'
import type { Settings } from '../domain/settings/settings.ts'
import type { Db } from '../store/database.ts'
import { type Conflict, draftOrPublished, editDraft, readRevision, type Seen } from './edit-draft.ts'

export type NeverLogOutcome = {
  lines: ReadLine[]
  added: Record<NeverLogKind, number>
  known: number
} & (
  | { ok: true; revision: number; isSaved: boolean; settings: Settings }
  | { ok: false; why: 'conflict'; conflict: Conflict }
  /** More entries than a list may have. */
  | { ok: false; why: 'invalid'; findings: Finding[]; document: unknown }
)

/** A list that adds nothing changes nothing; neither does a preview. */
export async function takeNeverLog(
  deps: { db: Db; now: () => Date },
  { portalId, settingsVersion }: { portalId: string; settingsVersion: number },
  {
    text,
    seen,
    by,
    isPreview = false,
  }: { text: string; seen: Seen; by: string; isPreview?: boolean | undefined },
): Promise<NeverLogOutcome> {
  const { db } = deps
  const lines = readNeverLog(text)
  const base = await draftOrPublished(db, portalId, settingsVersion)
  const { exclusions, added, known } = addToExclusions(base.exclusions, lines)
  const read = { lines, added, known }
  const document = { ...base, exclusions }
  const parsed = parseSettings(document)
  if (!parsed.ok) return { ...read, ok: false, why: 'invalid', findings: parsed.findings, document }
  const { settings } = parsed
  if (isPreview || Object.values(added).every((count) => count === 0)) {
    return { ...read, ok: true, revision: await readRevision(db, portalId), isSaved: false, settings }
  }
  const saved = await editDraft(deps, portalId, { ...seen, settings, by })
  if (!saved.ok) return { ...read, ok: false, why: 'conflict', conflict: saved.conflict }
  return { ...read, ok: true, revision: saved.revision, isSaved: true, settings }
}
