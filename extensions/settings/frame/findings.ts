// Which findings hold for what is on the screen, and which belong to a field. Pure.
import type { Settings } from '../../../server/domain/settings/settings.ts'
import type { FindingView } from '../../../server/http/settings/answers.ts'
import { isObject, isSame, stepsOf } from './places.ts'

/** A finding holds until what it is about is changed. `about`: the document in which it was found. */
export function stillHolds({ pointer }: FindingView, about: Settings, now: Settings): boolean {
  let [before, after]: unknown[] = [about, now]
  for (const step of stepsOf(pointer)) {
    // Entries are counted: another one at this place has troubles of its own.
    if (Array.isArray(before)) return isSame(member(before, step), member(after, step))
    before = member(before, step)
    after = member(after, step)
  }
  return isSame(before, after)
}

/** Those at this place and below it. */
export function findingsAt(findings: readonly FindingView[], pointer: string): FindingView[] {
  return findings.filter(
    (finding) => finding.pointer === pointer || finding.pointer.startsWith(`${pointer}/`),
  )
}

export function errorsOf(findings: readonly FindingView[]): FindingView[] {
  return findings.filter(({ severity }) => severity === 'error')
}

function member(value: unknown, step: string): unknown {
  return isObject(value) && Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined
}
