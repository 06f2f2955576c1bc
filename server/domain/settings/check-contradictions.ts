// Checks whether one setting takes away what another is for: each is right in itself, and together they would surprise. Pure.
import { ACTIVITY_TYPES, type ActivityType } from '../activity-event.ts'
import { TYPES_OF_TRIGGER } from '../deals/deal-rule.ts'
import { usuallyStoredAs } from '../drawing/storable-as.ts'
import { ALWAYS_REACHES_OUT, MAY_REACH_OUT } from '../gates/known-contacts.ts'
import { OWNER_PROPERTY } from '../record.ts'
import { isOffForAll, saidOfSome } from './activities.ts'
import type { Finding } from './finding.ts'
import type { LiveAccount } from './live-account.ts'
import type { Touch } from './members.ts'
import type { Settings } from './settings.ts'

export function checkContradictions(settings: Settings, live: LiveAccount): Finding[] {
  return [...checkReach(settings, live), ...checkKnown(settings), ...checkDeals(settings)]
}

/** What is created for a member's activity is to stay within reach of it. */
function checkReach({ members, record_creation }: Settings, { owners }: LiveAccount): Finding[] {
  const { touch, rules, new_record_owners, round_robin } = members
  const reaches = [touch, ...rules.flatMap((rule) => rule.touch ?? [])]
  if (reaches.every(({ contacts }) => contacts === 'none')) {
    const message = 'Activity may reach no contacts, so nothing is logged, and nobody is created.'
    return [
      contradiction(
        '/members/touch/contacts',
        message,
        'Widen the reach of contacts. To stop logging, pause the account.',
      ),
    ]
  }
  const isOwn = reaches.some((reach) => has(reach, 'own'))
  const isTeam = reaches.some((reach) => has(reach, 'team'))
  if (!isOwn && !isTeam) return []
  const whose = isOwn ? 'their own' : 'their team’s'
  if (new_record_owners === 'round_robin') {
    const isInTeam = !isOwn && owners.isKnown && shareTeam(owners.value, round_robin)
    if (isInTeam) return []
    const message = `New records go to owners in turn, while activity of some members reaches only ${whose}: what somebody else gets is out of reach of it from the second time on.`
    const fix = 'Let new records belong to the member whose activity it is, or widen the reach.'
    return [contradiction('/members/new_record_owners', message, fix)]
  }
  if (new_record_owners !== 'nobody') return []
  return (['contacts', 'companies'] as const).flatMap((kind) => {
    const { is_on, defaults } = record_creation[kind]
    const isLimited = reaches.some((reach) => reach[kind] === 'own' || reach[kind] === 'team')
    if (!is_on || !isLimited || !defaults[OWNER_PROPERTY]) return []
    const message = `All new ${kind} get one and the same owner, while activity of some members reaches only ${whose}: what they create is out of reach of it from the second time on.`
    const fix =
      'Take the owner out of the default values, so that it belongs to the member, or widen the reach.'
    return [contradiction(`/record_creation/${kind}/defaults/${OWNER_PROPERTY}`, message, fix)]
  })
}

/** Whom members turn to becomes known, as long as anything is kept of it. */
function checkKnown({ activities, exclusions }: Settings): Finding[] {
  if (!exclusions.known_contacts_only.is_on) return []
  const unseen = ACTIVITY_TYPES.filter((type) =>
    MAY_REACH_OUT.includes(type)
      ? isOffForAll(type, activities) || isOffForSome(type, activities)
      : ALWAYS_REACHES_OUT.includes(type) && isOffForSome(type, activities),
  )
  if (unseen.length === 0) return []
  const message = `Only activity with known people is logged, but ${list(unseen)} ${unseen.length > 1 ? 'are' : 'is'} switched off, for all or for some: of those nothing is kept, so whom members turn to by it does not become known.`
  const fix =
    'Log it with less of its contents (subject only, or neither text nor subject), or log activity with everybody.'
  return [contradiction('/exclusions/known_contacts_only/is_on', message, fix)]
}

/** What opens a deal has to be logged. */
function checkDeals({ activities, campaigns, members }: Settings): Finding[] {
  const { touch, rules } = members
  const reachesNone = [touch, ...rules.flatMap((rule) => rule.touch ?? [])].every(
    ({ deals }) => deals === 'none',
  )
  return campaigns.flatMap(({ campaign, deal, is_pushed }, index): Finding[] => {
    if (!deal) return []
    const pointer = `/campaigns/${index}/deal`
    const opens = `The campaign ${campaign} is to open deals, but`
    if (!is_pushed) {
      const message = `${opens} nothing of it is logged, so it opens none.`
      return [contradiction(pointer, message, 'Log the campaign, or take its deal out.')]
    }
    if (reachesNone) {
      const message = `${opens} activity may reach no deals, so it opens none.`
      return [contradiction(pointer, message, 'Widen the reach of deals (Members), or take the deal out.')]
    }
    const types = deal.on.flatMap((trigger) => TYPES_OF_TRIGGER[trigger])
    const off = types.filter((type) => isOffForAll(type, activities))
    if (off.length === 0) return []
    const which = `${list(off)} ${off.length > 1 ? 'are' : 'is'} switched off`
    const message = `${opens} ${which}: ${off.length < types.length ? 'that opens none' : 'so it never opens one'}.`
    const fix = 'Switch it on again (Activities), or open deals on something else.'
    return [contradiction(`${pointer}/on`, message, fix)]
  })
}

/** By the word of a team or a role, or all but theirs. */
function isOffForSome(type: ActivityType, activities: Settings['activities']): boolean {
  if (isOffForAll(type, activities)) return false
  const said = [
    activities.stored_as[type] ?? usuallyStoredAs(type),
    ...saidOfSome(activities).map((some) => some.stored_as[type]),
  ]
  return said.includes('nothing')
}

function list(types: readonly ActivityType[]): string {
  return types.join(', ')
}

function has({ contacts, companies }: Touch, reach: 'own' | 'team'): boolean {
  return contacts === reach || companies === reach
}

function shareTeam(
  owners: readonly { id: string; teams: readonly { id: string }[] }[],
  listed: readonly string[],
): boolean {
  const [first, ...others] = listed.map(
    (listedId) => new Set(owners.find(({ id }) => id === listedId)?.teams.map(({ id }) => id)),
  )
  return [...(first ?? [])].some((team) => others.every((teams) => teams.has(team)))
}

function contradiction(pointer: string, message: string, fix: string): Finding {
  return { pointer, code: 'contradiction', severity: 'warning', message, fix }
}
