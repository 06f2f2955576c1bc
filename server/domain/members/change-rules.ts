// Changes what the settings say of single members, and leaves everything else as it is. Pure.
import type { MemberRule, Touch } from '../settings/members.ts'
import type { Settings, SettingsInput } from '../settings/settings.ts'

/** What is left out stays; null takes it away. */
export type MemberChange = {
  email: string
  owner_id?: string | null | undefined
  syncs?: boolean | undefined
  touch?: Touch | null | undefined
}

/** A rule that says nothing any more goes. To be checked as every document. */
export function changeMemberRules(settings: Settings, changes: readonly MemberChange[]): SettingsInput {
  const rules = new Map(settings.members.rules.map((rule) => [rule.email, rule]))
  for (const change of changes) {
    const rule = changed(rules.get(change.email) ?? { email: change.email, syncs: true }, change)
    const saysNothing = rule.owner_id === undefined && rule.syncs && rule.touch === undefined
    if (saysNothing) rules.delete(change.email)
    else rules.set(change.email, rule)
  }
  return { ...settings, members: { ...settings.members, rules: [...rules.values()] } }
}

function changed({ email, ...rule }: MemberRule, change: MemberChange): MemberRule {
  const ownerId = change.owner_id === undefined ? rule.owner_id : change.owner_id
  const touch = change.touch === undefined ? rule.touch : change.touch
  return {
    email,
    ...(ownerId != null && { owner_id: ownerId }),
    syncs: change.syncs ?? rule.syncs,
    ...(touch != null && { touch }),
  }
}
