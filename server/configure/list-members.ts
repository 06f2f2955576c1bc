// The list of an account's members, each with whose activity theirs is, what they decided, and what somebody should look at.
import { rulesByEmail } from '../domain/choose-owner.ts'
import { describeMember, type MemberDescription } from '../domain/members/describe-member.ts'
import type { OwnWords } from '../domain/members/own-word.ts'
import type { Owner } from '../domain/record.ts'
import type { MemberRule } from '../domain/settings/members.ts'
import type { Settings } from '../domain/settings/settings.ts'
import { currentOwners, type PrepareDeps } from '../install/prepare-account.ts'
import type { Account } from '../store/accounts.ts'
import { listMembers, type Member } from '../store/members.ts'
import { type ConfigureDeps, lookAround } from './check-account.ts'

export type ListDeps = ConfigureDeps & Pick<PrepareDeps, 'hubspot'>

/** What a list can be narrowed down to. */
export const MEMBER_FILTERS = [
  'all',
  'attention',
  'not_connected',
  'connected',
  'unmapped',
  'off',
  'left',
] as const
export type MemberFilter = (typeof MEMBER_FILTERS)[number]

export type ListedMember = Member &
  MemberDescription & {
    rule: MemberRule | undefined
    /** The rule differs from the one in force. */
    isChanged: boolean
  }

export type MembersQuestion = {
  /** Shown as these settings would have it; `inForce` to tell what they change. */
  settings: Settings
  inForce: Settings
  filter: MemberFilter
  /** Part of an address, a name, or the name of an owner. */
  search: string
  /** Only those after this address. */
  after?: string | undefined
  /** Leaves out so many. */
  skip?: number | undefined
  limit: number
}

export type MembersPage = {
  members: ListedMember[]
  /** The address to go on after; null on the last page. */
  next: string | null
  /** Without the search. */
  counts: Record<MemberFilter, number>
  found: number
  /** False while older events are still being looked through, or where there are more than anybody lists. */
  isComplete: boolean
}

/** Accounts with more members than this cannot list the rest; they can be found by API one by one. */
export const MOST_LISTED = 20_000
/** How long a page waits for older events to be looked through. */
export const LOOK_AROUND_MS = 500

export async function listAccountMembers(
  deps: ListDeps,
  account: Account,
  question: MembersQuestion,
): Promise<MembersPage> {
  const { db } = deps
  const isSeen = await lookAround(deps, account.portalId, LOOK_AROUND_MS)
  const [known, { owners }] = await Promise.all([
    listMembers(db, account.portalId, MOST_LISTED + 1),
    currentOwners(deps, account),
  ])
  const members = withNamed(known.slice(0, MOST_LISTED), question.settings)
  const all = describeAll(members, { ...question, owners, account, now: deps.now() })
  const words = question.search.toLowerCase()
  // In an order of our own: that of the database depends on its language.
  const found = all
    .filter((member) => isShown(member, question.filter) && isNamed(member, words))
    .sort((a, b) => (a.email < b.email ? -1 : 1))
  const { after = '', skip = 0, limit } = question
  const rest = found.filter(({ email }) => email > after).slice(skip)
  const page = rest.slice(0, limit)
  const counts = MEMBER_FILTERS.map(
    (filter) => [filter, all.filter((member) => isShown(member, filter)).length] as const,
  )
  return {
    members: page,
    next: rest.length > page.length ? (page.at(-1)?.email ?? null) : null,
    counts: countsOf(counts),
    found: found.length,
    isComplete: isSeen && known.length <= MOST_LISTED,
  }
}

/** With those whom only the settings name: somebody means them, although nothing of theirs has come in. */
function withNamed(known: readonly Member[], { members }: Settings): Member[] {
  const emails = new Set(known.map(({ email }) => email))
  const named = members.rules.filter(({ email }) => !emails.has(email))
  return [...known, ...named.map(({ email }) => ({ ...UNKNOWN_MEMBER, email }))]
}

/** Somebody of whom nothing but the address is known. */
export const UNKNOWN_MEMBER: Omit<Member, 'email'> = {
  name: null,
  isActive: true,
  knownSince: null,
  lastActivityAt: null,
  connectedAt: null,
  connectedUserId: null,
  connectedEmail: null,
  connectedBy: null,
  pausedAt: null,
}

type Facts = Pick<MembersQuestion, 'settings' | 'inForce'> & {
  owners: readonly Owner[]
  account: Account
  now: Date
}

/** All of these, as the settings would have them. */
export function describeAll(
  members: readonly Member[],
  { settings, inForce, owners, account, now }: Facts,
): ListedMember[] {
  const { defaultOwnerId, installedAt } = account
  const facts = { settings, owners, defaultOwnerId, installedAt, now, ownWords: ownWordsOf(members) }
  return members.map((member) => {
    const rule = rulesByEmail(settings.members.rules, member.email)[0]
    const before = rulesByEmail(inForce.members.rules, member.email)[0]
    return {
      ...member,
      ...describeMember(member, facts),
      rule,
      isChanged: JSON.stringify(rule) !== JSON.stringify(before),
    }
  })
}

export function ownWordsOf(members: readonly Member[]): OwnWords {
  return new Map(
    members.map(({ email, connectedAt, connectedEmail, pausedAt }) => [
      email,
      { isConnected: connectedAt !== null, connectedEmail, isPaused: pausedAt !== null },
    ]),
  )
}

function isShown(
  { problems, connectedAt, consent, isActive, owner }: ListedMember,
  filter: MemberFilter,
): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'attention':
      return problems.length > 0
    case 'not_connected':
      return connectedAt === null && isActive
    case 'connected':
      return connectedAt !== null
    case 'unmapped':
      return owner === null && isActive
    case 'off':
      return consent !== 'given'
    case 'left':
      return !isActive
  }
}

function isNamed({ email, name, owner }: ListedMember, words: string): boolean {
  return [email, name ?? '', owner?.name ?? ''].some((text) => text.toLowerCase().includes(words))
}

function countsOf(counts: readonly (readonly [MemberFilter, number])[]): Record<MemberFilter, number> {
  const of = (wanted: MemberFilter) => counts.find(([filter]) => filter === wanted)?.[1] ?? 0
  return {
    all: of('all'),
    attention: of('attention'),
    not_connected: of('not_connected'),
    connected: of('connected'),
    unmapped: of('unmapped'),
    off: of('off'),
    left: of('left'),
  }
}
