// Changes what the draft says of members: some of them, or all whose address is an owner's. Checked like every draft.
import { changeMemberRules, type MemberChange } from '../domain/members/change-rules.ts'
import { type MappingProposal, proposeMapping } from '../domain/members/propose-mapping.ts'
import { type ParsedSettings, parseSettings } from '../domain/settings/parse-settings.ts'
import { currentOwners } from '../install/prepare-account.ts'
import type { Account } from '../store/accounts.ts'
import { listMembers } from '../store/members.ts'
import { lookAround } from './check-account.ts'
import { draftOrPublished } from './edit-draft.ts'
import { type ListDeps, LOOK_AROUND_MS, MOST_LISTED } from './list-members.ts'

/** The document as it would be with these changes, or what would be wrong with it. */
export async function withMemberChanges(
  { db }: Pick<ListDeps, 'db'>,
  { portalId, settingsVersion }: Account,
  changes: readonly MemberChange[],
): Promise<ParsedSettings & { document: unknown }> {
  const base = await draftOrPublished(db, portalId, settingsVersion)
  const document = changeMemberRules(base, changes)
  return { ...parseSettings(document), document }
}

/** Who would be mapped to whom, on top of the draft. */
export async function proposeMemberMapping(
  deps: ListDeps,
  account: Account,
): Promise<MappingProposal & { names: ReadonlyMap<string, string | null> }> {
  const { db } = deps
  const { portalId, settingsVersion } = account
  await lookAround(deps, portalId, LOOK_AROUND_MS)
  const [members, { owners }, settings] = await Promise.all([
    listMembers(db, portalId, MOST_LISTED),
    currentOwners(deps, account),
    draftOrPublished(db, portalId, settingsVersion),
  ])
  const names = new Map(members.map(({ email, name }) => [email, name]))
  return { ...proposeMapping(members, { settings, owners }), names }
}

/** `members`: only these. Without it: all that are sure, and `also` these. */
export type ChosenMapping = { members?: readonly string[] | undefined; also?: readonly string[] | undefined }

/** The changes of a proposal. Computed anew, so that nobody slips in another owner. */
export function mappingChanges(
  { proposals }: MappingProposal,
  { members, also = [] }: ChosenMapping,
): MemberChange[] {
  const chosen = new Set(members ?? also)
  return proposals
    .filter(({ email, why }) => chosen.has(email) || (members === undefined && why === 'same_address'))
    .map(({ email, owner }) => ({ email, owner_id: owner.id }))
}
