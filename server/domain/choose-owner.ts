// Whose activity it is: the owner a member is mapped to, else who connected the member, else the owner with the member's address, else
// the contact's owner, else the default owner.
import type { Member } from './activity-event.ts'
import { createLookup } from './lookup.ts'
import type { OwnWords } from './members/own-word.ts'
import type { Contact, Owner } from './record.ts'
import type { MemberRule } from './settings/members.ts'
import type { Settings } from './settings/settings.ts'
import type { TraceStep } from './trace.ts'

export type OwnerFacts = {
  owners: readonly Owner[]
  defaultOwnerId: string | null
  ownWords?: OwnWords | undefined
}
export type ChosenOwner = { ownerId: string | null; steps: TraceStep[] }
type Facts = OwnerFacts & { settings: Settings }

export const ownersByEmail = createLookup(({ email }: Owner) => email)
export const ownersById = createLookup(({ id }: Owner) => id)
export const rulesByEmail = createLookup(({ email }: MemberRule) => email)

/**
 * The member's own owner: mapped by hand, by having connected, or by the same address. An archived owner is never written: HubSpot
 * refuses it, and nobody would see the activity.
 */
export function ownerOfMember(
  member: Pick<Member, 'email'> | undefined,
  { owners, settings, ownWords }: Facts,
): ChosenOwner {
  if (!member) return { ownerId: null, steps: [] }
  const { email } = member
  const mappedId = rulesByEmail(settings.members.rules, email)[0]?.owner_id
  const mapped = mappedId === undefined ? undefined : ownersById(owners, mappedId)[0]
  const connectedEmail = ownWords?.get(email)?.connectedEmail ?? email
  const connected = connectedEmail === email ? [] : ownersByEmail(owners, connectedEmail)
  const known = [...connected, ...ownersByEmail(owners, email)]
  const active = [mapped, ...known].find((owner) => owner !== undefined && !owner.isArchived)
  const step = (rule: TraceStep['rule'], owner?: Owner): TraceStep => ({
    rule,
    facts: { ...(owner && { owner: owner.name }), member: email },
  })
  if (active && active === mapped) return { ownerId: active.id, steps: [step('owner.mapped', active)] }
  // A mapping that leads nowhere any more is named, and the rest tried.
  const broken = mappedId === undefined ? [] : [step('owner.mapping_broken', mapped)]
  if (active) {
    const rule = connected.includes(active) ? 'owner.connected' : 'owner.member'
    return { ownerId: active.id, steps: [...broken, step(rule, active)] }
  }
  const rule = known.length > 0 ? 'owner.member_archived' : 'owner.member_unknown'
  return { ownerId: null, steps: [...broken, ...(mappedId === undefined ? [step(rule)] : [])] }
}

export function chooseOwner(
  member: Member | undefined,
  contacts: readonly Contact[],
  facts: Facts,
): ChosenOwner {
  const own = ownerOfMember(member, facts)
  if (own.ownerId !== null) return own
  const byId = new Map(facts.owners.filter((owner) => !owner.isArchived).map((owner) => [owner.id, owner]))
  for (const contact of contacts) {
    const owner = byId.get(contact.ownerId ?? '')
    if (owner) return chosen(owner, 'owner.contact', { contact: contact.name })
  }
  const fallback = byId.get(facts.settings.general.default_owner_id ?? facts.defaultOwnerId ?? '')
  if (fallback) return chosen(fallback, 'owner.default', {})
  return { ownerId: null, steps: [...own.steps, { rule: 'owner.none', facts: {} }] }

  function chosen(owner: Owner, rule: TraceStep['rule'], seen: TraceStep['facts']): ChosenOwner {
    return { ownerId: owner.id, steps: [...own.steps, { rule, facts: { owner: owner.name, ...seen } }] }
  }
}
