// Plans what is to be written of one event: its owner, its records, what HubSpot shows of it.
import { brokenFor, heldByBroken } from './broken-for.ts'
import { chooseCompanies, chooseDeals } from './choose-associations.ts'
import { chooseOwner, ownerOfMember } from './choose-owner.ts'
import { ticketsAround } from './choose-tickets.ts'
import { drawAs } from './drawing/draw-as.ts'
import { drawKnown } from './drawing/draw-known.ts'
import { isKeptCurrent, type KeptCurrent } from './drawing/kept-current.ts'
import { ENGAGEMENT_KEY_PROPERTY, type EngagementType } from './engagement.ts'
import type { HowLogged } from './how-logged.ts'
import { leaveOutFull, leaveOutSurplus, leftOutSteps } from './leave-out.ts'
import { createMayTouch, leaveOutOfReach } from './may-touch.ts'
import { waitForOwner } from './out-of-reach.ts'
import type { ChosenPeople } from './people/choose-people.ts'
import type { NewRecordOwners } from './people/new-record-owners.ts'
import type { DueEvent, EventPlan, PlanFacts, PlannedEngagement } from './plan.ts'
import { skipped } from './plan-end.ts'
import { peopleRecords, uniqueRecords, uniqueRefs } from './planned-records.ts'
import { prepareEvent } from './prepare-event.ts'
import type { Facts } from './reason.ts'
import { CONTACT } from './record.ts'
import type { Trace } from './trace.ts'

type Writing = {
  one: DueEvent
  key: string
  type: EngagementType
  way: HowLogged
  people: ChosenPeople
  /** What was decided so far. */
  steps: Trace
  /** What is to be told with its state. */
  said: Facts
  facts: PlanFacts
  engagements: Map<string, PlannedEngagement>
  /** As in the facts, and what this plan adds to it. */
  told: Map<string, readonly KeptCurrent[]>
  newRecordOwners: NewRecordOwners
}

export function planWrite({
  one,
  key,
  type,
  way: { contents, contentsBy },
  people,
  facts,
  engagements,
  told,
  newRecordOwners,
  ...so
}: Writing): EventPlan {
  const { eventId, event } = one
  const owner = chooseOwner(event.member, people.contacts, facts)
  const memberOwnerId = ownerOfMember(event.member, facts).ownerId
  const rules = { settings: facts.settings, now: facts.now, ownerId: owner.ownerId }
  const around = people.contacts.flatMap((contact) => [
    chooseCompanies(contact, facts.companies.get(contact.id) ?? [], rules),
    chooseDeals(contact, facts.deals.get(contact.id) ?? [], rules),
  ])
  if (facts.tickets) around.push(...ticketsAround(people.contacts, facts.tickets, facts.settings))
  const needs = {
    event,
    ownerRule: owner.steps.at(-1)?.rule,
    hasNewContacts: people.newContacts.length > 0,
    hasNewCompanies: people.newContacts.some(({ company }) => company?.record.kind === 'new'),
    hasCompanies: people.contacts.some(({ id }) => facts.companies.get(id)?.length),
    hasDeals: people.contacts.some(({ id }) => facts.deals.get(id)?.length),
  }
  const broke = brokenFor(needs, facts.broken, facts.settings)
  if (broke) return heldByBroken(broke, { eventId, key, steps: so.steps })
  const unmapped = waitForOwner(one, key, so.steps, facts)
  if (unmapped) return unmapped
  const candidates = uniqueRecords([...peopleRecords(people), ...around.flatMap((one) => one.considered)])
  const reach = leaveOutOfReach(candidates, createMayTouch(event.member, memberOwnerId, facts))
  const steps = [...so.steps, ...around.flatMap((one) => one.steps), ...reach.steps]
  if (!reach.records.some(({ record, isChosen }) => isChosen && record.type === CONTACT)) {
    const names = candidates.filter(({ record }) => record.type === CONTACT).map(({ name }) => name)
    const why = { reason: 'out_of_reach' as const, facts: { member: event.member?.email ?? null, names } }
    return skipped({ eventId, key, ...why, steps, considered: reach.records })
  }
  const shared = engagements.get(key)
  const considered = leaveOutSurplus(
    leaveOutFull(reach.records, type, facts.fullRecords),
    type,
    facts.engagementLimits,
    shared?.associations ?? [],
  )
  const associations = considered.filter((one) => one.isChosen).map((one) => one.record)
  const given = people.newContacts.flatMap((contact) => newRecordOwners.choose(contact, event.member))
  const trace: Trace = [...steps, ...given, ...leftOutSteps(considered, type, facts.engagementLimits)]

  const present = facts.engagements.get(key) ?? null
  const existingId = present?.id ?? null
  const { drawn, changes } = drawKnown(event, present, {
    sofar: told.get(key) ?? [],
    written: facts.told.get(key) ?? [],
    changes: shared?.changes ?? {},
    draw: (whole) => drawAs(prepareEvent({ ...one, event: whole }, { contents }, facts), type),
  })
  if (isKeptCurrent(event)) told.set(key, [...(told.get(key) ?? []), event])
  if (shared) {
    shared.associations = uniqueRefs([...shared.associations, ...associations])
    // The first event speaks for a message; another may know what it left out, such as the body, unless it was to be left out. Of what
    // is kept current all speak.
    if (isKeptCurrent(event)) shared.properties = { ...shared.properties, ...drawn?.properties }
    else if (shared.contents === 'full') shared.properties = { ...drawn?.properties, ...shared.properties }
    shared.changes = changes
    trace.push({ rule: 'engagement.shared', facts: {} })
  } else {
    const properties = {
      ...drawn?.properties,
      ...(owner.ownerId && { hubspot_owner_id: owner.ownerId }),
      [ENGAGEMENT_KEY_PROPERTY]: key,
    }
    engagements.set(key, { key, type, properties, existingId, changes, associations, contents })
    // Who comes later joins an engagement that has its owner.
    if (!existingId) trace.push(...owner.steps)
    trace.push({ rule: existingId ? 'engagement.joined' : 'engagement.new', facts: { type } })
  }
  if (contents !== 'full') trace.push({ rule: 'contents.reduced', facts: { contents, ...contentsBy } })
  if (drawn?.isShortened && !shared) trace.push({ rule: 'body.shortened', facts: {} })
  const changed = existingId === null ? [] : Object.keys(changes)
  if (changed.length > 0) trace.push({ rule: 'engagement.updated', facts: { type, changed } })
  const reason = changed.length > 0 ? 'updated' : shared || existingId ? 'joined' : 'written'
  trace.push({ rule: 'verdict.written', facts: { reason } })
  const outcome = { kind: 'write', reason, facts: so.said } as const
  return { eventId, engagementKey: key, trace, considered, redraws: [], outcome }
}
