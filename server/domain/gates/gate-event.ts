// What must not be logged at all, by the event and the settings alone: decided before anything of it is stored. Pure. What it says names
// nobody: who was left out need not be known to say why.
import { type ActivityEvent, type AnyCounterpart, isMail } from '../activity-event.ts'
import { direction } from '../counterparts.ts'
import { type KnownPerson, peopleOf } from '../people/person-key.ts'
import type { Facts, ReasonOf } from '../reason.ts'
import type { Contact } from '../record.ts'
import { isOffForAll } from '../settings/activities.ts'
import type { Settings } from '../settings/settings.ts'
import { AT_THE_DOOR, domainsOfUsers, type GateFacts, isUser } from './gate-facts.ts'
import { createAddressMatcher, domainOf, suffixesOf } from './match-address.ts'
import { isSystemAddress, systemNameOf } from './system-address.ts'

export type GateRule =
  | 'gate.address'
  | 'gate.domain'
  | 'gate.pattern'
  | 'gate.system_address'
  | 'gate.internal'
  | 'gate.activity_off'
  | 'gate.campaign_off'
  | 'gate.member_off'
  | 'gate.not_known'
  | 'gate.not_connected'

export type Gated = { rule: GateRule; facts: Facts }

export type GateReason = Extract<
  ReasonOf<'skipped'>,
  'activity_off' | 'campaign_off' | 'member_off' | 'internal' | 'not_known' | 'excluded'
>

/** The reason that an event ends with when one gate turns all of it away. */
export function gateReason({ rule }: Gated): GateReason {
  switch (rule) {
    case 'gate.activity_off':
      return 'activity_off'
    case 'gate.campaign_off':
      return 'campaign_off'
    case 'gate.member_off':
      return 'member_off'
    case 'gate.internal':
      return 'internal'
    case 'gate.not_known':
      return 'not_known'
    default:
      return 'excluded'
  }
}

/** Of a type that is off for the member's team or role, or off but for others: only HubSpot's facts tell. `saidBy`: whose word it is. */
export function offForMember({ type }: ActivityEvent, saidBy: Facts): Gated {
  return { rule: 'gate.activity_off', facts: { type, ...saidBy } }
}

export type Gates = {
  /** Why nothing of this event is logged for anybody; null when it may be. */
  ofEvent(event: ActivityEvent): Gated | null
  /** Why an event is not logged for this person; null when it may be. `contacts`: who of HubSpot's contacts they may be, where it is known. */
  ofPerson(event: ActivityEvent, one: KnownPerson, contacts?: readonly Contact[]): Gated | null
  /** Which of the account's lists names this address, or the company that somebody is told to be of; null when none does. */
  ofEntry(entry: Entry): Gated | null
}

/** Somebody as an event names them: by an address, by the domain of their company, or both. */
export type Entry = Pick<AnyCounterpart, 'email' | 'company_domain'>

/** What a document lists, made once: published settings never change, and a list may have 50,000 entries. */
function listsOf({ exclusions, members, campaigns }: Settings) {
  return {
    match: createAddressMatcher(exclusions),
    internal: new Set(exclusions.internal.domains),
    silent: new Set(members.rules.filter((rule) => !rule.syncs).map(({ email }) => email)),
    notPushed: new Set(campaigns.filter(({ is_pushed }) => !is_pushed).map(({ campaign }) => campaign)),
  }
}

const listed = new WeakMap<Settings, ReturnType<typeof listsOf>>()

/** The gates of a document: at the door, or with what HubSpot tells. */
export function gatesOf(settings: Settings, { contacts, owners }: GateFacts = AT_THE_DOOR): Gates {
  const { exclusions, activities } = settings
  const lists = listed.get(settings) ?? listsOf(settings)
  listed.set(settings, lists)
  const { match, internal, silent, notPushed } = lists

  return { ofEvent, ofPerson, ofEntry }

  function ofEvent(event: ActivityEvent): Gated | null {
    const { member, campaign, type } = event
    if (isOffForAll(type, activities)) {
      return { rule: 'gate.activity_off', facts: { type } }
    }
    if (member && silent.has(member.email)) {
      return { rule: 'gate.member_off', facts: { member: member.email } }
    }
    const name = [campaign?.id, campaign?.name].find((one) => one !== undefined && notPushed.has(one))
    if (name !== undefined) {
      return { rule: 'gate.campaign_off', facts: { campaign: campaign?.name ?? name } }
    }
    const author = ofAuthor(event)
    if (author) return author
    const reasons = peopleOf(event).map((one) => ofPerson(event, one))
    const [first] = reasons
    // Said of the whole event only where it is true of everybody.
    return first && reasons.every((reason) => reason !== null) ? first : null
  }

  /** What somebody wrote who must not be logged is nobody else's to have. A colleague's mail is the recipients' as well. */
  function ofAuthor(event: ActivityEvent): Gated | null {
    if (!isMail(event) || direction(event) !== 'incoming') return null
    const email = event.message.from?.email
    if (email === undefined) return null
    const gate = ofEntry({ email })
    const { member } = event
    const isOurs = isInternal(email) || (member && domainOf(member.email) === domainOf(email))
    return isOurs ? null : gate
  }

  /** All addresses of a contact are one person's, whichever they are found by, and the lists mean the person. */
  function ofContact([only, ...others]: readonly Contact[]): Gated | null {
    if (!only || others.length > 0) return null
    const gate = only.emails.map((email) => listedAs({ email })).find((one) => one !== null)
    return gate ? { ...gate, facts: { ...gate.facts, by: 'contact' } } : null
  }

  function ofEntry(entry: Entry): Gated | null {
    const contact = entry.email === undefined ? undefined : contacts?.get(entry.email)
    return listedAs(entry) ?? ofContact(contact ? [contact] : [])
  }

  function listedAs({ email, company_domain }: Entry): Gated | null {
    const found =
      (email === undefined ? null : match.address(email)) ??
      (company_domain === undefined ? null : match.domain(company_domain))
    if (!found) return null
    const { rule, entry } = found
    return rule === 'gate.address' ? { rule, facts: {} } : { rule, facts: { entry } }
  }

  function ofPerson(
    _event: ActivityEvent,
    { person }: KnownPerson,
    candidates: readonly Contact[] = [],
  ): Gated | null {
    const { email, company_domain } = person
    const gate = ofEntry(person) ?? ofContact(candidates)
    if (gate) return gate
    if (email !== undefined && exclusions.system_addresses && isSystemAddress(email)) {
      return { rule: 'gate.system_address', facts: { entry: `${systemNameOf(email)}@` } }
    }
    // Of somebody without an address the domain of their company says as much.
    const own = exclusions.internal.is_left_out ? ownOf(email ?? company_domain ?? '') : null
    return own && { rule: 'gate.internal', facts: own }
  }

  /** A user of the account is a colleague even at a mail provider. */
  function ownOf(email: string): Facts | null {
    return ownDomainOf(email) ?? (isUser(email, owners ?? []) ? { by: 'user' } : null)
  }

  function isInternal(email: string): boolean {
    return ownDomainOf(email) !== null
  }

  /** A colleague beside a customer is nobody's contact, but the mail is not internal. */
  function ownDomainOf(email: string): Facts | null {
    const users = exclusions.internal.has_users ? domainsOfUsers(owners ?? []) : NONE
    if (internal.size + users.size === 0) return null
    const domains = suffixesOf(domainOf(email))
    const entry = domains.find((one) => internal.has(one))
    if (entry !== undefined) return { entry }
    const ofUsers = domains.find((one) => users.has(one))
    return ofUsers === undefined ? null : { entry: ofUsers, by: 'users' }
  }
}

const NONE: ReadonlySet<string> = new Set()

/** One step for all whom the same entry leaves out. */
export function gateSteps(gated: readonly Gated[]): Gated[] {
  const groups = Map.groupBy(gated, ({ rule, facts }) => `${rule} ${JSON.stringify(facts)}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    return [group.length > 1 ? { ...first, facts: { ...first.facts, people: group.length } } : first]
  })
}
