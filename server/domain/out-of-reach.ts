// What is out of reach of a member's activity altogether: of whoever may touch no contacts nothing is logged, and nobody is created or
// waited for. Whose own contacts nobody knows, because they are nobody in HubSpot, waits until somebody says. Pure.
import type { ActivityEvent } from './activity-event.ts'
import { type OwnerFacts, ownerOfMember } from './choose-owner.ts'
import { createMayTouch, leaveOutOfReach, touchOf } from './may-touch.ts'
import type { ChosenPeople } from './people/choose-people.ts'
import type { DueEvent, EventPlan } from './plan.ts'
import { held } from './plan-end.ts'
import { peopleRecords } from './planned-records.ts'
import type { Facts } from './reason.ts'
import type { ConsideredRecord } from './record.ts'
import { isLimited } from './settings/members.ts'
import type { Settings } from './settings/settings.ts'
import type { Trace } from './trace.ts'

type OutOfReach = {
  reason: 'out_of_reach'
  facts: Facts
  steps: Trace
  considered: ConsideredRecord[]
}

/** Null where the member may touch contacts, or nobody is concerned whom they could. */
export function outOfReach(
  { member }: ActivityEvent,
  people: ChosenPeople,
  settings: Settings,
): OutOfReach | null {
  if (touchOf(member, settings).contacts !== 'none') return null
  const strangers = [...people.unknown, ...people.incomplete.map(({ key }) => key)]
  const rivals = people.rivals.flatMap(({ kind, key }) => (kind === 'contact' ? [key] : []))
  const known = peopleRecords({ ...people, newContacts: [] })
  const names = [
    ...known.map(({ name }) => name),
    ...people.newContacts.map(({ name }) => name),
    ...new Set([...strangers, ...rivals]),
  ]
  if (names.length === 0) return null
  const reach = leaveOutOfReach(known, createMayTouch(member, null, { settings, owners: [] }))
  const unlogged = { rule: 'touch.no_contacts', facts: { member: member?.email ?? null } } as const
  return {
    reason: 'out_of_reach',
    facts: { member: member?.email ?? null, names },
    steps: [...people.steps, ...reach.steps, unlogged],
    considered: reach.records,
  }
}

/** Null where it is known whose contacts are meant. Of activity that names no member there is nobody to choose an owner for. */
export function waitForOwner(
  { eventId, event: { member } }: DueEvent,
  key: string,
  steps: Trace,
  facts: OwnerFacts & { settings: Settings },
): EventPlan | null {
  const reach = touchOf(member, facts.settings).contacts
  if (!member || !isLimited(reach) || ownerOfMember(member, facts).ownerId !== null) return null
  const why = { member: member.email, reach }
  const step = { rule: 'touch.no_owner', facts: why } as const
  return held({ eventId, key, reason: 'member_unmapped', facts: why, steps: [...steps, step] })
}
