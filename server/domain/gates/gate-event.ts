// What must not be logged at all, by the event and the settings alone: decided before anything of it is stored. Pure.
import type { ActivityEvent } from '../activity-event.ts'
import { counterpartsOf } from '../counterparts.ts'
import type { Facts, ReasonOf } from '../reason.ts'
import type { Settings } from '../settings/settings.ts'
import { createAddressMatcher, domainOf, suffixesOf } from './match-address.ts'
import { isSystemAddress } from './system-address.ts'

export type GateRule =
  | 'gate.address'
  | 'gate.domain'
  | 'gate.pattern'
  | 'gate.system_address'
  | 'gate.internal'
  | 'gate.activity_off'
  | 'gate.campaign_off'
  | 'gate.member_off'

export type Gated = { rule: GateRule; facts: Facts }

/** The reason that an event ends with when one gate turns all of it away. */
export function gateReason({ rule }: Gated): ReasonOf<'skipped'> {
  switch (rule) {
    case 'gate.activity_off':
      return 'activity_off'
    case 'gate.campaign_off':
      return 'campaign_off'
    case 'gate.member_off':
      return 'member_off'
    case 'gate.internal':
      return 'internal'
    default:
      return 'excluded'
  }
}

/** Of a type that is off for the member's team, or off but for other teams: only HubSpot's facts tell. */
export function offForTeam({ type }: ActivityEvent, team: string | null): Gated {
  return { rule: 'gate.activity_off', facts: { type, ...(team && { team }) } }
}

export type Gates = {
  /** Why nothing of this event is logged for anybody; null when it may be. */
  ofEvent(event: ActivityEvent): Gated | null
  /** Why an event is not logged for this person; null when it may be. */
  ofPerson(event: ActivityEvent, email: string): Gated | null
}

/** Made once for a claim or a request. */
export function createGates(settings: Settings): Gates {
  const { exclusions, members, campaigns, activities } = settings
  const matchAddress = createAddressMatcher(exclusions)
  const internal = new Set(exclusions.internal.domains)
  const silent = new Set(members.rules.filter((rule) => !rule.syncs).map(({ email }) => email))
  const notPushed = new Set(campaigns.filter(({ is_pushed }) => !is_pushed).map(({ campaign }) => campaign))
  const isInternal = (email: string) => suffixesOf(domainOf(email)).some((suffix) => internal.has(suffix))

  return { ofEvent, ofPerson }

  function ofEvent(event: ActivityEvent): Gated | null {
    const { member, campaign, type } = event
    if (activities.stored_as[type] === 'nothing' && activities.teams.every((team) => !team.stored_as[type])) {
      return { rule: 'gate.activity_off', facts: { type } }
    }
    if (member && silent.has(member.email)) {
      return { rule: 'gate.member_off', facts: { member: member.email } }
    }
    const name = [campaign?.id, campaign?.name].find((one) => one !== undefined && notPushed.has(one))
    if (name !== undefined) {
      return { rule: 'gate.campaign_off', facts: { campaign: campaign?.name ?? name } }
    }
    const people = counterpartsOf(event)
    const reasons = people.map(({ email }) => ofPerson(event, email))
    const [first] = reasons
    // Said of the whole event only where it is true of everybody.
    return first && reasons.every((reason) => reason !== null) ? first : null
  }

  function ofPerson(event: ActivityEvent, email: string): Gated | null {
    const match = matchAddress(email)
    if (match) return { rule: match.rule, facts: { email, entry: match.entry } }
    if (exclusions.system_addresses && isSystemAddress(email)) {
      return { rule: 'gate.system_address', facts: { email } }
    }
    // A colleague beside a customer is nobody's contact, but the mail is not internal.
    const { member } = event
    const isAmongUs = !member || isInternal(member.email)
    if (exclusions.internal.is_left_out && isAmongUs && isInternal(email)) {
      return { rule: 'gate.internal', facts: { email } }
    }
    return null
  }
}
