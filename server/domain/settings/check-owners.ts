// Checks the people that a settings document names: HubSpot's owners must be there and active, and every member should have one. Pure.
import { touchOf } from '../may-touch.ts'
import type { Finding, SettingsPart } from './finding.ts'
import type { LiveAccount, LiveOwner, SeenFacts } from './live-account.ts'
import { isLimited } from './members.ts'
import { notChecked } from './not-checked.ts'
import type { Settings } from './settings.ts'

type Place = { pointer: string; part?: SettingsPart }

/** Null when this is an active owner. `ownerId` may come from a value that somebody typed. */
export function checkOwner(owners: readonly LiveOwner[], ownerId: string, place: Place): Finding | null {
  const owner = owners.find(({ id }) => id === ownerId)
  if (owner && !owner.isArchived) return null
  if (owner) {
    return {
      ...place,
      code: 'archived_owner',
      severity: 'error',
      message: `${owner.name} was deactivated in HubSpot and can own nothing.`,
      fix: 'Choose an active user, or activate this one again in HubSpot (Settings, Users & Teams).',
    }
  }
  return {
    ...place,
    code: 'unknown_owner',
    severity: 'error',
    message: `HubSpot has no owner with the id ${ownerId}.`,
    fix: 'Choose one of the owners in HubSpot. An owner id is not the id of a user.',
  }
}

export function checkOwners(settings: Settings, live: LiveAccount, seen: SeenFacts): Finding[] {
  const named = ownersNamed(settings)
  const asksMembers = seen.members.length > 0 || settings.members.rules.length > 0
  const { owners } = live
  const turns = checkTurns(settings)
  if (!owners.isKnown) {
    const asks = named.length > 0 || asksMembers
    return asks ? [...notChecked(owners, '/members', "the account's owners"), ...turns] : turns
  }
  const active = new Set(owners.value.filter(({ isArchived }) => !isArchived).map(({ id }) => id))
  // New records go on in turn among those who are left.
  const hasTurn = settings.members.round_robin.some((id) => active.has(id))
  const wrong = named.flatMap(({ ownerId, part, ...place }) => {
    const isBroken = part !== undefined && !(part.kind === 'new_record_owner' && hasTurn)
    return checkOwner(owners.value, ownerId, { ...place, ...(isBroken && { part }) }) ?? []
  })
  return [...wrong, ...turns, ...checkMembers(settings, owners.value, seen)]
}

type NamedOwner = Place & { ownerId: string }

function ownersNamed({ general, members, campaigns }: Settings): NamedOwner[] {
  const inRules = members.rules.flatMap(({ email, owner_id, syncs }, index): NamedOwner[] => {
    if (owner_id === undefined) return []
    const place = { ownerId: owner_id, pointer: `/members/rules/${index}/owner_id` }
    // Nothing of theirs is logged, so nothing of theirs can break.
    return [syncs ? { ...place, part: { kind: 'member', email } } : place]
  })
  const isInTurn = members.new_record_owners === 'round_robin'
  const inTurn = members.round_robin.map(
    (ownerId, index): NamedOwner => ({
      ownerId,
      pointer: `/members/round_robin/${index}`,
      ...(isInTurn && { part: { kind: 'new_record_owner' } }),
    }),
  )
  const ofDeals = campaigns.flatMap(({ campaign, deal }, index): NamedOwner[] => {
    if (deal?.owner_id == null) return []
    const part = { kind: 'campaign_deal', campaign } as const
    return [{ ownerId: deal.owner_id, pointer: `/campaigns/${index}/deal/owner_id`, part }]
  })
  const byDefault: NamedOwner[] =
    general.default_owner_id === null
      ? []
      : [
          {
            ownerId: general.default_owner_id,
            pointer: '/general/default_owner_id',
            part: { kind: 'default_owner' },
          },
        ]
  return [...byDefault, ...inRules, ...inTurn, ...ofDeals]
}

function checkTurns({ members }: Settings): Finding[] {
  if (members.new_record_owners !== 'round_robin' || members.round_robin.length > 0) return []
  return [
    {
      pointer: '/members/round_robin',
      code: 'nothing_chosen',
      severity: 'error',
      message: 'New records are to be given to owners in turn, but no owner is listed.',
      fix: 'List at least one owner, or choose somebody else as the owner of new records.',
    },
  ]
}

/** Members whose activity would go to somebody else. */
function checkMembers(settings: Settings, owners: readonly LiveOwner[], seen: SeenFacts): Finding[] {
  const active = owners.filter(({ isArchived }) => !isArchived)
  const byEmail = new Set(active.map(({ email }) => email))
  const rules = new Map(settings.members.rules.map((rule) => [rule.email, rule]))
  const everybody = [...new Set([...rules.keys(), ...seen.members])]
  const unmatched = everybody.filter((email) => {
    const rule = rules.get(email)
    return rule?.syncs !== false && rule?.owner_id === undefined && !byEmail.has(email)
  })
  if (unmatched.length === 0) return []
  const pointer = '/members/rules'
  const isOne = unmatched.length === 1
  const others = unmatched.length > 5 ? ` and ${unmatched.length - 5} more` : ''
  const who = `${unmatched.slice(0, 5).join(', ')}${others}`
  const finding: Finding = {
    pointer,
    code: 'unmatched_members',
    severity: 'warning',
    message: `No active HubSpot user has the address of ${isOne ? 'this member' : 'these members'}: ${who}.`,
    fix: `Choose an owner for each. ${untilThen(unmatched, settings)}`,
  }
  const fallback = settings.general.default_owner_id ?? seen.fallbackOwnerId
  if (fallback !== null && active.some(({ id }) => id === fallback)) return [finding]
  return [
    finding,
    {
      pointer: '/general/default_owner_id',
      code: 'no_default_owner',
      severity: 'warning',
      message: 'Some members have no HubSpot user, and there is no default owner to stand in.',
      fix: 'Choose a default owner, or such activity belongs to nobody where the contact has no owner.',
    },
  ]
}

/** What becomes of their activity until somebody has chosen. */
function untilThen(unmatched: readonly string[], settings: Settings): string {
  const waiting = unmatched.filter((email) => isLimited(touchOf({ email }, settings).contacts))
  const others = 'belongs to the contact’s owner, else to the default owner.'
  if (waiting.length === 0) return `Until then, activity of theirs ${others}`
  if (waiting.length === unmatched.length) {
    return 'Until then, activity of theirs waits: it reaches only their own or their team’s contacts, and nobody can tell which these are.'
  }
  return `Until then, activity of those who reach only their own or their team’s contacts waits; that of the others ${others}`
}
