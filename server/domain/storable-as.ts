// What each activity may be stored as in HubSpot, and what it becomes unless the settings say otherwise.
import type { z } from 'zod'
import { ACTIVITY_TYPES, type ActivityType } from './activity-event.ts'
import type { EngagementType } from './engagement.ts'
import { engagementTypeOf } from './to-engagement.ts'

/** Whatever has a type of its own in HubSpot may be a note instead. The other way round HubSpot would show things that did not happen. */
export function storableAs(type: ActivityType): readonly EngagementType[] {
  const usual = engagementTypeOf({ type })
  return usual === 'notes' ? [usual] : [usual, 'notes']
}

/** What would bury the timeline is logged only where the settings ask for it: who looked at a profile, and the to-do lists of other tools. */
const OFF_UNLESS_WANTED: ReadonlySet<ActivityType> = new Set([
  'linkedin.profile_visited',
  'task.created',
  'task.completed',
])

/** What an activity becomes where the settings say nothing of it. */
export function usuallyStoredAs(type: ActivityType): EngagementType | 'nothing' {
  return OFF_UNLESS_WANTED.has(type) ? 'nothing' : engagementTypeOf({ type })
}

type Wanted = Partial<Record<ActivityType, string>>

/** Refuses settings that HubSpot would refuse later, one event at a time. */
export function checkStorable(wanted: Wanted, context: z.RefinementCtx): void {
  for (const type of ACTIVITY_TYPES) {
    const as = wanted[type]
    const allowed = storableAs(type)
    if (as === undefined || as === 'nothing' || allowed.some((one) => one === as)) continue
    const choice = [...allowed, 'nothing'].join(', ')
    context.addIssue({ code: 'custom', path: [type], message: `cannot be stored as ${as}; choose ${choice}` })
  }
}
