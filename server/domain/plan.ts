// The one place where everything is decided: what each due event of an account becomes, from facts alone. Pure.
import { type ActivityEvent, isMail } from './activity-event.ts'
import type { EngagementLimits } from './association-limit.ts'
import { chooseCompanies, chooseDeals } from './choose-associations.ts'
import { chooseOwner, type OwnerFacts, ownerOfMember } from './choose-owner.ts'
import { type ChosenPeople, choosePeople } from './choose-people.ts'
import { drawKnown, type KnownInHubSpot } from './draw-known.ts'
import {
  ENGAGEMENT_KEY_PROPERTY,
  type EngagementProperties,
  type EngagementType,
  engagementKey,
  type KeptEvent,
  messageIdOf,
} from './engagement.ts'
import { createGates, gateReason } from './gates/gate-event.ts'
import { isKeptCurrent, type KeptCurrent } from './kept-current.ts'
import { leaveOutFull, leaveOutSurplus, leftOutSteps } from './leave-out.ts'
import { createMayTouch, leaveOutOfReach } from './may-touch.ts'
import { type NewCompany, type NewContact, type PeopleFacts, planNewPeople } from './new-people.ts'
import type { Facts, ReasonOf } from './reason.ts'
import {
  CONTACT,
  type ConsideredRecord,
  type Deal,
  type LinkedCompany,
  type RecordRef,
  refKey,
} from './record.ts'
import { engagementTypeOf } from './to-engagement.ts'
import type { Trace } from './trace.ts'

export type DueEvent = KeptEvent

export type PlanFacts = PeopleFacts &
  OwnerFacts & {
    /** By contact id. */
    companies: ReadonlyMap<string, readonly LinkedCompany[]>
    /** By contact id. */
    deals: ReadonlyMap<string, readonly Deal[]>
    /** Engagements that HubSpot already holds, by engagement key. */
    engagements: ReadonlyMap<string, KnownInHubSpot>
    /** What the events say that were written to an engagement which is kept current, by engagement key. */
    told: ReadonlyMap<string, readonly KeptCurrent[]>
    /** Subjects that other events of the same message told us, by Message-ID. */
    subjects: ReadonlyMap<string, string>
    /** Records that take no more engagements of a type, by fullRecordKey. */
    fullRecords: ReadonlySet<string>
    engagementLimits: EngagementLimits
    now: Date
  }

export type PlannedEngagement = {
  key: string
  type: EngagementType
  properties: EngagementProperties
  /** HubSpot's id when the engagement is there already: then only its associations are added, and what has changed. */
  existingId: string | null
  /** What makes an engagement that is there say what is known now. Empty for those that never change. */
  changes: EngagementProperties
  associations: RecordRef[]
}

export type EventPlan = {
  eventId: string
  engagementKey: string
  trace: Trace
  considered: ConsideredRecord[]
  outcome:
    | { kind: 'write'; reason: 'written' | 'joined' | 'updated' }
    | { kind: 'skip'; reason: ReasonOf<'skipped'>; facts: Facts }
}

export type Plan = {
  events: EventPlan[]
  newCompanies: NewCompany[]
  newContacts: NewContact[]
  engagements: PlannedEngagement[]
}

/** Plans the due events of one account in order. Events of one engagement share it; each person and company is created once. */
export function plan(due: readonly DueEvent[], facts: PlanFacts): Plan {
  const engagements = new Map<string, PlannedEngagement>()
  const told = new Map(facts.told)
  const gates = createGates(facts.settings)
  const created = planNewPeople(
    due.map(({ event }) => event),
    facts,
    gates,
  )
  const events = due.map((one): EventPlan => {
    const { eventId, event } = one
    const key = engagementKey(one)
    const gate = gates.ofEvent(event)
    if (gate) return skipped({ eventId, key, reason: gateReason(gate), facts: gate.facts, steps: [gate] })
    const people = choosePeople(event, facts, created, gates)
    if (people.contacts.length + people.newContacts.length === 0) {
      return skipped({ eventId, key, ...whyNobody(people), steps: people.steps })
    }
    return planWrite({ eventId, event: withSubject(event, facts), key, people, facts, engagements, told })
  })
  return {
    events,
    newCompanies: [...created.companies.values()],
    newContacts: [...created.contacts.values()],
    engagements: [...engagements.values()],
  }
}

type Skipping = {
  eventId: string
  key: string
  reason: ReasonOf<'skipped'>
  facts: Facts
  steps: Trace
  considered?: ConsideredRecord[]
}

function skipped({ eventId, key, reason, facts, steps, considered = [] }: Skipping): EventPlan {
  const trace: Trace = [...steps, { rule: 'verdict.skipped', facts: { reason } }]
  return { eventId, engagementKey: key, trace, considered, outcome: { kind: 'skip', reason, facts } }
}

/** The weightiest of what was said of the people: somebody unknown may still become known. */
function whyNobody(people: ChosenPeople): { reason: ReasonOf<'skipped'>; facts: Facts } {
  if (people.incomplete.length > 0)
    return { reason: 'contact_incomplete', facts: { emails: people.incomplete } }
  if (people.unknown.length > 0) return { reason: 'not_a_contact', facts: { emails: people.unknown } }
  if (people.gated.length > 0) return { reason: 'excluded', facts: { emails: people.gated } }
  if (people.colleagues.length > 0) return { reason: 'only_colleagues', facts: { emails: people.colleagues } }
  if (people.hasWithoutAddress) return { reason: 'no_address', facts: {} }
  return { reason: 'only_blind_copies', facts: { emails: people.blindCopies } }
}

type Writing = {
  eventId: string
  event: ActivityEvent
  key: string
  people: ChosenPeople
  facts: PlanFacts
  engagements: Map<string, PlannedEngagement>
  /** As in the facts, and what this plan adds to it. */
  told: Map<string, readonly KeptCurrent[]>
}

function planWrite({ eventId, event, key, people, facts, engagements, told }: Writing): EventPlan {
  const owner = chooseOwner(event.member, people.contacts, facts)
  const memberOwnerId = ownerOfMember(event.member, facts).ownerId
  const rules = { settings: facts.settings, now: facts.now, ownerId: owner.ownerId }
  const around = people.contacts.flatMap((contact) => [
    chooseCompanies(contact, facts.companies.get(contact.id) ?? [], rules),
    chooseDeals(contact, facts.deals.get(contact.id) ?? [], rules),
  ])
  const type = engagementTypeOf(event)
  const candidates = uniqueRecords([...peopleRecords(people), ...around.flatMap((one) => one.considered)])
  const reach = leaveOutOfReach(candidates, createMayTouch(event.member, memberOwnerId, facts))
  const steps = [...people.steps, ...around.flatMap((one) => one.steps), ...reach.steps]
  if (!reach.records.some(({ record, isChosen }) => isChosen && record.type === CONTACT)) {
    const names = candidates.filter(({ record }) => record.type === CONTACT).map(({ name }) => name)
    const said = { reason: 'out_of_reach' as const, facts: { member: event.member?.email ?? null, names } }
    return skipped({ eventId, key, ...said, steps, considered: reach.records })
  }
  const shared = engagements.get(key)
  const considered = leaveOutSurplus(
    leaveOutFull(reach.records, type, facts.fullRecords),
    type,
    facts.engagementLimits,
    shared?.associations ?? [],
  )
  const associations = considered.filter((one) => one.isChosen).map((one) => one.record)
  const trace: Trace = [...steps, ...leftOutSteps(considered, type, facts.engagementLimits)]

  const present = facts.engagements.get(key) ?? null
  const existingId = present?.id ?? null
  const { drawn, changes } = drawKnown(event, present, {
    sofar: told.get(key) ?? [],
    written: facts.told.get(key) ?? [],
    changes: shared?.changes ?? {},
  })
  if (isKeptCurrent(event)) told.set(key, [...(told.get(key) ?? []), event])
  if (shared) {
    shared.associations = uniqueRefs([...shared.associations, ...associations])
    // The first event speaks for a message, another may know what it left out, such as the body. Of what is kept current all speak.
    shared.properties = isKeptCurrent(event)
      ? { ...shared.properties, ...drawn?.properties }
      : { ...drawn?.properties, ...shared.properties }
    shared.changes = changes
    trace.push({ rule: 'engagement.shared', facts: {} })
  } else {
    const properties = {
      ...drawn?.properties,
      ...(owner.ownerId && { hubspot_owner_id: owner.ownerId }),
      [ENGAGEMENT_KEY_PROPERTY]: key,
    }
    engagements.set(key, { key, type, properties, existingId, changes, associations })
    // Who comes later joins an engagement that has its owner.
    if (!existingId) trace.push(...owner.steps)
    trace.push({ rule: existingId ? 'engagement.joined' : 'engagement.new', facts: { type } })
  }
  if (drawn?.isShortened && !shared) trace.push({ rule: 'body.shortened', facts: {} })
  const changed = existingId === null ? [] : Object.keys(changes)
  if (changed.length > 0) trace.push({ rule: 'engagement.updated', facts: { type, changed } })
  const reason = changed.length > 0 ? 'updated' : shared || existingId ? 'joined' : 'written'
  trace.push({ rule: 'verdict.written', facts: { reason } })
  return { eventId, engagementKey: key, trace, considered, outcome: { kind: 'write', reason } }
}

/** The contacts themselves, and the companies that new contacts are born into. */
function peopleRecords(people: ChosenPeople): ConsideredRecord[] {
  const found = people.contacts.map(
    ({ id, name, ownerId }): ConsideredRecord => ({
      record: { kind: 'existing', type: CONTACT, id },
      name,
      ownerId,
      isChosen: true,
      why: 'counterpart',
    }),
  )
  const created = people.newContacts.flatMap(({ email, name, company }): ConsideredRecord[] => [
    { record: { kind: 'new', type: CONTACT, key: email }, name, isChosen: true, why: 'counterpart' },
    ...(company ? [{ ...company, isChosen: true, why: 'primary_company' as const }] : []),
  ])
  return [...found, ...created]
}

/** A record chosen for one person and passed over for another is chosen. */
function uniqueRecords(records: readonly ConsideredRecord[]): ConsideredRecord[] {
  const byKey = new Map<string, ConsideredRecord>()
  for (const record of records) {
    const key = refKey(record.record)
    if (record.isChosen || !byKey.has(key)) byKey.set(key, record)
  }
  return [...byKey.values()]
}

function uniqueRefs(refs: readonly RecordRef[]): RecordRef[] {
  return [...new Map(refs.map((ref) => [refKey(ref), ref])).values()]
}

/** An open or a click often names its message by id only; the subject is known from the event that sent it. */
function withSubject(event: ActivityEvent, facts: PlanFacts): ActivityEvent {
  if (!isMail(event)) return event
  const { message } = event
  const known = facts.subjects.get(messageIdOf(event) ?? '')
  return message.subject === undefined && known !== undefined
    ? { ...event, message: { ...message, subject: known } }
    : event
}
