// The members of the settings page: those with a rule of their own and those whom events have named, each with what holds for them. Pure.
import type { Settings } from '../../../server/domain/settings/settings.ts'
import type { Choices } from '../../../server/http/settings/answers.ts'

export type MemberRule = Settings['members']['rules'][number]

export type MemberRow = {
  email: string
  /** Null: what fits all fits them, too. */
  rule: MemberRule | null
  /** The one with the same address, whom nobody had to choose. */
  namesake: { id: string; name: string } | null
}

/** Those with a rule first; each by address. */
export function membersOf(document: Settings, { members, owners }: Choices): MemberRow[] {
  const rules = new Map(document.members.rules.map((rule) => [rule.email, rule]))
  const active = new Map(
    (owners ?? []).flatMap((owner) =>
      owner.is_archived ? [] : [[owner.email.toLowerCase(), owner] as const],
    ),
  )
  const seen = members.filter((email) => !rules.has(email))
  return [[...rules.keys()].toSorted(), seen.toSorted()].flat().map((email) => ({
    email,
    rule: rules.get(email) ?? null,
    namesake: active.get(email) ?? null,
  }))
}

/** Changes the rule of a member, and begins one where there is none. */
export function withRule(
  members: Settings['members'],
  email: string,
  edit: (rule: MemberRule) => MemberRule,
): Settings['members'] {
  const old = members.rules.find((rule) => rule.email === email)
  const rule = edit(old ?? { email, syncs: true })
  const rules = old ? members.rules.map((one) => (one === old ? rule : one)) : [...members.rules, rule]
  return { ...members, rules }
}

export function withoutRule(members: Settings['members'], email: string): Settings['members'] {
  return { ...members, rules: members.rules.filter((rule) => rule.email !== email) }
}
