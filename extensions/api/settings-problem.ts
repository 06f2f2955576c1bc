// What a refusal about settings says besides its words: who was faster, and what is wrong with which field.
import type { ConflictView, FindingView } from '../../server/http/settings/answers.ts'
import type { ApiProblem } from './problem.ts'

/** Null when nobody was faster. */
export function conflictOf({ code, more }: ApiProblem): ConflictView | null {
  const conflict: unknown = Reflect.get(more, 'conflict')
  return code === 'settings_conflict' && isConflict(conflict) ? conflict : null
}

/** The findings of a document that was refused for them. */
export function findingsOf({ code, more }: ApiProblem): FindingView[] {
  const errors: unknown = Reflect.get(more, 'errors')
  return code === 'settings_invalid' && Array.isArray(errors) ? errors.filter(isFinding) : []
}

function isConflict(value: unknown): value is ConflictView {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'what') === 'string'
}

function isFinding(value: unknown): value is FindingView {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'pointer') === 'string'
}
