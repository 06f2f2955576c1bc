// A page of the list of members, with what only a page's members need: what waits for them, and their last invitation.
import { z } from 'zod'
import {
  type ListDeps,
  listAccountMembers,
  MEMBER_FILTERS,
  type MembersPage,
} from '../../configure/list-members.ts'
import type { Settings } from '../../domain/settings/settings.ts'
import type { Account } from '../../store/accounts.ts'
import { findLastInvitations } from '../../store/invitations.ts'
import { countWaiting } from '../../store/member-holds.ts'
import type { MemberExtras } from './view.ts'

const filters = {
  show: z.enum(MEMBER_FILTERS).default('all').meta({
    description:
      'Only those who: need `attention`, have `not_connected` or have `connected`, are `unmapped` (have no owner), are `off` (switched off, or paused themselves), have `left` the sending tool.',
  }),
  search: z
    .string()
    .max(200)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'must be plain text')
    .default('')
    .meta({ description: 'Part of an address, of a name, or of the name of an owner.' }),
}

/** By API: from page to page. */
export const MembersQuery = z.strictObject({
  ...filters,
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,400}$/, 'must be the next_cursor of the page before')
    .optional()
    .meta({ description: 'The `next_cursor` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** On the settings page: any page of them. */
export const TabQuery = z.strictObject({
  ...filters,
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})

type Wanted = z.output<typeof MembersQuery> | z.output<typeof TabQuery>

const TAB_PAGE = 25

export async function readMembersPage(
  deps: ListDeps,
  account: Account,
  wanted: Wanted,
  settings: { settings: Settings; inForce: Settings },
): Promise<MembersPage & MemberExtras & { nextCursor: string | null }> {
  const { db } = deps
  const { portalId } = account
  const { show: filter, search } = wanted
  const question = { ...settings, filter, search: search.trim(), ...placeOf(wanted) }
  const page = await listAccountMembers(deps, account, question)
  const emails = page.members.map(({ email }) => email)
  const [invitations, waiting] = await Promise.all([
    findLastInvitations(db, portalId, emails),
    countWaiting(db, portalId, emails),
  ])
  const nextCursor = page.next === null ? null : Buffer.from(page.next).toString('base64url')
  return { ...page, invitations, waiting, nextCursor }
}

function placeOf(wanted: Wanted): { after?: string; skip?: number; limit: number } {
  if ('page' in wanted) return { skip: (wanted.page - 1) * TAB_PAGE, limit: TAB_PAGE }
  const { cursor, limit } = wanted
  return { ...(cursor !== undefined && { after: Buffer.from(cursor, 'base64url').toString() }), limit }
}
