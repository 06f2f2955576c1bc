// Pause, resume or disconnect: a button that first says what will happen.
import {
  Alert,
  Button,
  ButtonRow,
  Flex,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  Text,
} from '@hubspot/ui-extensions'
import { useId, useState } from 'react'
import type { AccountRef } from '../../server/http/cards/answers.ts'
import type { AccountAct } from '../api/card-api.ts'
import { type ApiProblem, asProblem } from '../api/problem.ts'
import { useKit } from '../kit/Kit.tsx'
import { sayProblem } from '../parts/Answered.tsx'

type Props = { act: AccountAct; onChanged: (account: AccountRef) => void }

export function AccountActButton({ act, onChanged }: Props) {
  const { words } = useKit()
  const { button, title } = words.account.confirm[act]
  const id = useId()
  const modal = (
    <Modal
      id={id}
      title={title}
      aria-label={title}
      width="md"
      variant={act === 'disconnect' ? 'danger' : 'default'}
    >
      <Confirm id={id} act={act} onChanged={onChanged} />
    </Modal>
  )
  return (
    <Button size="sm" overlay={modal}>
      {button}
    </Button>
  )
}

function Confirm({ id, act, onChanged }: Props & { id: string }) {
  const { api, actions, words } = useKit()
  const { what, yes, done } = words.account.confirm[act]
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)

  const confirm = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const { account } = await api.account(act)
      actions.closeOverlay(id)
      actions.addAlert({ type: 'success', message: done })
      onChanged(account)
    } catch (thrown) {
      // Said in the window itself: behind it nobody would see it.
      setProblem(asProblem(thrown))
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <ModalBody>
        <Flex direction="column" gap="small">
          {what.map((sentence) => (
            <Text key={sentence}>{sentence}</Text>
          ))}
          {problem && (
            <Alert title={sayProblem(problem, words).title} variant="error">
              {sayProblem(problem, words).detail}
            </Alert>
          )}
        </Flex>
      </ModalBody>
      <ModalFooter>
        <ButtonRow>
          <LoadingButton
            variant={act === 'disconnect' ? 'destructive' : 'primary'}
            loading={isBusy}
            onClick={confirm}
          >
            {yes}
          </LoadingButton>
          <Button onClick={() => actions.closeOverlay(id)}>{words.cancel}</Button>
        </ButtonRow>
      </ModalFooter>
    </>
  )
}
