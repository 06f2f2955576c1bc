// Which of the members who sent lately need somebody: nobody's activity is theirs, their HubSpot user is gone, or they have to connect.
import type { Account } from '../store/accounts.ts'
import { settingsFor } from '../store/current-settings.ts'
import type { Db } from '../store/database.ts'
import { findMembers, type Member } from '../store/members.ts'
import { listOwners } from '../store/owners.ts'
import { describeAll, UNKNOWN_MEMBER } from './list-members.ts'

export type FlaggedMembers = {
  unmapped: string[]
  archived: string[]
  /** Null where nobody has to connect. */
  notConnected: string[] | null
}

/** `senders`: addresses that events named lately, known as members or not yet. */
export async function flagMembers(
  { db, now }: { db: Db; now: () => Date },
  account: Account,
  senders: readonly string[],
): Promise<FlaggedMembers> {
  const { portalId } = account
  const [settings, owners, known] = await Promise.all([
    settingsFor(db, account),
    listOwners(db, portalId),
    findMembers(db, portalId, senders),
  ])
  const found = new Map(known.map((member) => [member.email, member]))
  const members = senders.map((email): Member => found.get(email) ?? { ...UNKNOWN_MEMBER, email })
  const described = describeAll(members, { settings, inForce: settings, owners, account, now: now() })
  const having = (...wanted: string[]) =>
    described
      .filter(({ problems }) => problems.some((problem) => wanted.includes(problem)))
      .map(({ email }) => email)
  return {
    unmapped: having('unmapped', 'mapping_broken'),
    archived: having('owner_archived'),
    notConnected: settings.general.members_must_connect ? having('not_connected') : null,
  }
}
