// Plans the deals that campaigns open: one for a contact and pipeline as long as it is open, and one for a contact and campaign ever. Pure.
import type { ActivityEvent } from '../activity-event.ts'
import { brokenStep } from '../broken-for.ts'
import { chooseOwner, ownerOfMember, ownersById } from '../choose-owner.ts'
import { hashed } from '../engagement.ts'
import { createMayTouch, leaveOutOfReach, type MayTouch, touchOf } from '../may-touch.ts'
import type { ChosenPeople } from '../people/choose-people.ts'
import type { DueEvent, EventPlan, PlanFacts, PlannedEngagement } from '../plan.ts'
import { peopleRecords, uniqueRecords, uniqueRefs } from '../planned-records.ts'
import type { Facts } from '../reason.ts'
import { COMPANY, CONTACT, type ConsideredRecord, DEAL, type RecordRef, refKey } from '../record.ts'
import type { Trace, TraceStep } from '../trace.ts'
import { nameDeal } from './deal-name.ts'
import { authorOf, type DealWish, dealWishOf } from './deal-rule.ts'
import { type OpenedDeal, standingDeal } from './standing-deal.ts'

export type PlannedDeal = {
  /** Names it within the plan. */
  key: string
  /** Names it in HubSpot. */
  dealKey: string
  campaign: string
  pipeline: string
  name: string
  properties: Record<string, string>
  /** For whom it is opened: they get no second one. */
  principals: RecordRef[]
  contacts: RecordRef[]
  companies: RecordRef[]
  /** An earlier attempt of which nobody knows whether it took effect. */
  doubt: { begunAt: Date; until: Date } | null
}

export type DealWord =
  | { kind: 'none'; steps: Trace }
  | { kind: 'hold'; reason: 'settings_broken' | 'scope_missing'; facts: Facts; step: TraceStep }
  /** What is written of the event stands on this deal. `deal`: it has to be made first. */
  | { kind: 'deal'; record: ConsideredRecord; deal: PlannedDeal | null; steps: Trace }

export type DealPlans = {
  /** What an activity of these people means for deals. Nothing is planned before it is taken. */
  judge(one: DueEvent, people: ChosenPeople, by: { isMachine: boolean }): DealWord
  /** Puts the deal into the plan, and what is written of the event on the deal. */
  take(word: DealWord, planned: EventPlan, engagement: PlannedEngagement | undefined): EventPlan
  planned(): PlannedDeal[]
}

const DAY_MS = 24 * 60 * 60_000
/** What is sent in bulk afterwards tells of old times: it opens nothing. */
const OPENS_WITHIN_MS = 30 * DAY_MS

type Opening = {
  one: DueEvent
  wish: DealWish
  people: ChosenPeople
  contacts: readonly ConsideredRecord[]
  principals: readonly ConsideredRecord[]
  mayTouch: MayTouch
}

export function createDealPlans(facts: PlanFacts): DealPlans {
  /** By pipeline and contact. */
  const taken = new Map<string, PlannedDeal>()
  return { judge, take, planned: () => [...new Set(taken.values())] }

  function judge(one: DueEvent, people: ChosenPeople, { isMachine }: { isMachine: boolean }): DealWord {
    const { event } = one
    const wish = dealWishOf(event, facts.settings)
    if (!wish || !facts.campaignDeals) return { kind: 'none', steps: [] }
    const { campaign, on } = wish
    const seen = { campaign, on }
    const mayTouch = createMayTouch(event.member, ownerOfMember(event.member, facts).ownerId, facts)
    const reach = leaveOutOfReach(peopleRecords(people), mayTouch)
    const contacts = reach.records.filter(({ record, isChosen }) => isChosen && record.type === CONTACT)
    const principals = principalsOf(event, people, contacts)
    if (principals.length === 0) return { kind: 'none', steps: [] }
    const stop = stopOf(wish)
    if (stop) return stop
    const none = (rule: TraceStep['rule'], more: Facts = {}): DealWord => ({
      kind: 'none',
      steps: [{ rule, facts: { ...seen, ...more } }],
    })
    if (isMachine) return none('deal.machine')
    const cameAt = one.receivedAt ?? facts.now
    if (cameAt.getTime() - Date.parse(event.occurred_at) > OPENS_WITHIN_MS) return none('deal.too_old')
    if (touchOf(event.member, facts.settings).deals === 'none') {
      return none('deal.out_of_reach', { member: event.member?.email ?? null })
    }
    const opening = { one, wish, people, contacts, principals, mayTouch }
    for (const { record, name: contact } of principals) {
      const sofar = taken.get(placeOf(wish.rule.pipeline, record))
      if (sofar) return onDeal(newRef(sofar), sofar.name, 'deal.joined', { ...seen, deal: sofar.name })
      if (record.kind === 'new') continue
      const known = { campaign, pipeline: wish.rule.pipeline, dealKey: dealKeyOf(opening) }
      const found = standingDeal(record.id, known, facts.campaignDeals, facts.now)
      if (found.kind === 'doubt') return opened(opening, found.opened)
      if (found.kind === 'own') {
        const ref: RecordRef = { kind: 'existing', type: DEAL, id: found.dealId }
        return onDeal(ref, found.name ?? campaign, 'deal.joined', { ...seen, deal: found.name ?? campaign })
      }
      if (found.kind !== 'nothing') return none(`deal.${found.kind}`, { contact, deal: found.name })
    }
    return opened(opening, null)
  }

  /** What has to be mended before the rule can be followed. */
  function stopOf({ campaign, on }: DealWish): DealWord | null {
    const broke = facts.broken.campaignDeals.get(campaign) ?? facts.broken.newDeals
    if (broke) {
      const step = brokenStep(broke)
      return { kind: 'hold', reason: 'settings_broken', facts: step.facts, step }
    }
    const scopes = [...(facts.campaignDeals?.missingScopes ?? [])]
    if (scopes.length === 0) return null
    const step: TraceStep = { rule: 'deal.no_scope', facts: { campaign, on } }
    return { kind: 'hold', reason: 'scope_missing', facts: { scopes }, step }
  }

  function opened(opening: Opening, doubt: OpenedDeal | null): DealWord {
    const { one, wish, people, contacts, principals, mayTouch } = opening
    const { campaign, rule, on } = wish
    const [first] = principals
    const companies = contacts.flatMap(({ record }) => companyOf(record, people, facts) ?? [])
    const name = nameDeal(rule.name_format, one, {
      contact: first?.name ?? '',
      company: first && companyOf(first.record, people, facts)?.name,
      source: facts.sources.get(one.sourceId) ?? '',
    })
    const ownerId = ownerOf(one.event, people, rule.owner_id)
    const deal: PlannedDeal = {
      key: hashed('deal', campaign, rule.pipeline, first ? refKey(first.record) : ''),
      dealKey: doubt?.dealKey ?? dealKeyOf(opening),
      campaign: doubt?.campaign ?? campaign,
      pipeline: rule.pipeline,
      name,
      properties: {
        ...facts.settings.record_creation.deals.defaults,
        ...rule.defaults,
        ...{ pipeline: rule.pipeline, dealstage: rule.stage, dealname: name },
        ...(rule.amount !== null && { amount: String(rule.amount) }),
        ...(ownerId && { hubspot_owner_id: ownerId }),
      },
      principals: principals.map(({ record }) => record),
      contacts: contacts.map(({ record }) => record),
      companies: uniqueRefs(companies.filter(mayTouch).map(({ record }) => record)),
      doubt: doubt && { begunAt: doubt.begunAt, until: doubt.intentUntil ?? doubt.begunAt },
    }
    const seen = { campaign, on, deal: name, contacts: contacts.map((contact) => contact.name) }
    return { ...onDeal(newRef(deal), name, 'deal.opened', seen), deal }
  }

  /** The owner that the rule names, unless they left; else whoever owns the activity. */
  function ownerOf(event: ActivityEvent, people: ChosenPeople, named: string | null): string | null {
    const active = named === null ? undefined : ownersById(facts.owners, named).find((one) => !one.isArchived)
    return active?.id ?? chooseOwner(event.member, people.contacts, facts).ownerId
  }

  function take(word: DealWord, planned: EventPlan, engagement: PlannedEngagement | undefined): EventPlan {
    const isDone = planned.outcome.kind === 'write' || planned.outcome.kind === 'set'
    if (word.kind === 'hold' || !isDone) return planned
    const trace = [...planned.trace.slice(0, -1), ...word.steps, ...planned.trace.slice(-1)]
    if (word.kind === 'none') return { ...planned, trace }
    const { record, deal } = word
    for (const contact of deal?.principals ?? []) {
      if (deal) taken.set(placeOf(deal.pipeline, contact), deal)
    }
    if (engagement) engagement.associations = uniqueRefs([...engagement.associations, record.record])
    return { ...planned, trace, considered: uniqueRecords([...planned.considered, record]) }
  }
}

type OnDeal = Extract<DealWord, { kind: 'deal' }>

function onDeal(record: RecordRef, name: string, rule: TraceStep['rule'], seen: Facts): OnDeal {
  const considered = { record, name, isChosen: true, why: 'opened_deal' } as const
  return { kind: 'deal', record: considered, deal: null, steps: [{ rule, facts: seen }] }
}

function newRef({ key }: PlannedDeal): RecordRef {
  return { kind: 'new', type: DEAL, key }
}

/** The activity that opens it names it: whoever tries again finds it by that. */
function dealKeyOf({ one, wish }: Pick<Opening, 'one' | 'wish'>): string {
  return hashed('deal', one.eventId, wish.campaign)
}

function placeOf(pipeline: string, contact: RecordRef): string {
  return `${pipeline} ${refKey(contact)}`
}

/** Who did it: of a reply its author, of anything else everybody it concerns. */
function principalsOf(
  event: ActivityEvent,
  people: ChosenPeople,
  contacts: readonly ConsideredRecord[],
): readonly ConsideredRecord[] {
  const author = authorOf(event)
  if (author === null) return contacts
  const ids = new Set(people.contacts.filter(({ emails }) => emails.includes(author)).map(({ id }) => id))
  const keys = new Set(people.newContacts.filter((one) => one.keys.includes(author)).map(({ key }) => key))
  const own = contacts.filter(({ record }) =>
    record.kind === 'existing' ? ids.has(record.id) : keys.has(record.key),
  )
  return own.length > 0 ? own : contacts
}

function companyOf(contact: RecordRef, people: ChosenPeople, facts: PlanFacts): ConsideredRecord | null {
  const about = { isChosen: true, why: 'primary_company' } as const
  if (contact.kind === 'new') {
    const company = people.newContacts.find(({ key }) => key === contact.key)?.company
    return company ? { ...company, ...about } : null
  }
  const companies = facts.companies.get(contact.id) ?? []
  const company = companies.find(({ isPrimary }) => isPrimary) ?? companies[0]
  if (!company) return null
  const { id, name, ownerId } = company
  return { record: { kind: 'existing', type: COMPANY, id }, name, ownerId, ...about }
}
