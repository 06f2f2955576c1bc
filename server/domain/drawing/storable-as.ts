// What each activity may be stored as in HubSpot, and what it becomes unless the settings say otherwise.
import type { z } from 'zod'
import { ACTIVITY_TYPES, type ActivityType } from '../activity-event.ts'
import type { EngagementType } from '../engagement.ts'
import { engagementTypeOf } from './to-engagement.ts'

/** What a member did of their own accord. Teams that count their day by tasks want it as a task that is done. */
const DOINGS = [
  'email.sent',
  'call.completed',
  'linkedin.message_sent',
  'linkedin.invitation_sent',
  'linkedin.profile_visited',
  'sms.sent',
  'whatsapp.sent',
] as const satisfies ActivityType[]
export type Doing = (typeof DOINGS)[number]

/** HubSpot has one kind of communication for LinkedIn, and what happens there beside messages may stand among them. */
const BESIDE_MESSAGES = [
  'linkedin.invitation_sent',
  'linkedin.invitation_accepted',
  'linkedin.profile_visited',
] as const satisfies ActivityType[]

export function isDoing(type: ActivityType): type is Doing {
  return DOINGS.some((one) => one === type)
}

/** The usual one first. Nothing is offered that would show in HubSpot what did not happen: an open is no email, a message no call. */
export function storableAs(type: ActivityType): readonly EngagementType[] {
  const isBesideMessages = BESIDE_MESSAGES.some((one) => one === type)
  const types: EngagementType[] = [
    engagementTypeOf({ type }),
    'notes',
    ...(isBesideMessages ? ['communications' as const] : []),
    ...(isDoing(type) ? ['tasks' as const] : []),
  ]
  return [...new Set(types)]
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
