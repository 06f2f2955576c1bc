// A window that says, before any mail is sent, what would be logged of a member's where, and why: asked for a person or a record.
import {
  Button,
  Flex,
  Input,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  Text,
} from '@hubspot/ui-extensions'
import { useId, useRef, useState } from 'react'
import type { XrayAnswer } from '../../../server/http/members/answers.ts'
import { useAct } from '../../parts/use-act.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { XrayCase } from './XrayCase.tsx'
import { xrayAbout } from './xray-about.ts'

export function XrayButton({ member }: { member: string }) {
  const { actions, words } = useSettingsKit()
  const id = useId()
  const [round, setRound] = useState(0)
  const texts = words.settings.xray
  const title = texts.title(member)
  const modal = (
    <Modal id={id} title={title} aria-label={title} width="lg">
      <ModalBody>{round > 0 && <Xray key={round} member={member} />}</ModalBody>
      <ModalFooter>
        <Button variant="primary" onClick={() => actions.closeOverlay(id)}>
          {words.settings.members.done}
        </Button>
      </ModalFooter>
    </Modal>
  )
  return (
    <Button size="sm" overlay={modal} onClick={() => setRound(round + 1)}>
      {texts.button}
    </Button>
  )
}

function Xray({ member }: { member: string }) {
  const { api, words } = useSettingsKit()
  const { isBusy, act } = useAct()
  const texts = words.settings.xray
  // A window's own buttons may be asked before it is drawn again: what was typed last counts.
  const typed = useRef('')
  const [isUnclear, setUnclear] = useState(false)
  const [answer, setAnswer] = useState<XrayAnswer | null>(null)
  const type = (text: string) => {
    typed.current = text
  }
  const look = () => {
    const about = xrayAbout(typed.current)
    setUnclear(about === null)
    setAnswer(null)
    if (about) act(() => api.xray(member, about), setAnswer)
  }
  return (
    <Flex direction="column" gap="medium">
      <Text>{texts.detail}</Text>
      <Flex direction="column" gap="small" align="start">
        <Input
          name="xray_about"
          label={texts.about}
          description={texts.aboutHint}
          onInput={type}
          onChange={type}
          {...(isUnclear && { error: true, validationMessage: texts.unclear })}
        />
        <LoadingButton size="sm" variant="primary" loading={isBusy} onClick={look}>
          {texts.look}
        </LoadingButton>
      </Flex>
      {answer?.cases.length === 0 && <Text>{texts.nobody}</Text>}
      {answer?.cases.map((one) => (
        <XrayCase key={one.person.email} shown={one} />
      ))}
      {answer && answer.cases.length > 0 && <Text variant="microcopy">{texts.whoSees}</Text>}
    </Flex>
  )
}
