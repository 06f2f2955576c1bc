// The one place where everything is decided: what each due event of an account becomes, from facts alone. Pure.
import type { ActivityEvent } from './activity-event.ts'
import type { EngagementLimits } from './association-limit.ts'
import { heldByBroken } from './broken-for.ts'
import type { OwnerFacts } from './choose-owner.ts'
import { createDealPlans, type PlannedDeal } from './deals/plan-deals.ts'
import type { DealFacts } from './deals/standing-deal.ts'
import type { KnownInHubSpot } from './drawing/draw-known.ts'
import type { KeptCurrent } from './drawing/kept-current.ts'
import type { EngagementProperties, EngagementType, KeptEvent } from './engagement.ts'
import { gateReason, gatesOf, offForMember } from './gates/gate-event.ts'
import { withKnownContacts } from './gates/known-contacts.ts'
import { withOwnWords } from './gates/own-words.ts'
import { goneFor, wasInHiddenRole } from './gone-groups.ts'
import { hiddenRoles, howLogged, storedOtherwise } from './how-logged.ts'
import { keptOf } from './kept-of-event.ts'
import { outOfReach } from './out-of-reach.ts'
import { choosePeople, whyNobody } from './people/choose-people.ts'
import type { CompanyJoin } from './people/complete-companies.ts'
import { type NewCompany, type NewContact, type PeopleFacts, planNewPeople } from './people/new-people.ts'
import { createNewRecordOwners, type Turn, type TurnFacts } from './people/new-record-owners.ts'
import { waitForPeople } from './people/wait-for-people.ts'
import { held, skipped } from './plan-end.ts'
import { planWrite } from './plan-write.ts'
import { neededPeople, peopleRecords } from './planned-records.ts'
import type { ShownFacts } from './prepare-event.ts'
import { logKey } from './readings/judge-claim.ts'
import { planReadings, type Rejudged } from './readings/plan-readings.ts'
import type { ReadingFacts } from './readings/reading.ts'
import type { Facts, ReasonOf } from './reason.ts'
import type { ConsideredRecord, Deal, LinkedCompany, RecordRef, Ticket } from './record.ts'
import type { Contents } from './settings/activities.ts'
import type { BrokenParts } from './settings/broken-parts.ts'
import type { Trace } from './trace.ts'
import { createWishPlans, type PlannedWish, type WishFacts } from './wishes/plan-wishes.ts'

export type DueEvent = KeptEvent & {
  /** The engagement that an earlier attempt began to write, if any. */
  begunKey?: string | null
  /** Who was left out of it before it was kept. */
  leftOut?: Trace | null
  /** When it came in; left out, it comes in now. */
  receivedAt?: Date
}

export type PlanFacts = PeopleFacts &
  OwnerFacts &
  ShownFacts &
  ReadingFacts & {
    /** Addresses of people to whom members have turned lately, where that decides. */
    reachedOut: ReadonlySet<string>
    /** By contact id. */
    companies: ReadonlyMap<string, readonly LinkedCompany[]>
    /** By contact id. */
    deals: ReadonlyMap<string, readonly Deal[]>
    /** By contact id, null where HubSpot does not show them; left out where nobody wants them. */
    tickets?: ReadonlyMap<string, readonly Ticket[] | null>
    /** Engagements that HubSpot already holds, by engagement key. */
    engagements: ReadonlyMap<string, KnownInHubSpot>
    /** What the events say that were written to an engagement which is kept current, by engagement key. */
    told: ReadonlyMap<string, readonly KeptCurrent[]>
    /** As what engagements were written, or may have been, by engagement key. */
    begunAs: ReadonlyMap<string, EngagementType>
    /** Records that take no more engagements of a type, by fullRecordKey. */
    fullRecords: ReadonlySet<string>
    engagementLimits: EngagementLimits
    /** Whose turn it was, where new records go to owners in turn. */
    turns?: TurnFacts
    /** What no longer fits the account of the settings in force. */
    broken: BrokenParts
    /** What contacts show of what they want; left out where nobody asked. */
    wishes?: WishFacts
    /** What is known of deals that campaigns open; left out where none would. */
    campaignDeals?: DealFacts
    /** The account's own. */
    timeZone: string
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
  /** How much the first of its events shares. */
  contents: Contents
}

export type EventPlan = {
  eventId: string
  engagementKey: string
  trace: Trace
  considered: ConsideredRecord[]
  /** All of the event that may be kept once it is over; left out where everything may. */
  keeps?: ActivityEvent | undefined
  /** Notes that tell of earlier events, and that must be right before this one may end; by engagement key. */
  redraws: string[]
  /** Contacts that must show what they want before this one may end, by refKey. */
  setsOn?: string[]
  outcome:
    | { kind: 'write'; reason: 'written' | 'joined' | 'updated'; facts: Facts }
    | { kind: 'set'; reason: 'on_contact' | 'newer_on_contact'; facts: Facts }
    | { kind: 'skip'; reason: ReasonOf<'skipped'>; facts: Facts }
    | { kind: 'hold'; reason: ReasonOf<'held'>; facts: Facts }
}

export type Plan = {
  events: EventPlan[]
  newCompanies: NewCompany[]
  newContacts: NewContact[]
  /** Turns that are taken for them, to be kept before they are created. */
  turns: Turn[]
  /** Contacts that join the company they were made without. */
  joins: CompanyJoin[]
  engagements: PlannedEngagement[]
  /** Events that had ended, and on which the word is another now. */
  rejudged: Rejudged[]
  wishes: PlannedWish[]
  deals: PlannedDeal[]
}

/** Plans the due events of one account in order. Events of one engagement share it; each person and company is created once. */
export function plan(due: readonly DueEvent[], facts: PlanFacts): Plan {
  const engagements = new Map<string, PlannedEngagement>()
  const told = new Map(facts.told)
  const { settings, ownWords } = facts
  const gates = withKnownContacts(withOwnWords(gatesOf(settings, facts), settings, ownWords), due, facts)
  const readings = planReadings(due, facts)
  const wishPlans = createWishPlans(facts)
  const dealPlans = createDealPlans(facts)
  const how = new Map(due.map(({ eventId, event }) => [eventId, howLogged(event, facts)]))
  // Nobody is made a contact for the sake of what is not logged.
  const logged = due.filter((one) => how.get(one.eventId)?.storedAs !== 'nothing' && !readings.isLeftOut(one))
  const created = planNewPeople(
    logged.map(({ event }) => event),
    facts,
    gates,
  )
  const newRecordOwners = createNewRecordOwners(facts)
  const { events, wishes, contacts } = wishPlans.finish(readings.inTurn.map(planOne))
  const plans = new Map(events.map((one) => [one.eventId, one]))
  const rejudged = readings.finish(engagements)
  return {
    events: due.flatMap(({ eventId, event }): EventPlan[] => {
      const one = plans.get(eventId)
      return one
        ? [{ ...one, redraws: readings.redrawnFor(eventId), keeps: keptOf(event, facts, how.get(eventId)) }]
        : []
    }),
    ...newRecordOwners.give(neededPeople(created, [...engagements.values(), { associations: contacts }])),
    joins: [...created.joins.values()],
    engagements: [...engagements.values()],
    rejudged,
    wishes,
    deals: dealPlans.planned(),
  }

  function planOne(one: DueEvent): EventPlan {
    const { eventId, event } = one
    const key = logKey(one, facts)
    const way = how.get(eventId) ?? howLogged(event, facts)
    const { storedAs, isRoleHidden } = way
    const gate = gates.ofEvent(event)
    if (gate) {
      const ending = { eventId, key, facts: gate.facts, steps: [gate] }
      return gate.rule === 'gate.not_connected'
        ? held({ ...ending, reason: 'member_not_connected' })
        : skipped({ ...ending, reason: gateReason(gate) })
    }
    const gone = goneFor(event, facts)
    if (gone) return heldByBroken(gone, { eventId, key, steps: [] })
    if (isRoleHidden && wasInHiddenRole(event, facts)) {
      const scopes = ['settings.users.read']
      return held({ eventId, key, reason: 'scope_missing', facts: { scopes }, steps: hiddenRoles(way) })
    }
    if (storedAs === 'nothing') {
      const off = offForMember(event, way.storedBy)
      const steps = [...hiddenRoles(way), off]
      return skipped({ eventId, key, reason: gateReason(off), facts: off.facts, steps })
    }
    const cameAt = one.receivedAt ?? facts.now
    const people = choosePeople(event, facts, created, gates, cameAt)
    people.steps.unshift(...(one.leftOut ?? []), ...hiddenRoles(way))
    const beyond = outOfReach(event, people, settings)
    if (beyond) return skipped({ eventId, key, ...beyond })
    const wait = waitForPeople(people, { cameAt, now: facts.now })
    if (!wait && people.contacts.length + people.newContacts.length === 0) {
      return skipped({ eventId, key, ...whyNobody(people), steps: people.steps })
    }
    const word = readings.decide(one)
    const steps = [...people.steps, ...word.steps]
    if (word.kind === 'skip') {
      const considered = peopleRecords(people).map((record) => ({ ...record, isChosen: false }))
      return skipped({ eventId, key, ...word, steps, considered })
    }
    if (wait) return held({ eventId, key, ...wait, steps })
    const type = facts.begunAs.get(key) ?? engagements.get(key)?.type ?? storedAs
    if (type === storedAs) steps.push(...storedOtherwise(event, way))
    const said = word.facts
    const deal = dealPlans.judge(one, people, word)
    if (deal.kind === 'hold') {
      const { reason, facts: why, step } = deal
      return held({ eventId, key, reason, facts: why, steps: [...steps, step] })
    }
    const planNote = () => {
      const planned = planWrite({
        ...{ one, key, type, way, people, steps, said, facts },
        ...{ engagements, told, newRecordOwners },
      })
      if (planned.outcome.kind === 'write') readings.take(one)
      return planned
    }
    const planned = wishPlans.plan({ one, key, people, steps, newRecordOwners, planNote })
    return dealPlans.take(deal, planned, engagements.get(key))
  }
}
