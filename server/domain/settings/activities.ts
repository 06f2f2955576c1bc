// Which activity is logged, as what, and with how much of its contents.
import { z } from 'zod'
import { ACTIVITY_TYPES, type ActivityType } from '../activity-event.ts'
import { checkStorable, usuallyStoredAs } from '../drawing/storable-as.ts'
import { format, HubSpotId, oncePer } from './words.ts'

/** What an activity may be stored as: HubSpot's engagement types, or nothing. */
export const STORED_AS = [
  'emails',
  'notes',
  'calls',
  'communications',
  'meetings',
  'tasks',
  'nothing',
] as const
export type StoredAs = (typeof STORED_AS)[number]

export const SUBJECT_PLACEHOLDERS = ['action', 'campaign', 'subject', 'member', 'source'] as const

const ActivityTypeName = z.enum(ACTIVITY_TYPES)
const StoredByType = z.partialRecord(ActivityTypeName, z.enum(STORED_AS)).superRefine(checkStorable)

/** full: everything. subject: no body, no attachments. metadata: no subject either. */
export const Contents = z.enum(['full', 'subject', 'metadata'])
export type Contents = z.output<typeof Contents>

/** each: one note each. first: the first of a message and person. rolled_up: one note of a message and person, edited in place. */
export const Repeats = z.enum(['each', 'first', 'rolled_up'])
export type Repeats = z.output<typeof Repeats>

/** property: the contact shows what they want now. note: a note tells each change. */
export const ShownAs = z.enum(['both', 'property', 'note'])
export type ShownAs = z.output<typeof ShownAs>

/** What some members have otherwise than the account. */
const Otherwise = z.strictObject({
  stored_as: StoredByType.default({}).meta({
    title: 'What each activity becomes',
    description: 'By activity type, where it differs from the account.',
  }),
  contents: Contents.optional().meta({
    title: 'Contents',
    description: 'How much is stored, where it differs from the account.',
  }),
})

const TeamActivities = z.strictObject({
  team_id: HubSpotId.meta({ title: 'Team', description: "HubSpot's id of the team of the member's owner." }),
  ...Otherwise.shape,
})

const RoleActivities = z.strictObject({
  role_id: HubSpotId.meta({
    title: 'Role',
    description: "HubSpot's id of the role (permission set) of the member's owner.",
  }),
  ...Otherwise.shape,
})

export const Activities = z.strictObject({
  stored_as: StoredByType.default({}).meta({
    title: 'What each activity becomes',
    description:
      'By activity type; `nothing` switches it off. What is not named is stored as docs/field-mapping.md says; visits of LinkedIn profiles and tasks are off unless they are named.',
  }),
  teams: z.array(TeamActivities).max(100).superRefine(oncePer('team_id')).default([]).meta({
    title: 'Teams',
    description: 'Teams for which it is different. The first team of the list that fits wins.',
  }),
  roles: z.array(RoleActivities).max(100).superRefine(oncePer('role_id')).default([]).meta({
    title: 'Roles',
    description:
      "Roles (HubSpot's permission sets) for which it is different. The first role of the list that fits says what the member's team leaves open.",
  }),
  contents: Contents.default('full').meta({
    title: 'Contents',
    description:
      'How much is stored in HubSpot. `full`: everything. `subject`: no body and no attachments. `metadata`: no subject either.',
  }),
  subject_format: format(SUBJECT_PLACEHOLDERS).default('{action}{campaign}: {subject}').meta({
    title: 'Subject line',
    description:
      'What {action}, {campaign} (with its step, in brackets), {subject}, {member} and {source} are put into.',
  }),
  opens: Repeats.default('rolled_up').meta({
    title: 'Repeated opens',
    description:
      '`each`: one note each. `first`: only the first of a message and person. `rolled_up`: one note of a message and person, edited in place.',
  }),
  clicks: Repeats.default('rolled_up').meta({
    title: 'Repeated clicks',
    description: 'The same for clicks.',
  }),
  interest: ShownAs.default('both').meta({
    title: 'Changes of interest',
    description:
      '`property`: the contact shows in properties what the lead wants now. `note`: a note tells each change. `both`: both.',
  }),
  unsubscribes: ShownAs.default('both').meta({
    title: 'Unsubscribing',
    description: 'The same for leads who unsubscribe or are put on a list.',
  }),
  bots: z.enum(['leave_out', 'log']).default('leave_out').meta({
    title: 'Opens and clicks by machines',
    description: 'What to do about opens and clicks that a mail scanner or another machine made.',
  }),
})

/** What the settings say of some members alone: only HubSpot's facts tell whose activity it is. */
export function saidOfSome({
  teams,
  roles,
}: Pick<z.output<typeof Activities>, 'teams' | 'roles'>): readonly z.output<typeof Otherwise>[] {
  return [...teams, ...roles]
}

/** Whether nobody logs it, whoever acted: off for the account, and no team or role stores it as anything. */
export function isOffForAll(
  type: ActivityType,
  activities: Pick<z.output<typeof Activities>, 'stored_as' | 'teams' | 'roles'>,
): boolean {
  const isOff = (activities.stored_as[type] ?? usuallyStoredAs(type)) === 'nothing'
  return isOff && saidOfSome(activities).every((some) => (some.stored_as[type] ?? 'nothing') === 'nothing')
}
