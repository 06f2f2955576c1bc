// Proposes whose owner each member is: surely by the same address, perhaps by the name or the first half of the address. Pure.
import { ownersByEmail, rulesByEmail } from '../choose-owner.ts'
import { isFreemail } from '../people/email-domain.ts'
import type { Owner } from '../record.ts'
import type { Settings } from '../settings/settings.ts'

export type MappedMember = { email: string; name: string | null; isActive: boolean }

export type Proposal = {
  email: string
  owner: Owner
  why: 'same_address' | 'same_name' | 'similar_address'
}

export type MappingProposal = {
  proposals: Proposal[]
  /** Members of whom nobody can be thought of. */
  unmatched: string[]
  /** Members whose address only a deactivated user has. */
  archived: string[]
}

/**
 * Members who are mapped by hand stay as they are, and who left the tool is left out. One member has one owner: where two owners would do,
 * none is proposed.
 */
export function proposeMapping(
  members: readonly MappedMember[],
  { settings, owners }: { settings: Settings; owners: readonly Owner[] },
): MappingProposal {
  const active = owners.filter(({ isArchived }) => !isArchived)
  const byName = Map.groupBy(active, ({ name }) => plain(name))
  const byFirstHalf = Map.groupBy(
    active.filter(({ email }) => !isFreemail(email)),
    ({ email }) => firstHalf(email),
  )
  const proposal: MappingProposal = { proposals: [], unmatched: [], archived: [] }
  for (const { email, name, isActive } of members) {
    if (!isActive || rulesByEmail(settings.members.rules, email)[0]?.owner_id !== undefined) continue
    const same = ownersByEmail(owners, email)
    const found =
      propose(
        'same_address',
        same.filter(({ isArchived }) => !isArchived),
      ) ??
      propose('same_name', name === null ? [] : byName.get(plain(name))) ??
      propose('similar_address', isFreemail(email) ? [] : byFirstHalf.get(firstHalf(email)))
    if (found) proposal.proposals.push({ email, ...found })
    else if (same.length > 0) proposal.archived.push(email)
    else proposal.unmatched.push(email)
  }
  return proposal
}

function propose(why: Proposal['why'], owners: readonly Owner[] = []): Omit<Proposal, 'email'> | null {
  const [only, ...others] = owners
  return only && others.length === 0 ? { why, owner: only } : null
}

function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll(/\s+/g, ' ')
}

/** Of `Ann.Ryan+sales@mail.example`: `annryan`. */
function firstHalf(email: string): string {
  return (email.slice(0, email.lastIndexOf('@')).split('+')[0] ?? '').replaceAll(/[._-]/g, '')
}
