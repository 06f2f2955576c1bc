// Answers somebody who published or rolled back: the version in force now, or why it is still the old one.
import type { Published } from '../../configure/publish.ts'
import { readVersion } from '../../store/current-settings.ts'
import type { Db } from '../../store/database.ts'
import { findVersion } from '../../store/settings.ts'
import { ApiProblem } from '../problem.ts'
import type { FindingView, VersionView } from './answers.ts'
import { conflictProblem, invalidProblem } from './refusals.ts'
import { viewFindings, viewVersion } from './views.ts'

type Options = {
  docsUrl: string
  /** Where in the body that was sent the document stood. */
  base?: string
  /** True where the caller named the version by header. */
  isConditional?: boolean
}

export async function answerPublished(
  db: Db,
  portalId: string,
  outcome: Published,
  { docsUrl, base = '', isConditional = false }: Options,
): Promise<VersionView & { findings: FindingView[] }> {
  if (!outcome.ok) {
    switch (outcome.why) {
      case 'conflict':
        throw conflictProblem(outcome.conflict, isConditional ? 'version_conflict' : 'settings_conflict')
      case 'invalid':
        throw invalidProblem(outcome.findings, { document: outcome.settings, base, docsUrl })
      case 'no_draft':
        throw new ApiProblem('settings_conflict', 'There is no draft to publish. Load the settings again.')
      case 'no_version':
        throw new ApiProblem(
          'not_found',
          'There is no such version of the settings. The history has all there are.',
        )
    }
  }
  const [version, settings] = await Promise.all([
    findVersion(db, portalId, outcome.version),
    readVersion(db, portalId, outcome.version),
  ])
  const found = { document: settings, base, docsUrl }
  return { ...viewVersion(version), findings: viewFindings(outcome.findings, found) }
}
