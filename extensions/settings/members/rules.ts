// What is special about a member on the screen: saved or not, beside what the server knows of them. Pure.
import type { Settings } from '../../../server/domain/settings/settings.ts'
import type { MembersAnswer, SettingsMember } from '../../../server/http/members/answers.ts'

type Members = Settings['members']
export type MemberRule = Members['rules'][number]

/** What is left out stays; null takes it away. */
export type RuleChange = {
  owner_id?: string | null
  syncs?: boolean
  touch?: Members['touch'] | null
}

export type MemberRow = {
  email: string
  /** As it stands on the screen. Null: what fits all fits them, too. */
  rule: MemberRule | null
  /** Null: added here a moment ago. */
  known: SettingsMember | null
  /** What is on the screen is what the server tells of. */
  isAsTold: boolean
}

type Given = {
  members: Members
  shown: MembersAnswer['members']
  /** Added here; those that stand in the saved settings come from the server. */
  added: readonly string[]
  saved: Members
  /** The list of rules is too long to be here: what the server says of each is all there is. */
  isLeftOut: boolean
}

/** Those added here first, then those that the server tells of. */
export function rowsOf({ members, shown, added, saved, isLeftOut }: Given): MemberRow[] {
  const rules = new Map(members.rules.map((rule) => [rule.email, rule]))
  const told = new Set([...shown, ...saved.rules].map(({ email }) => email))
  const fresh = added.filter((email) => rules.has(email) && !told.has(email))
  return [
    ...fresh.map((email) => ({ email, rule: rules.get(email) ?? null, known: null, isAsTold: false })),
    ...shown.map((known) => {
      const rule = isLeftOut ? toldRule(known) : (rules.get(known.email) ?? null)
      return { email: known.email, rule, known, isAsTold: isLeftOut || isSameRule(rule, toldRule(known)) }
    }),
  ]
}

function toldRule({ email, rule }: SettingsMember): MemberRule | null {
  const { owner_id, syncs, touch } = rule
  if (owner_id === null && syncs && touch === null) return null
  return { email, syncs, ...(owner_id !== null && { owner_id }), ...(touch !== null && { touch }) }
}

function isSameRule(one: MemberRule | null, other: MemberRule | null): boolean {
  const [a, b] = [one, other].map((rule) => [rule?.owner_id, rule?.syncs ?? true, touchOf(rule)].join('\n'))
  return a === b
}

function touchOf(rule: MemberRule | null): string {
  const { contacts = '', companies = '', deals = '' } = rule?.touch ?? {}
  return [contacts, companies, deals].join(' ')
}

/** Changes the rule of a member, and begins one where there is none. */
export function withRule(members: Members, email: string, change: RuleChange): Members {
  const old = members.rules.find((rule) => rule.email === email)
  const rule = changed(old ?? { email, syncs: true }, change)
  const rules = old ? members.rules.map((one) => (one === old ? rule : one)) : [...members.rules, rule]
  return { ...members, rules }
}

function changed({ owner_id, syncs, touch, email }: MemberRule, change: RuleChange): MemberRule {
  const owner = change.owner_id === undefined ? owner_id : change.owner_id
  const reach = change.touch === undefined ? touch : change.touch
  return {
    email,
    syncs: change.syncs ?? syncs,
    ...(owner != null && { owner_id: owner }),
    ...(reach != null && { touch: reach }),
  }
}

export function withoutRule(members: Members, email: string): Members {
  return { ...members, rules: members.rules.filter((rule) => rule.email !== email) }
}
