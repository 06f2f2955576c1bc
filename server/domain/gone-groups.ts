// Teams and roles that the settings name and that are gone from HubSpot: what was meant for their people must not be forgotten in silence. Pure.
import type { ActivityEvent, Member } from './activity-event.ts'
import { type OwnerFacts, ownerOfMember, ownersById } from './choose-owner.ts'
import type { FormerGroups, Owner } from './record.ts'
import type { BrokenParts } from './settings/broken-parts.ts'
import type { Finding } from './settings/finding.ts'
import type { Settings } from './settings/settings.ts'

type Present = { teamIds: ReadonlySet<string>; roleIds: ReadonlySet<string> }

/** The teams and roles that somebody is in. */
export function presentGroups(owners: readonly Pick<Owner, 'teamIds' | 'roles'>[]): Present {
  return {
    teamIds: new Set(owners.flatMap(({ teamIds }) => teamIds)),
    roleIds: new Set(owners.flatMap(idsOf)),
  }
}

/**
 * What somebody was in before and nobody is in any more, beside what is known of earlier times. Who left while others stayed has left; what
 * nobody tells of now stays as it was.
 */
export function formerGroups(before: Owner | undefined, present: Present): FormerGroups {
  if (!before) return { teamIds: [], roleIds: [] }
  const left = (past: readonly string[], now: ReadonlySet<string>) =>
    [...new Set(past)].filter((id) => !now.has(id))
  return {
    teamIds: left([...before.former.teamIds, ...before.teamIds], present.teamIds),
    roleIds: left([...before.former.roleIds, ...idsOf(before)], present.roleIds),
  }
}

/** Whether the settings name a group that somebody was in and nobody is in now: it may be gone. */
export function mayBeGone(owners: readonly Owner[], { activities }: Pick<Settings, 'activities'>): boolean {
  if (activities.teams.length + activities.roles.length === 0) return false
  const present = presentGroups(owners)
  const teamIds = new Set(owners.flatMap(({ former }) => former.teamIds))
  const roleIds = new Set(owners.flatMap(({ former }) => former.roleIds))
  return (
    activities.teams.some(({ team_id: id }) => teamIds.has(id) && !present.teamIds.has(id)) ||
    activities.roles.some(({ role_id: id }) => roleIds.has(id) && !present.roleIds.has(id))
  )
}

type Facts = Pick<OwnerFacts, 'owners'> & { settings: Settings; broken: BrokenParts }
type Word = { stored_as: Partial<Record<ActivityEvent['type'], unknown>>; contents?: unknown }

/** What is broken for an activity because the team or the role was deleted that would have decided it. */
export function goneFor({ type, member }: ActivityEvent, facts: Facts): Finding | null {
  const { teams, roles } = facts.broken
  if (teams.size + roles.size === 0) return null
  const owner = ownerOf(member, facts)
  if (!owner) return null
  const { activities } = facts.settings
  const hadSay = (word: Word) => word.stored_as[type] !== undefined || word.contents !== undefined
  const team = activities.teams.find(({ team_id }) =>
    [...owner.teamIds, ...owner.former.teamIds].includes(team_id),
  )
  const role = activities.roles.find(({ role_id }) =>
    [...idsOf(owner), ...owner.former.roleIds].includes(role_id),
  )
  // The first that fits would have spoken; only where that one is gone, and had something to say, nobody knows.
  return (
    (team && hadSay(team) ? teams.get(team.team_id) : null) ??
    (role && hadSay(role) ? roles.get(role.role_id) : null) ??
    null
  )
}

/** Whether a role that a member was known to have might decide an activity, and HubSpot tells of no roles any more. */
export function wasInHiddenRole(
  { type, member }: ActivityEvent,
  facts: Pick<OwnerFacts, 'owners'> & { settings: Settings },
): boolean {
  const owner = ownerOf(member, facts)
  if (!owner || owner.roles !== null) return false
  return facts.settings.activities.roles.some(
    ({ role_id, stored_as, contents }) =>
      owner.former.roleIds.includes(role_id) && (stored_as[type] !== undefined || contents !== undefined),
  )
}

function ownerOf(
  member: Member | undefined,
  facts: Pick<OwnerFacts, 'owners'> & { settings: Settings },
): Owner | null {
  const { ownerId } = ownerOfMember(member, { ...facts, defaultOwnerId: null })
  return (ownerId === null ? undefined : ownersById(facts.owners, ownerId)[0]) ?? null
}

function idsOf({ roles }: Pick<Owner, 'roles'>): string[] {
  return (roles ?? []).map(({ id }) => id)
}
