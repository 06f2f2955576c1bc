// Changes what is special about a member: on the screen, to be saved with everything else; or, where the list of rules is too long to be
// here, in the draft at once.
import { useDesk } from '../frame/desk.ts'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { type RuleChange, withoutRule, withRule } from './rules.ts'

const RULES = '/members/rules'

export type MemberChanges = {
  /** Each change is saved as it is made. */
  isAtOnce: boolean
  /** One is being saved. */
  isBusy: boolean
  change: (change: RuleChange) => void
  /** Takes everything away that is special about them. */
  clear: () => void
}

export function useMemberChange({ leftOut, change }: TabProps, email: string): MemberChanges {
  const { api } = useSettingsKit()
  const { changeDraft, doing } = useDesk()
  const isAtOnce = isTooLong(leftOut)
  const save = (edit: RuleChange) =>
    changeDraft((seen) => api.editMembers({ ...seen, members: [{ email, ...edit }] }))
  return {
    isAtOnce,
    isBusy: isAtOnce && doing !== null,
    change: (edit) => (isAtOnce ? save(edit) : change('members', (now) => withRule(now, email, edit))),
    clear: () =>
      isAtOnce
        ? save({ owner_id: null, syncs: true, touch: null })
        : change('members', (now) => withoutRule(now, email)),
  }
}

/** More rules than a page can be sent. */
export function isTooLong(leftOut: TabProps['leftOut']): boolean {
  return leftOut(RULES) !== null
}
