// How a member stands: whose activity theirs is and by which rule, whether they connected and agree, and what somebody should look at. Pure.
import { type OwnerFacts, ownerOfMember, ownersById, rulesByEmail } from '../choose-owner.ts'
import type { Owner } from '../record.ts'
import type { Settings } from '../settings/settings.ts'

export type MemberFacts = {
  email: string
  isActive: boolean
  /** Null: only the settings name them. */
  knownSince: Date | null
  connectedAt: Date | null
  pausedAt: Date | null
}

type Facts = OwnerFacts & {
  settings: Settings
  /** Since when Logbook is in the account: whoever is known from the beginning did not join. */
  installedAt: Date
  now: Date
}

/** By which rule a member has their owner. */
export type OwnerRule = 'by_hand' | 'connected' | 'same_address'

/** off: an admin switched them off. paused: they did themselves. */
export type Consent = 'given' | 'off' | 'paused'

export const MEMBER_PROBLEMS = [
  'owner_archived',
  'mapping_broken',
  'unmapped',
  'not_connected',
  'left',
  'joined',
] as const
export type MemberProblem = (typeof MEMBER_PROBLEMS)[number]

export type MemberDescription = {
  owner: Owner | null
  ownerRule: OwnerRule | null
  consent: Consent
  problems: MemberProblem[]
}

/** Their own word weighs more than an admin's. */
export function consentOf({ pausedAt }: Pick<MemberFacts, 'pausedAt'>, syncs: boolean | undefined): Consent {
  if (pausedAt) return 'paused'
  return syncs === false ? 'off' : 'given'
}

const NEW_FOR_MS = 14 * 24 * 60 * 60_000

export function describeMember(member: MemberFacts, facts: Facts): MemberDescription {
  const { settings, owners } = facts
  const rule = rulesByEmail(settings.members.rules, member.email)[0]
  const { ownerId, steps } = ownerOfMember(member, facts)
  const rules = steps.map((step) => step.rule)
  const owner = (ownerId === null ? undefined : ownersById(owners, ownerId)[0]) ?? null
  const ownerRule = rules.includes('owner.mapped')
    ? 'by_hand'
    : rules.includes('owner.connected')
      ? 'connected'
      : 'same_address'
  return {
    owner,
    ownerRule: owner && ownerRule,
    consent: consentOf(member, rule?.syncs),
    problems: problemsOf(),
  }

  function problemsOf(): MemberProblem[] {
    const isQuiet = rule?.syncs === false || !member.isActive
    const since = member.knownSince?.getTime() ?? 0
    const isNew = facts.now.getTime() - since < NEW_FOR_MS && since - facts.installedAt.getTime() > NEW_FOR_MS
    const found: Record<MemberProblem, boolean> = {
      owner_archived:
        isArchived(rule?.owner_id) || (owner === null && rules.includes('owner.member_archived')),
      mapping_broken: rules.includes('owner.mapping_broken') && !isArchived(rule?.owner_id),
      unmapped: owner === null && rules.includes('owner.member_unknown'),
      not_connected: settings.general.members_must_connect && member.connectedAt === null,
      left: !member.isActive,
      joined: isNew,
    }
    // Of whom nothing is logged, nothing can go wrong.
    return MEMBER_PROBLEMS.filter((problem) => found[problem] && (problem === 'left' || !isQuiet))
  }

  function isArchived(id: string | undefined): boolean {
    return id !== undefined && ownersById(owners, id)[0]?.isArchived === true
  }
}
