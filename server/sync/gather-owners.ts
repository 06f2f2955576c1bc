// The owners of an account as a claim may rely on them: as old as ten minutes, and newer where somebody is not among them.
import type { OwnWords } from '../domain/members/own-word.ts'
import type { DueEvent } from '../domain/plan.ts'
import type { Settings } from '../domain/settings/settings.ts'
import { SyncError } from '../domain/sync-error.ts'
import { type PrepareDeps, refreshOwners } from '../install/prepare-account.ts'
import { type Account, findAccount } from '../store/accounts.ts'
import { listOwners } from '../store/owners.ts'
import type { Gathered } from './gather.ts'

const OWNERS_AGE_MS = 10 * 60_000
/** A new colleague's first mail must not wait ten minutes, and a stranger's must not cost a call each time. */
const OWNERS_AGE_FOR_STRANGER_MS = 60_000

export async function gatherOwners(
  deps: PrepareDeps,
  account: Account,
  due: readonly DueEvent[],
  { settings, ownWords }: { settings: Settings; ownWords: OwnWords },
): Promise<Pick<Gathered, 'owners' | 'defaultOwnerId' | 'ownersReadAt'>> {
  const { db, now } = deps
  const { portalId } = account
  const ownersReadAt = account.ownersReadAt ?? new Date(0)
  const ageMs = now().getTime() - ownersReadAt.getTime()
  const owners = await listOwners(db, portalId)
  const known = new Set(owners.flatMap((owner) => [owner.email, owner.id]))
  const mapped = new Map(settings.members.rules.map(({ email, owner_id }) => [email, owner_id]))
  const ownerOf = (email: string) => mapped.get(email) ?? ownWords.get(email)?.connectedEmail ?? email
  const hasStranger = due.some(({ event: { member } }) => member && !known.has(ownerOf(member.email)))
  // The settings have begun to name roles: what they say of them holds from the first event on.
  const lacksRoles =
    settings.activities.roles.length > 0 && !account.hidesRoles && owners.some(({ roles }) => roles === null)
  if (!lacksRoles && ageMs < (hasStranger ? OWNERS_AGE_FOR_STRANGER_MS : OWNERS_AGE_MS)) {
    return { owners, defaultOwnerId: account.defaultOwnerId, ownersReadAt }
  }
  try {
    const read = await refreshOwners(deps, account, settings)
    const fresh = await findAccount(db, portalId)
    return {
      owners: read,
      defaultOwnerId: fresh?.defaultOwnerId ?? null,
      ownersReadAt: fresh?.ownersReadAt ?? now(),
    }
  } catch (error) {
    // Owners of ten minutes ago are better than no activity at all; but nothing may be logged that a role would have switched off.
    const isUseless = owners.length === 0 || lacksRoles
    if (isUseless || !(error instanceof SyncError) || error.code === 'connection_revoked') throw error
    return { owners, defaultOwnerId: account.defaultOwnerId, ownersReadAt }
  }
}
