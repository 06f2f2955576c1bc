// A button that first says what will happen, and does it only when somebody says yes. What goes wrong is said in the window itself.
import { Button, ButtonRow, Flex, LoadingButton, Modal, ModalBody, ModalFooter } from '@hubspot/ui-extensions'
import { Fragment, type ReactNode, useId, useState } from 'react'
import { useSettingsKit } from '../use-settings-kit.ts'
import { TroubleAlert } from './TroubleAlert.tsx'

type Props = {
  label: string
  title: string
  yes: string
  variant?: 'primary' | 'secondary' | 'destructive'
  /** Said before it is done. Drawn once somebody opens the window, and anew each time. */
  children: ReactNode
  /** Nobody can say yes yet. */
  isBarred?: boolean
  isDisabled?: boolean
  /** The window opens, for the first time or again. */
  onOpen?: () => void
  /** True when it was done: then the window closes. */
  onYes: () => Promise<boolean>
}

export function ConfirmButton({
  label,
  title,
  yes,
  variant = 'secondary',
  children,
  isBarred = false,
  isDisabled = false,
  onOpen,
  onYes,
}: Props) {
  const { actions, words } = useSettingsKit()
  const id = useId()
  // How often it was opened. There is no onClose: what is done may take this very button away, and its handlers with it.
  const [round, setRound] = useState(0)
  const [isBusy, setBusy] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const confirm = async () => {
    setBusy(true)
    const isDone = await onYes()
    setBusy(false)
    setFailed(!isDone)
    if (isDone) actions.closeOverlay(id)
  }
  const isDanger = variant === 'destructive'
  const modal = (
    <Modal id={id} title={title} aria-label={title} width="lg" variant={isDanger ? 'danger' : 'default'}>
      <ModalBody>
        <Flex direction="column" gap="small">
          {hasFailed && <TroubleAlert />}
          {round > 0 && <Fragment key={round}>{children}</Fragment>}
        </Flex>
      </ModalBody>
      <ModalFooter>
        <ButtonRow>
          <LoadingButton
            variant={isDanger ? 'destructive' : 'primary'}
            loading={isBusy}
            resultIconName={hasFailed ? 'warning' : 'success'}
            disabled={isBarred}
            onClick={confirm}
          >
            {yes}
          </LoadingButton>
          <Button onClick={() => actions.closeOverlay(id)}>{words.cancel}</Button>
        </ButtonRow>
      </ModalFooter>
    </Modal>
  )
  return (
    <Button
      size="sm"
      variant={isDanger ? 'secondary' : variant}
      disabled={isDisabled}
      overlay={modal}
      onClick={() => {
        setRound(round + 1)
        setFailed(false)
        onOpen?.()
      }}
    >
      {label}
    </Button>
  )
}
