// To whom an invitation may be mailed: members of the account at its own people's domains, now and then, and never whom the account leaves
// out. So nobody can send mail to strangers through us. Pure.
import { ownDomains } from '../gates/gate-facts.ts'
import { createAddressMatcher, domainOf } from '../gates/match-address.ts'
import { isSystemAddress } from '../gates/system-address.ts'
import type { Owner } from '../record.ts'
import type { Settings } from '../settings/settings.ts'
import type { Consent } from './describe-member.ts'
import type { InviteRefusal } from './invite-refusal.ts'

export type Invitee = {
  email: string
  isActive: boolean
  isConnected: boolean
  consent: Consent
  /** When they were last sent one, and how often within thirty days. */
  lastAt: Date | null
  times: number
}

export type InviteFacts = {
  settings: Settings
  owners: readonly Pick<Owner, 'email'>[]
  /** The account's own domain. */
  domain: string
  now: Date
}

/** One a day, five in thirty days. */
export const INVITED_AGAIN_AFTER_MS = 24 * 60 * 60_000
export const MOST_TIMES = 5

/** Made once for all who are to be invited. Answers why somebody may not be, or null. */
export function createInviteRules({
  settings,
  owners,
  domain,
  now,
}: InviteFacts): (invitee: Invitee) => InviteRefusal | null {
  const excluded = createAddressMatcher(settings.exclusions)
  const people = new Set(owners.map(({ email }) => email))
  const domains = new Set([
    domain.toLowerCase(),
    ...ownDomains(owners),
    ...settings.exclusions.internal.domains,
  ])
  return ({ email, isActive, isConnected, consent, lastAt, times }) => {
    if (isConnected) return 'connected'
    if (!isActive) return 'left'
    if (consent !== 'given') return 'off'
    if (excluded.address(email)) return 'excluded'
    if (isSystemAddress(email)) return 'system_address'
    if (!people.has(email) && !domains.has(domainOf(email))) return 'foreign_domain'
    if (lastAt && now.getTime() - lastAt.getTime() < INVITED_AGAIN_AFTER_MS) return 'too_soon'
    return times >= MOST_TIMES ? 'too_often' : null
  }
}
