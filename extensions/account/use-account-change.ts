// Shows at once what became of an account that somebody paused, resumed or disconnected.
import { useCallback } from 'react'
import type { AccountRef } from '../../server/http/cards/answers.ts'
import type { Asked } from '../api/use-answer.ts'

type WithAccount = { account: AccountRef }

export function useAccountChange<T extends WithAccount>({ answer, replace, refresh }: Asked<T>) {
  const value = answer.kind === 'ready' ? answer.value : null
  return useCallback(
    (account: AccountRef) => {
      if (!value) return
      replace({ ...value, account: { ...value.account, ...account } })
      // A disconnected account is not asked again: HubSpot has just taken the app away.
      if (account.status !== 'disconnected') refresh()
    },
    [value, replace, refresh],
  )
}
