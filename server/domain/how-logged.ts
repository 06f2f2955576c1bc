// As what an activity is logged and with how much of its contents: as the member's team has it, else as their role has it, else as the
// account has it.
import type { ActivityEvent } from './activity-event.ts'
import { type OwnerFacts, ownerOfMember } from './choose-owner.ts'
import { storableAs, usuallyStoredAs } from './drawing/storable-as.ts'
import { engagementTypeOf } from './drawing/to-engagement.ts'
import type { EngagementType } from './engagement.ts'
import type { Facts } from './reason.ts'
import { Contents, type StoredAs, saidOfSome } from './settings/activities.ts'
import type { Settings } from './settings/settings.ts'
import type { TraceStep } from './trace.ts'

export type HowLogged = {
  storedAs: EngagementType | 'nothing'
  contents: Contents
  /** Whose word each is: HubSpot's id of a `team`, the name of a `role`; neither where the account's own settings decided. */
  storedBy: Facts
  contentsBy: Facts
  /** A role might have had a say, but HubSpot does not tell who has which. */
  isRoleHidden: boolean
}

/**
 * The first team of the list that the member's owner belongs to speaks for the activity; what it leaves open, the first role of the list
 * that they have says, and what that leaves open, the account.
 */
export function howLogged(
  { type, member }: ActivityEvent,
  facts: Pick<OwnerFacts, 'owners'> & { settings: Settings },
): HowLogged {
  const { activities } = facts.settings
  const { ownerId } = ownerOfMember(member, { ...facts, defaultOwnerId: null })
  const { teamIds = [], roles = [] } = facts.owners.find(({ id }) => id === ownerId) ?? {}
  const team = activities.teams.find(({ team_id }) => teamIds.includes(team_id))
  const nameOf = (roleId: string) => roles?.find(({ id }) => id === roleId)?.name
  const role = activities.roles.find(({ role_id }) => nameOf(role_id) !== undefined)
  const words = [
    ...(team ? [{ ...team, by: { team: team.team_id } }] : []),
    ...(role ? [{ ...role, by: { role: nameOf(role.role_id) ?? role.role_id } }] : []),
  ]
  const stored = words.find(({ stored_as }) => stored_as[type] !== undefined)
  const shared = words.find(({ contents }) => contents !== undefined)
  const isOpen = (asked: (typeof activities.roles)[number]) =>
    (!stored && asked.stored_as[type] !== undefined) || (!shared && asked.contents !== undefined)
  return {
    storedAs: storable(type, stored?.stored_as[type] ?? activities.stored_as[type]),
    contents: shared?.contents ?? activities.contents,
    storedBy: stored?.by ?? {},
    contentsBy: shared?.by ?? {},
    isRoleHidden: roles === null && activities.roles.some(isOpen),
  }
}

/** Said where a role might have decided otherwise. */
export function hiddenRoles({ isRoleHidden }: HowLogged): TraceStep[] {
  return isRoleHidden ? [{ rule: 'roles.hidden', facts: {} }] : []
}

/** Said where it is stored as some members have it, and not as the account has it. */
export function storedOtherwise({ type }: ActivityEvent, { storedAs, storedBy }: HowLogged): TraceStep[] {
  const isOtherwise = Object.keys(storedBy).length > 0
  return isOtherwise ? [{ rule: 'activity.stored_as', facts: { type, as: storedAs, ...storedBy } }] : []
}

/** The most that anybody's activity is logged with, whoever acted: nobody may have more. Who has less, only HubSpot's facts tell. */
export function contentsForAll({ activities }: Settings): Contents {
  const said = [activities, ...saidOfSome(activities)].map(({ contents }) => contents)
  // The choices are listed from the most to the least.
  return Contents.options.find((one) => said.includes(one)) ?? activities.contents
}

function storable(type: ActivityEvent['type'], wanted: StoredAs | undefined): EngagementType | 'nothing' {
  if (wanted === undefined || wanted === 'nothing') return wanted ?? usuallyStoredAs(type)
  return storableAs(type).find((one) => one === wanted) ?? engagementTypeOf({ type })
}
