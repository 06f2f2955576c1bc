// Whose activity it is: the owner a member is mapped to, else the owner with the member's address, else the contact's owner, else the default owner.
import type { Member } from './activity-event.ts'
import type { Contact, Owner } from './record.ts'
import type { Settings } from './settings/settings.ts'
import type { TraceStep } from './trace.ts'

export type OwnerFacts = { owners: readonly Owner[]; defaultOwnerId: string | null }
export type ChosenOwner = { ownerId: string | null; steps: TraceStep[] }
type Facts = OwnerFacts & { settings: Settings }

/** The member's own owner: mapped by hand, or by the same address. An archived owner is never written: HubSpot refuses it, and nobody would see the activity. */
export function ownerOfMember(member: Member | undefined, { owners, settings }: Facts): ChosenOwner {
  if (!member) return { ownerId: null, steps: [] }
  const seen = { member: member.email }
  const mappedId = settings.members.rules.find(({ email }) => email === member.email)?.owner_id
  const mapped = owners.find(({ id }) => id === mappedId)
  const known = owners.filter((owner) => owner.email === member.email)
  const active = [mapped, ...known].find((owner) => owner !== undefined && !owner.isArchived)
  const step = (rule: TraceStep['rule'], owner?: Owner): TraceStep => ({
    rule,
    facts: { ...(owner && { owner: owner.name }), ...seen },
  })
  if (active && active === mapped) return { ownerId: active.id, steps: [step('owner.mapped', active)] }
  // A mapping that leads nowhere any more is named, and the same address tried.
  const broken = mappedId === undefined ? [] : [step('owner.mapping_broken', mapped)]
  if (active) return { ownerId: active.id, steps: [...broken, step('owner.member', active)] }
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
