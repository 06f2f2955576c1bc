// How the API of the settings says no: who was faster, or what is wrong with a document, each with what to do.
import type { Conflict } from '../../configure/edit-draft.ts'
import { type Finding, isError } from '../../domain/settings/finding.ts'
import { ApiProblem } from '../problem.ts'
import type { ConflictView } from './answers.ts'
import { type FoundIn, viewFindings } from './views.ts'

/** `code`: where a caller named a version by header, HTTP has another status for it. */
export function conflictProblem(
  conflict: Conflict,
  code: 'settings_conflict' | 'version_conflict' = 'settings_conflict',
): ApiProblem {
  return new ApiProblem(code, conflictText(conflict), { more: { conflict: viewConflict(conflict) } })
}

export function conflictText(conflict: Conflict): string {
  if (conflict.what === 'unseen') {
    return `Version ${conflict.version} is in force and revision ${conflict.revision} is the last of the draft; you named others. Load the settings again.`
  }
  const when = `${conflict.by} at ${conflict.at.toISOString()}`
  if (conflict.what === 'published') {
    return `Version ${conflict.version} was published by ${when}, after you opened the settings. Load them again, and make your change once more.`
  }
  return conflict.isEnded
    ? `The draft was published or discarded by ${when}, after you opened it. Load the settings again.`
    : `The draft was changed by ${when}, after you opened it. Load it again, and make your change once more.`
}

function viewConflict(conflict: Conflict): ConflictView {
  if (conflict.what === 'unseen') return conflict
  return { ...conflict, at: conflict.at.toISOString() }
}

export function invalidProblem(findings: readonly Finding[], foundIn: FoundIn): ApiProblem {
  const errors = findings.filter(isError)
  const [first] = errors
  const others = errors.length > 1 ? ` And ${errors.length - 1} more.` : ''
  const detail = first ? `${first.message} ${first.fix}${others}` : 'The settings cannot be published.'
  return new ApiProblem('settings_invalid', detail, {
    more: { errors: viewFindings(findings, foundIn), errors_in_all: errors.length },
  })
}
