// Plans what contacts show of what they want: each wish once for each contact, however many events told it. Beside the note or instead of
// it, as the settings say.
import type { ActivityEvent } from '../activity-event.ts'
import { brokenFor, heldByBroken } from '../broken-for.ts'
import { ownerOfMember } from '../choose-owner.ts'
import { createMayTouch, leaveOutOfReach } from '../may-touch.ts'
import { waitForOwner } from '../out-of-reach.ts'
import type { ChosenPeople } from '../people/choose-people.ts'
import type { NewRecordOwners } from '../people/new-record-owners.ts'
import type { DueEvent, EventPlan, PlanFacts } from '../plan.ts'
import { skipped } from '../plan-end.ts'
import { peopleRecords } from '../planned-records.ts'
import type { Facts } from '../reason.ts'
import { CONTACT, type ConsideredRecord, type RecordRef, refKey } from '../record.ts'
import type { ShownAs } from '../settings/activities.ts'
import type { Settings } from '../settings/settings.ts'
import type { Trace, TraceStep } from '../trace.ts'
import { WISH_HEADS, type WishKind } from './wish-properties.ts'
import {
  isSameWish,
  type JudgedWish,
  judgeWish,
  type KnownWish,
  NOTHING_KNOWN,
  type Wish,
  wishOf,
} from './wishes.ts'

export type WishFacts = {
  /** Whether the account has the properties. */
  hasProperties: boolean
  /** By contact id. */
  known: ReadonlyMap<string, Partial<Record<WishKind, KnownWish>>>
}

/** What a contact is to show from now on. */
export type PlannedWish = { contact: RecordRef; name: string; wish: Wish; known: KnownWish }

type Taking = {
  one: DueEvent
  key: string
  people: ChosenPeople
  steps: Trace
  newRecordOwners: NewRecordOwners
  /** Plans the event as a note. */
  planNote: () => EventPlan
}

type Taken = { wish: Wish; contacts: ConsideredRecord[]; isAlone: boolean }

export type WishPlans = {
  plan(taking: Taking): EventPlan
  /** Once every event is planned: only then it is known which wish is the newest. */
  finish(plans: readonly EventPlan[]): { events: EventPlan[]; wishes: PlannedWish[]; contacts: RecordRef[] }
}

/** How a wish is shown by these settings; null of anything else. */
export function shownAs({ type }: Pick<ActivityEvent, 'type'>, { activities }: Settings): ShownAs | null {
  if (type === 'lead.interest_changed') return activities.interest
  return type === 'email.unsubscribed' ? activities.unsubscribes : null
}

export function createWishPlans(facts: PlanFacts): WishPlans {
  const taken = new Map<string, Taken>()
  return { plan, finish }

  function plan(taking: Taking): EventPlan {
    const { one, planNote } = taking
    const how = shownAs(one.event, facts.settings)
    const wish = wishOf(one.event, one.sourceId)
    if (how === null || how === 'note' || wish === null || !facts.wishes) return planNote()
    if (!facts.wishes.hasProperties) {
      return withSteps(planNote(), [{ rule: 'wish.no_properties', facts: {} }])
    }
    const reach = reachOf(taking, facts)
    const contacts = reach.records.filter(({ record, isChosen }) => isChosen && record.type === CONTACT)
    const planned = how === 'both' ? planNote() : planAlone(taking, reach, contacts, facts)
    const isWritten = planned.outcome.kind === 'write' || planned.outcome.kind === 'set'
    if (isWritten) taken.set(one.eventId, { wish, contacts, isAlone: how === 'property' })
    return planned
  }

  function finish(plans: readonly EventPlan[]) {
    const all = [...taken.values()]
    const wanted = all.flatMap(({ wish, contacts }) => contacts.map((contact) => ({ wish, contact })))
    const judged = new Map<string, JudgedWish>()
    const wishes: PlannedWish[] = []
    for (const [key, group] of Map.groupBy(wanted, ({ wish, contact }) => judgedKey(wish, contact))) {
      const [first, ...others] = group
      if (!first) continue
      const { record, name } = first.contact
      const known =
        (record.kind === 'existing' && facts.wishes?.known.get(record.id)?.[first.wish.kind]) || NOTHING_KNOWN
      const word = judgeWish([first.wish, ...others.map(({ wish }) => wish)], known)
      judged.set(key, word)
      if (word.mustWrite) wishes.push({ contact: record, name, wish: word.newest, known })
    }
    const written = new Set(wishes.map(({ contact }) => refKey(contact)))
    const events = plans.map((one) => {
      const about = taken.get(one.eventId)
      if (!about) return one
      const words = about.contacts.map((contact) => wordOn(about.wish, contact, judged))
      const setsOn = about.contacts.map(({ record }) => refKey(record)).filter((key) => written.has(key))
      const planned = { ...withSteps(one, words), setsOn }
      return about.isAlone
        ? { ...planned, outcome: { kind: 'set' as const, ...endOf(about.wish, words) } }
        : planned
    })
    return { events, wishes, contacts: all.flatMap(({ contacts }) => contacts.map(({ record }) => record)) }
  }
}

/** Names nobody in HubSpot, so their activity may reach it as it may reach anything of theirs. */
function reachOf({ one, people }: Taking, facts: PlanFacts) {
  const { ownerId } = ownerOfMember(one.event.member, facts)
  return leaveOutOfReach(peopleRecords(people), createMayTouch(one.event.member, ownerId, facts))
}

/** Without a note: only the contacts themselves are concerned. */
function planAlone(
  { one, key, people, newRecordOwners, ...so }: Taking,
  reach: ReturnType<typeof leaveOutOfReach>,
  contacts: readonly ConsideredRecord[],
  facts: PlanFacts,
): EventPlan {
  const { eventId, event } = one
  const needs = {
    event,
    ownerRule: undefined,
    hasNewContacts: people.newContacts.length > 0,
    hasNewCompanies: people.newContacts.some(({ company }) => company?.record.kind === 'new'),
    ...{ hasCompanies: false, hasDeals: false },
  }
  const broke = brokenFor(needs, facts.broken, facts.settings)
  if (broke) return heldByBroken(broke, { eventId, key, steps: so.steps })
  const unmapped = waitForOwner(one, key, so.steps, facts)
  if (unmapped) return unmapped
  const steps = [...so.steps, ...reach.steps]
  if (contacts.length === 0) {
    const names = peopleRecords(people).flatMap(({ record, name }) => (record.type === CONTACT ? [name] : []))
    const why = { reason: 'out_of_reach' as const, facts: { member: event.member?.email ?? null, names } }
    return skipped({ eventId, key, ...why, steps, considered: reach.records })
  }
  const considered = reach.records.filter(({ record }) => record.type === CONTACT)
  const trace: Trace = [
    ...steps,
    ...people.newContacts.flatMap((contact) => newRecordOwners.choose(contact, event.member)),
    { rule: 'wish.no_note', facts: {} },
    { rule: 'verdict.written', facts: { reason: 'on_contact' } },
  ]
  const outcome = { kind: 'set', reason: 'on_contact', facts: {} } as const
  return { eventId, engagementKey: key, trace, considered, redraws: [], outcome }
}

function judgedKey({ kind }: Wish, { record }: ConsideredRecord): string {
  return `${kind} ${refKey(record)}`
}

function wordOn(wish: Wish, contact: ConsideredRecord, judged: ReadonlyMap<string, JudgedWish>): TraceStep {
  const { newest, isKept } = judged.get(judgedKey(wish, contact)) ?? { newest: wish, isKept: false }
  const seen = { contact: contact.name, ...sayWish(wish) }
  if (isKept) return { rule: 'wish.kept_edit', facts: seen }
  return { rule: isSameWish(wish, newest) ? 'wish.set' : 'wish.newer', facts: seen }
}

/** How an event ends that changes contacts and makes no note. */
function endOf(wish: Wish, words: readonly TraceStep[]) {
  const isSet = words.some(({ rule }) => rule === 'wish.set')
  if (isSet) return { reason: 'on_contact' as const, facts: sayWish(wish) }
  const byPerson = words.some(({ rule }) => rule === 'wish.kept_edit')
  return { reason: 'newer_on_contact' as const, facts: { byPerson } }
}

function sayWish({ kind, values }: Wish): Facts {
  return kind === 'interest' ? { kind, value: values[WISH_HEADS.interest] ?? '' } : { kind }
}

/** The verdict stays the last word. */
function withSteps(one: EventPlan, steps: readonly TraceStep[]): EventPlan {
  return { ...one, trace: [...one.trace.slice(0, -1), ...steps, ...one.trace.slice(-1)] }
}
