// Teams and roles that the settings name and that are gone from HubSpot: what was meant for their people must not be forgotten in silence. Pure.
import type { Member } from './activity-event.ts'
import { type OwnerFacts, ownerOfMember, ownersById } from './choose-owner.ts'
import type { FormerGroups, Owner } from './record.ts'
import type { BrokenParts } from './settings/broken-parts.ts'
import type { Finding } from './settings/finding.ts'
import type { Settings } from './settings/settings.ts'

type Groups = { teamIds: readonly string[]; roleIds: readonly string[] }

/** What somebody was in before and is no more, beside what is known of earlier times. What nobody tells of now stays as it was. */
export function formerGroups(before: Owner | undefined, now: Pick<Owner, 'teamIds' | 'roles'>): FormerGroups {
  if (!before) return { teamIds: [], roleIds: [] }
  const roleIds = (now.roles ?? []).map(({ id }) => id)
  const left = (past: readonly string[], present: readonly string[]) =>
    [...new Set(past)].filter((id) => !present.includes(id))
  return {
    teamIds: left([...before.former.teamIds, ...before.teamIds], now.teamIds),
    roleIds: left([...before.former.roleIds, ...(before.roles ?? []).map(({ id }) => id)], roleIds),
  }
}

/** Whether the settings name a group that somebody was in and nobody is in now: it may be gone. */
export function mayBeGone(owners: readonly Owner[], { activities }: Pick<Settings, 'activities'>): boolean {
  const named: Groups = {
    teamIds: activities.teams.map(({ team_id }) => team_id),
    roleIds: activities.roles.map(({ role_id }) => role_id),
  }
  const isEmptied = (id: string, former: (owner: Owner) => string[], present: (owner: Owner) => string[]) =>
    owners.some((owner) => former(owner).includes(id)) && !owners.some((owner) => present(owner).includes(id))
  return (
    named.teamIds.some((id) =>
      isEmptied(
        id,
        ({ former }) => former.teamIds,
        ({ teamIds }) => teamIds,
      ),
    ) || named.roleIds.some((id) => isEmptied(id, ({ former }) => former.roleIds, idsOf))
  )
}

/** What is broken for a member because their team or their role was deleted. */
export function goneFor(
  member: Member | undefined,
  facts: Pick<OwnerFacts, 'owners'> & { settings: Settings; broken: BrokenParts },
): Finding | null {
  const { teams, roles } = facts.broken
  if (teams.size + roles.size === 0) return null
  const { ownerId } = ownerOfMember(member, { ...facts, defaultOwnerId: null })
  const [owner] = ownerId === null ? [] : ownersById(facts.owners, ownerId)
  if (!owner) return null
  const team = owner.former.teamIds.find((id) => teams.has(id))
  const role = owner.former.roleIds.find((id) => roles.has(id))
  return teams.get(team ?? '') ?? roles.get(role ?? '') ?? null
}

function idsOf({ roles }: Owner): string[] {
  return (roles ?? []).map(({ id }) => id)
}
