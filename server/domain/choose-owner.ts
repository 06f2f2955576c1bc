// Whose activity it is: the member's HubSpot owner, else the contact's owner, else the account's default owner.
import type { Member } from './activity-event.ts'
import type { Contact, Owner } from './record.ts'
import type { TraceStep } from './trace.ts'

export type OwnerFacts = { owners: readonly Owner[]; defaultOwnerId: string | null }
export type ChosenOwner = { ownerId: string | null; steps: TraceStep[] }

/** An archived owner is never written: HubSpot refuses it, and nobody would see the activity. */
export function chooseOwner(
  member: Member | undefined,
  contacts: readonly Contact[],
  facts: OwnerFacts,
): ChosenOwner {
  const steps: TraceStep[] = []
  const byId = new Map(facts.owners.filter((owner) => !owner.isArchived).map((owner) => [owner.id, owner]))
  if (member) {
    const known = facts.owners.filter((owner) => owner.email === member.email)
    const active = known.find((owner) => !owner.isArchived)
    if (active) return chosen(active, 'owner.member', { member: member.email })
    const rule = known.length > 0 ? 'owner.member_archived' : 'owner.member_unknown'
    steps.push({ rule, facts: { member: member.email } })
  }
  for (const contact of contacts) {
    const owner = byId.get(contact.ownerId ?? '')
    if (owner) return chosen(owner, 'owner.contact', { contact: contact.name })
  }
  const fallback = byId.get(facts.defaultOwnerId ?? '')
  if (fallback) return chosen(fallback, 'owner.default', {})
  return { ownerId: null, steps: [...steps, { rule: 'owner.none', facts: {} }] }

  function chosen(owner: Owner, rule: TraceStep['rule'], seen: TraceStep['facts']): ChosenOwner {
    return { ownerId: owner.id, steps: [...steps, { rule, facts: { owner: owner.name, ...seen } }] }
  }
}
