// One address of a rep's in the sending tools: how it stands, and the one thing to do about it.
import {
  Button,
  ButtonRow,
  Flex,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  StatusTag,
  Text,
} from '@hubspot/ui-extensions'
import { useId } from 'react'
import type { OwnMember } from '../../server/http/members/answers.ts'
import { type TimesNow, useKit } from '../kit/Kit.tsx'

type Props = {
  member: OwnMember
  times: TimesNow
  /** Nothing of theirs is logged before they connect. */
  mustConnect: boolean
  isBusy: boolean
  onConnect: () => void
  onPause: () => void
}

const VARIANTS = { not_connected: 'default', connected: 'success', paused: 'default' } as const

export function OwnAddress({ member, times, mustConnect, isBusy, onConnect, onPause }: Props) {
  const { words } = useKit()
  const { email, state, since, by, is_known: isKnown, waiting } = member
  const texts = words.me
  const isUrgent = mustConnect && isKnown && state === 'not_connected'
  return (
    <Flex direction="row" gap="small" align="center" wrap>
      <Flex direction="column" gap="flush">
        <Text format={{ fontWeight: 'demibold' }}>{email}</Text>
        <Text variant="microcopy">{isKnown ? texts.why[by] : texts.unknown}</Text>
      </Flex>
      <StatusTag variant={isUrgent ? 'warning' : VARIANTS[state]}>
        {[texts.states[state], since && texts.since(times.ago(since))].filter(Boolean).join(' ')}
      </StatusTag>
      {waiting > 0 && <Text>{texts.waits(waiting)}</Text>}
      {state === 'connected' ? (
        <PauseButton email={email} isBusy={isBusy} onPause={onPause} />
      ) : (
        <LoadingButton
          size="sm"
          variant={isUrgent ? 'primary' : 'secondary'}
          loading={isBusy}
          onClick={onConnect}
        >
          {state === 'paused' ? texts.connectAgain : texts.connect}
        </LoadingButton>
      )}
    </Flex>
  )
}

/** Says first what it means: there is no taking it back for what happens meanwhile. */
function PauseButton({ email, isBusy, onPause }: { email: string; isBusy: boolean; onPause: () => void }) {
  const { actions, words } = useKit()
  const id = useId()
  const { pause, pauseTitle, pauseWhat, pauseYes } = words.me
  const modal = (
    <Modal id={id} title={pauseTitle} aria-label={pauseTitle} width="md">
      <ModalBody>
        <Flex direction="column" gap="small">
          {pauseWhat(email).map((sentence) => (
            <Text key={sentence}>{sentence}</Text>
          ))}
        </Flex>
      </ModalBody>
      <ModalFooter>
        <ButtonRow>
          <Button
            variant="primary"
            onClick={() => {
              actions.closeOverlay(id)
              onPause()
            }}
          >
            {pauseYes}
          </Button>
          <Button onClick={() => actions.closeOverlay(id)}>{words.cancel}</Button>
        </ButtonRow>
      </ModalFooter>
    </Modal>
  )
  return (
    <Button size="sm" disabled={isBusy} overlay={modal}>
      {pause}
    </Button>
  )
}
