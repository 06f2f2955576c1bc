// The members that a user of HubSpot may connect or pause: with their own address, mapped to them, or connected by them before.
import { ownersById } from '../domain/choose-owner.ts'
import type { ConnectedBy } from '../domain/members/own-word.ts'
import type { Settings } from '../domain/settings/settings.ts'
import type { Db } from '../store/database.ts'
import { countWaiting } from '../store/member-holds.ts'
import { findMembers, listMembersOf, type Member } from '../store/members.ts'
import { listOwners } from '../store/owners.ts'
import type { SignedUser } from './account-admins.ts'

export type OwnMember = {
  email: string
  isKnown: boolean
  state: 'not_connected' | 'connected' | 'paused'
  since: Date | null
  by: ConnectedBy
  waiting: number
}

/** Nobody has more addresses; an admin who maps thousands to one owner connects them otherwise. */
const MOST = 50

/** Their own address first, also when nobody knows it yet. Of those that somebody else connected, only theirs by address. */
export async function listOwnMembers(
  db: Db,
  portalId: string,
  { id, email }: SignedUser,
  { members }: Settings,
): Promise<OwnMember[]> {
  const own = email.toLowerCase()
  const [owners, connected] = await Promise.all([listOwners(db, portalId), listMembersOf(db, portalId, id)])
  const mapped = members.rules.flatMap(({ email, owner_id }) => {
    const owner = owner_id === undefined ? undefined : ownersById(owners, owner_id)[0]
    return owner && !owner.isArchived && owner.email === own ? [email] : []
  })
  const emails = [...new Set([own, ...connected, ...mapped])].slice(0, MOST)
  const [found, waiting] = await Promise.all([
    findMembers(db, portalId, emails),
    countWaiting(db, portalId, emails),
  ])
  const known = new Map(found.map((member) => [member.email, member]))
  return emails.flatMap((email): OwnMember[] => {
    const member = known.get(email)
    const isTheirs = member?.connectedUserId === id
    if (email !== own && member?.connectedUserId != null && !isTheirs) return []
    return [
      {
        email,
        isKnown: member !== undefined,
        ...stateOf(member, isTheirs),
        by: email === own ? 'same_address' : isTheirs ? (member.connectedBy ?? 'mapping') : 'mapping',
        waiting: waiting.get(email) ?? 0,
      },
    ]
  })
}

function stateOf(member: Member | undefined, isTheirs: boolean): Pick<OwnMember, 'state' | 'since'> {
  if (member?.pausedAt) return { state: 'paused', since: member.pausedAt }
  if (member?.connectedAt && isTheirs) return { state: 'connected', since: member.connectedAt }
  return { state: 'not_connected', since: null }
}
