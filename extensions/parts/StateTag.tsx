// The coloured dot and word of a state: what a person sees first. The word is always there; colour alone says nothing.
import { StatusTag } from '@hubspot/ui-extensions'
import type { EventState } from '../../server/domain/reason.ts'
import type { AccountRef, SyncState } from '../../server/http/cards/answers.ts'
import { useKit } from '../kit/Kit.tsx'

type Look = { variant: 'danger' | 'warning' | 'info' | 'success' | 'default'; hollow?: true }

const SYNC_LOOKS: Record<SyncState, Look> = {
  attention: { variant: 'danger' },
  held: { variant: 'warning' },
  waiting: { variant: 'info' },
  excluded: { variant: 'default' },
  synced: { variant: 'success' },
  unknown: { variant: 'default', hollow: true },
}

const EVENT_LOOKS: Record<EventState, Look> = {
  received: { variant: 'info', hollow: true },
  queued: { variant: 'info', hollow: true },
  writing: { variant: 'info' },
  retrying: { variant: 'warning', hollow: true },
  held: { variant: 'warning' },
  written: { variant: 'success' },
  skipped: { variant: 'default' },
  failed: { variant: 'danger' },
}

const ACCOUNT_LOOKS: Record<AccountRef['status'], Look> = {
  connected: { variant: 'success' },
  paused: { variant: 'warning' },
  revoked: { variant: 'danger' },
  disconnected: { variant: 'default' },
}

export function SyncStateTag({ state }: { state: SyncState }) {
  const { words } = useKit()
  return <StatusTag {...SYNC_LOOKS[state]}>{words.status.states[state] ?? state}</StatusTag>
}

export function EventStateTag({ state }: { state: EventState }) {
  const { words } = useKit()
  return <StatusTag {...EVENT_LOOKS[state]}>{words.eventStates[state] ?? state}</StatusTag>
}

export function AccountStateTag({ status }: { status: AccountRef['status'] }) {
  const { words } = useKit()
  return <StatusTag {...ACCOUNT_LOOKS[status]}>{words.account.states[status] ?? status}</StatusTag>
}

/** An event that considered this record and went elsewhere. */
export function PassedOverTag() {
  const { words } = useKit()
  return (
    <StatusTag variant="default" hollow>
      {words.passedOver}
    </StatusTag>
  )
}
