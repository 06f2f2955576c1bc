// What a person can do about activity that is not in HubSpot: a button, or who can.
import { Button, LoadingButton, Text } from '@hubspot/ui-extensions'
import type { ReactNode } from 'react'
import type { Remedy as RemedyName } from '../../server/domain/remedy.ts'
import type { AccountRef } from '../../server/http/cards/answers.ts'
import { AccountActButton } from '../account/AccountActButton.tsx'
import type { Verdict } from '../api/card-api.ts'
import { useKit } from '../kit/Kit.tsx'
import { useAct } from './use-act.ts'

type Props = {
  remedy: RemedyName
  event: string
  account: AccountRef
  /** How many it is about; the button tries `event` alone, and says so. */
  events?: number
  /** Drawn where somebody must look first, or choose. */
  look: ReactNode
  onChanged: () => void
}

export function Remedy({ remedy, event, account, events = 1, look, onChanged }: Props) {
  const { words } = useKit()
  switch (remedy) {
    case 'retry':
      return (
        <RetryButton
          event={event}
          label={events > 1 ? words.remedies.retryOne : words.remedies.retry}
          onChanged={onChanged}
        />
      )
    case 'reconnect':
      return <InstallButton installUrl={account.installUrl} />
    case 'resume':
      return <ResumeButton account={account} onChanged={() => onChanged()} />
    case 'look':
    case 'choose':
      return look
  }
}

type ResumeProps = { account: AccountRef; onChanged: (account: AccountRef) => void }

/** For admins; the others hear who can. */
export function ResumeButton({ account, onChanged }: ResumeProps) {
  const { words } = useKit()
  if (!account.isAdmin) return <Text variant="microcopy">{words.remedies.askAdmin}</Text>
  return <AccountActButton act="resume" onChanged={onChanged} />
}

type RetryProps = { event: string; label: string; verdict?: Verdict; onChanged: () => void }

export function RetryButton({ event, label, verdict, onChanged }: RetryProps) {
  const { api, actions } = useKit()
  const { isBusy, act } = useAct()
  const retry = () =>
    act(
      () => api.retry(event, verdict),
      ({ reasonText }) => {
        actions.addAlert({ type: 'success', message: reasonText })
        onChanged()
      },
    )
  return (
    <LoadingButton size="sm" loading={isBusy} onClick={retry}>
      {label}
    </LoadingButton>
  )
}

export function InstallButton({ installUrl }: { installUrl: string }) {
  const { words } = useKit()
  return (
    <Button size="sm" href={{ url: installUrl, external: true }}>
      {words.remedies.reconnect}
    </Button>
  )
}
