// Whom a member turned to with what is switched off. An account that logs only known people has to know them, although nothing of it is
// logged: a fingerprint of their address stays with the bare fact, by which they are recognised and nobody can read it.
import type { ActivityEvent } from '../domain/activity-event.ts'
import { rulesByEmail } from '../domain/choose-owner.ts'
import { isOnlyInBcc } from '../domain/counterparts.ts'
import { type Gated, gatesOf } from '../domain/gates/gate-event.ts'
import { ALWAYS_REACHES_OUT } from '../domain/gates/known-contacts.ts'
import { type PersonKey, peopleOf } from '../domain/people/person-key.ts'
import type { Settings } from '../domain/settings/settings.ts'

/** Nobody whom the settings leave out for another reason: a list, the member's own word, a campaign that is not logged. */
export function turnedTo(event: ActivityEvent, gate: Gated, settings: Settings): PersonKey[] {
  const { exclusions, members, campaigns } = settings
  if (!exclusions.known_contacts_only.is_on || gate.rule !== 'gate.activity_off') return []
  if (!ALWAYS_REACHES_OUT.includes(event.type)) return []
  const { member, campaign } = event
  if (member && rulesByEmail(members.rules, member.email)[0]?.syncs === false) return []
  const isQuiet = campaigns.some(
    ({ campaign: named, is_pushed }) => !is_pushed && (named === campaign?.id || named === campaign?.name),
  )
  if (isQuiet) return []
  const gates = gatesOf(settings)
  return peopleOf(event).flatMap((one) => {
    const { email } = one.person
    const isHidden = email !== undefined && isOnlyInBcc(event, email)
    return isHidden || gates.ofPerson(event, one) !== null ? [] : one.keys.slice(0, 1)
  })
}
