// What is said of members, in words an admin understands.
import type { MemberProblem } from './describe-member.ts'
import type { MailProblem } from './invitation-mail.ts'
import type { InviteRefusal } from './invite-refusal.ts'

const GOES_ELSEWHERE = 'Until then, their activity belongs to the contact’s owner, else to the default owner.'

const PROBLEMS: Record<MemberProblem, string> = {
  owner_archived: `Their HubSpot user is deactivated. Choose another owner. ${GOES_ELSEWHERE}`,
  mapping_broken: `They are mapped to an owner who is gone from HubSpot. Choose another one. ${GOES_ELSEWHERE}`,
  unmapped: `No HubSpot user has their address. Choose an owner, or invite them to connect. ${GOES_ELSEWHERE}`,
  not_connected: 'They have not connected yet: their activity waits until they do.',
  left: 'They left the sending tool. What still comes in from them is logged as before.',
  joined: 'They are new: see that they have the right owner.',
}

/** What somebody should look at, and what to do. */
export function sayMemberProblem(problem: MemberProblem): string {
  return PROBLEMS[problem]
}

const MAIL_PROBLEMS: Record<MailProblem, string> = {
  mail_refused: 'The mail server refused this address. Hand the link over instead.',
  mail_unreachable:
    'The mail server could not be used. It is tried again for some hours; an operator can look into it.',
  mail_not_wanted: 'Not sent: meanwhile they connected, left, or were excluded.',
}

/** Why an invitation was not mailed. */
export function sayMailProblem(problem: MailProblem): string {
  return MAIL_PROBLEMS[problem]
}

const REFUSALS: Record<InviteRefusal, string> = {
  connected: 'They are connected already.',
  left: 'They left the sending tool.',
  off: 'Their activity is switched off.',
  excluded: 'Their address is on the list of exclusions.',
  system_address: 'This is the address of a machine, not of a person.',
  foreign_domain:
    'Logbook mails only to domains that your HubSpot users have, or that the settings name as your own. Hand the link over instead.',
  too_soon: 'They were invited within the last day.',
  too_often: 'They were invited five times within thirty days. Hand the link over instead.',
  too_many: 'Too many invitations for one day. Go on tomorrow.',
  unknown_member: 'Nobody with this address acts in your tools.',
}

/** Why somebody is not invited. */
export function sayInviteRefusal(refusal: InviteRefusal): string {
  return REFUSALS[refusal]
}
