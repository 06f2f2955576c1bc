// Whether a plan follows settings to where nothing is any more, and nobody knew: an owner who left since the settings were last checked. Pure.
import type { Plan } from './plan.ts'
import type { Settings } from './settings/settings.ts'

/** What is known to be broken is held by the plan, and no longer followed. */
export function meetsDeadEnd(
  { events }: Pick<Plan, 'events'>,
  { general }: Pick<Settings, 'general'>,
): boolean {
  const isDeadEnd = (rule: string) =>
    rule === 'owner.mapping_broken' || (rule === 'owner.none' && general.default_owner_id !== null)
  return events.some(
    ({ outcome, trace }) => outcome.kind === 'write' && trace.some(({ rule }) => isDeadEnd(rule)),
  )
}
