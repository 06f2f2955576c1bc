// A key that was made a moment ago: shown this once, with the line that sends a first event with it.
import { Alert, Button, ButtonRow, Flex, Text, TextArea } from '@hubspot/ui-extensions'
import { useMemo } from 'react'
import type { NewKeyAnswer } from '../../../server/http/settings/answers.ts'
import { useDesk } from '../frame/desk.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { firstEventLine } from './first-event.ts'

type Props = { made: NewKeyAnswer; url: string; onDone: () => void }

export function NewKey({ made: { secret, source }, url, onDone }: Props) {
  const { actions, now, words } = useSettingsKit()
  const { page } = useDesk()
  const texts = words.settings.sources
  const member = page.choices.owners?.find(({ is_archived }) => !is_archived)?.email
  const line = useMemo(
    () => firstEventLine({ url, secret, member: member ?? 'you@your-company.example', at: now() }),
    [url, secret, member, now],
  )
  const copy = (text: string) =>
    actions.copyTextToClipboard(text).then(
      () => actions.addAlert({ type: 'success', message: texts.copied }),
      () => actions.addAlert({ type: 'danger', message: texts.notCopied }),
    )
  return (
    <Alert title={texts.newKey(source.name)} variant="warning">
      <Flex direction="column" gap="small">
        <Text>{texts.newKeyDetail}</Text>
        <TextArea name="new_key" label={texts.key} value={secret} readOnly rows={2} />
        <TextArea name="first_event" label={texts.firstEvent} value={line} readOnly rows={5} />
        <ButtonRow>
          <Button size="sm" variant="primary" onClick={() => copy(secret)}>
            {texts.copy}
          </Button>
          <Button size="sm" onClick={() => copy(line)}>
            {texts.copyLine}
          </Button>
          <Button size="sm" onClick={onDone}>
            {texts.done}
          </Button>
        </ButtonRow>
      </Flex>
    </Alert>
  )
}
