// As what an activity is logged and with how much of its contents: as the member's team has it, else as the account has it.
import type { ActivityEvent } from './activity-event.ts'
import { type OwnerFacts, ownerOfMember } from './choose-owner.ts'
import type { EngagementType } from './engagement.ts'
import type { Contents, StoredAs } from './settings/activities.ts'
import type { Settings } from './settings/settings.ts'
import { storableAs, usuallyStoredAs } from './storable-as.ts'
import { engagementTypeOf } from './to-engagement.ts'

export type HowLogged = {
  storedAs: EngagementType | 'nothing'
  contents: Contents
  /** HubSpot's id of the team that decided; null where the account's own settings did. */
  team: string | null
}

/** The first team of the list that the member's owner belongs to speaks for the activity; what it leaves open the account says. */
export function howLogged(
  { type, member }: ActivityEvent,
  facts: Pick<OwnerFacts, 'owners'> & { settings: Settings },
): HowLogged {
  const { activities } = facts.settings
  const { ownerId } = ownerOfMember(member, { ...facts, defaultOwnerId: null })
  const teamIds = facts.owners.find(({ id }) => id === ownerId)?.teamIds ?? []
  const team = activities.teams.find(({ team_id }) => teamIds.includes(team_id))
  return {
    storedAs: storable(type, team?.stored_as[type] ?? activities.stored_as[type]),
    contents: team?.contents ?? activities.contents,
    team: team?.team_id ?? null,
  }
}

/** With how much of its contents any activity of the account is logged, whoever acted. Where a team has its own say, only HubSpot's facts tell. */
export function contentsForAll({ activities: { contents, teams } }: Settings): Contents {
  return teams.every((team) => team.contents === undefined) ? contents : 'full'
}

function storable(type: ActivityEvent['type'], wanted: StoredAs | undefined): EngagementType | 'nothing' {
  if (wanted === undefined || wanted === 'nothing') return wanted ?? usuallyStoredAs(type)
  return storableAs(type).find((one) => one === wanted) ?? engagementTypeOf({ type })
}
