// The one place where everything is decided: what each due event of an account becomes, from facts alone. Pure.
import type { ActivityEvent } from './activity-event.ts'
import { chooseDeals, choosePrimaryCompany } from './choose-associations.ts'
import { chooseOwner, type OwnerFacts } from './choose-owner.ts'
import { type ChosenPeople, choosePeople } from './choose-people.ts'
import {
  ENGAGEMENT_KEY_PROPERTY,
  type EngagementProperties,
  type EngagementType,
  engagementKey,
  messageIdOf,
} from './engagement.ts'
import { type NewCompany, type NewContact, type PeopleFacts, planNewPeople } from './new-people.ts'
import type { Facts, ReasonOf } from './reason.ts'
import {
  CONTACT,
  type ConsideredRecord,
  type Deal,
  fullRecordKey,
  type LinkedCompany,
  type RecordRef,
  refKey,
} from './record.ts'
import { engagementTypeOf, toEngagement } from './to-engagement.ts'
import type { Trace } from './trace.ts'

export type DueEvent = { eventId: string; event: ActivityEvent }

export type PlanFacts = PeopleFacts &
  OwnerFacts & {
    /** By contact id. */
    companies: ReadonlyMap<string, readonly LinkedCompany[]>
    /** By contact id. */
    deals: ReadonlyMap<string, readonly Deal[]>
    /** Engagements that HubSpot already holds, by engagement key. */
    engagements: ReadonlyMap<string, { id: string }>
    /** Subjects that other events of the same message told us, by Message-ID. */
    subjects: ReadonlyMap<string, string>
    /** Records that take no more engagements of a type, by fullRecordKey. */
    fullRecords: ReadonlySet<string>
  }

export type PlannedEngagement = {
  key: string
  type: EngagementType
  properties: EngagementProperties
  /** HubSpot's id when the engagement is there already: then only its associations are added. */
  existingId: string | null
  associations: RecordRef[]
}

export type EventPlan = {
  eventId: string
  engagementKey: string
  trace: Trace
  considered: ConsideredRecord[]
  outcome:
    | { kind: 'write'; reason: 'written' | 'joined' }
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
  const created = planNewPeople(
    due.map(({ event }) => event),
    facts,
  )
  const events = due.map(({ eventId, event }): EventPlan => {
    const people = choosePeople(event, facts, created)
    const key = engagementKey(event, eventId)
    if (people.contacts.length + people.newContacts.length === 0) return skipped(eventId, key, people)
    return planWrite({ eventId, event: withSubject(event, facts), key, people, facts, engagements })
  })
  return {
    events,
    newCompanies: [...created.companies.values()],
    newContacts: [...created.contacts.values()],
    engagements: [...engagements.values()],
  }
}

function skipped(eventId: string, key: string, people: ChosenPeople): EventPlan {
  const { reason, emails } = whyNobody(people)
  const trace: Trace = [...people.steps, { rule: 'verdict.skipped', facts: { reason } }]
  const outcome = { kind: 'skip', reason, facts: { emails } } as const
  return { eventId, engagementKey: key, trace, considered: [], outcome }
}

function whyNobody(people: ChosenPeople): { reason: ReasonOf<'skipped'>; emails: string[] } {
  if (people.unknown.length > 0) return { reason: 'not_a_contact', emails: people.unknown }
  if (people.colleagues.length > 0) return { reason: 'only_colleagues', emails: people.colleagues }
  return { reason: 'only_blind_copies', emails: people.blindCopies }
}

type Writing = {
  eventId: string
  event: ActivityEvent
  key: string
  people: ChosenPeople
  facts: PlanFacts
  engagements: Map<string, PlannedEngagement>
}

function planWrite({ eventId, event, key, people, facts, engagements }: Writing): EventPlan {
  const around = people.contacts.flatMap((contact) => [
    choosePrimaryCompany(contact, facts.companies.get(contact.id) ?? []),
    chooseDeals(contact, facts.deals.get(contact.id) ?? []),
  ])
  const owner = chooseOwner(event.member, people.contacts, facts)
  const type = engagementTypeOf(event)
  const candidates = uniqueRecords([...peopleRecords(people), ...around.flatMap((one) => one.considered)])
  const considered = leaveOutFull(candidates, type, facts.fullRecords)
  const associations = considered.filter((one) => one.isChosen).map((one) => one.record)
  const full = considered.filter((one) => one.why === 'record_full')
  const trace: Trace = [
    ...people.steps,
    ...around.flatMap((one) => one.steps),
    ...full.map((one) => ({ rule: 'association.full' as const, facts: { record: one.name } })),
  ]

  const shared = engagements.get(key)
  const existingId = facts.engagements.get(key)?.id ?? null
  // What HubSpot has already is only added to: drawing it would cost and change nothing.
  const drawn = existingId === null ? toEngagement(event) : null
  if (shared) {
    shared.associations = uniqueRefs([...shared.associations, ...associations])
    // The first event speaks for the message; another may know what it left out, such as the body.
    shared.properties = { ...drawn?.properties, ...shared.properties }
    trace.push({ rule: 'engagement.shared', facts: {} })
  } else {
    const properties = {
      ...drawn?.properties,
      ...(owner.ownerId && { hubspot_owner_id: owner.ownerId }),
      [ENGAGEMENT_KEY_PROPERTY]: key,
    }
    engagements.set(key, { key, type, properties, existingId, associations })
    // Who comes later joins an engagement that has its owner.
    if (!existingId) trace.push(...owner.steps)
    trace.push({ rule: existingId ? 'engagement.joined' : 'engagement.new', facts: { type } })
  }
  if (drawn?.isShortened && !shared) trace.push({ rule: 'body.shortened', facts: {} })
  const reason = shared || existingId ? 'joined' : 'written'
  trace.push({ rule: 'verdict.written', facts: { reason } })
  return { eventId, engagementKey: key, trace, considered, outcome: { kind: 'write', reason } }
}

/** The contacts themselves, and the companies that new contacts are born into. */
function peopleRecords(people: ChosenPeople): ConsideredRecord[] {
  const found = people.contacts.map(
    ({ id, name }): ConsideredRecord => ({
      record: { kind: 'existing', type: CONTACT, id },
      name,
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

/** Unless every record is full: then HubSpot is asked again, and says what it says. */
function leaveOutFull(
  records: readonly ConsideredRecord[],
  type: EngagementType,
  fullRecords: ReadonlySet<string>,
): ConsideredRecord[] {
  const isFull = ({ record, isChosen }: ConsideredRecord) =>
    isChosen && record.kind === 'existing' && fullRecords.has(fullRecordKey(type, record))
  const chosen = records.filter((record) => record.isChosen)
  if (chosen.every(isFull)) return [...records]
  return records.map((record) =>
    isFull(record) ? { ...record, isChosen: false, why: 'record_full' } : record,
  )
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
  const { message } = event
  const known = facts.subjects.get(messageIdOf(event) ?? '')
  return message.subject === undefined && known !== undefined
    ? { ...event, message: { ...message, subject: known } }
    : event
}
