// Tries everything again that one cause holds up: the cause was mended, and nobody wants to press a button for each.
import { LoadingButton } from '@hubspot/ui-extensions'
import type { Reason } from '../../server/domain/reason.ts'
import { useKit } from '../kit/Kit.tsx'
import { useAct } from '../parts/use-act.ts'

export function RetryAllButton({ reason, onChanged }: { reason: Reason; onChanged: () => void }) {
  const { api, actions, words } = useKit()
  const { isBusy, act } = useAct()
  const retryAll = () =>
    act(
      () => api.retryAll(reason),
      ({ events, hasMore }) => {
        actions.addAlert({ type: 'success', message: words.home.retried(events, hasMore) })
        onChanged()
      },
    )
  return (
    <LoadingButton size="sm" loading={isBusy} onClick={retryAll}>
      {words.home.retryAll}
    </LoadingButton>
  )
}
