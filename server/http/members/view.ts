// How members look from outside.
import type { ListedMember } from '../../configure/list-members.ts'
import { sayMailProblem, sayMemberProblem } from '../../domain/members/wording.ts'
import type { Invitation } from '../../store/invitations.ts'
import type { InvitationView, MemberView, SettingsMember } from './answers.ts'

export type MemberExtras = {
  invitations: ReadonlyMap<string, Invitation>
  waiting: ReadonlyMap<string, number>
}

export function viewMember(member: ListedMember, { invitations, waiting }: MemberExtras): MemberView {
  const { email, name, owner, ownerRule, consent, problems, connectedAt, connectedEmail, connectedBy } =
    member
  return {
    email,
    name,
    is_active: member.isActive,
    known_since: member.knownSince?.toISOString() ?? null,
    last_activity_at: member.lastActivityAt?.toISOString() ?? null,
    owner: owner && { id: owner.id, name: owner.name },
    owner_rule: ownerRule,
    connection:
      connectedAt && connectedBy
        ? { at: connectedAt.toISOString(), user: connectedEmail, by: connectedBy }
        : null,
    consent,
    paused_at: member.pausedAt?.toISOString() ?? null,
    invitation: viewInvitation(invitations.get(email)),
    waiting: waiting.get(email) ?? 0,
    problems: problems.map((code) => ({ code, text: sayMemberProblem(code) })),
  }
}

export function viewSettingsMember(member: ListedMember, extras: MemberExtras): SettingsMember {
  const { rule, isChanged } = member
  const { owner_id = null, syncs = true, touch = null } = rule ?? {}
  return { ...viewMember(member, extras), rule: { owner_id, syncs, touch }, is_changed: isChanged }
}

function viewInvitation(invitation: Invitation | undefined): InvitationView | null {
  if (!invitation || invitation.endedAt) return null
  const { madeAt, expiresAt, mailDueAt, mailedAt, mailProblem } = invitation
  const state = mailedAt ? 'mailed' : mailDueAt ? 'waiting' : mailProblem ? 'failed' : 'handed_over'
  return {
    at: madeAt.toISOString(),
    state,
    problem: mailProblem && sayMailProblem(mailProblem),
    expires_at: expiresAt.toISOString(),
  }
}
