// Checks whether one setting takes away what another is for: each is right in itself, and together they would surprise. Pure.
import { OWNER_PROPERTY } from '../record.ts'
import type { Finding } from './finding.ts'
import type { LiveAccount } from './live-account.ts'
import type { Touch } from './members.ts'
import type { Settings } from './settings.ts'

export function checkContradictions(settings: Settings, live: LiveAccount): Finding[] {
  return [...checkReach(settings, live)]
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
