// Takes a pasted never-log list into the draft: Logbook reads it, says line by line what was not understood, and leaves that to be mended.
import { Alert, ButtonRow, Flex, LoadingButton, Text, TextArea } from '@hubspot/ui-extensions'
import { useRef, useState } from 'react'
import type { NeverLogAnswer } from '../../../server/http/settings/answers.ts'
import { useDesk } from '../frame/desk.ts'
import { LinkMaker } from '../parts/LinkMaker.tsx'
import { useSettingsKit } from '../use-settings-kit.ts'

type Told = { answer: NeverLogAnswer; isPreview: boolean }

export function PasteBox() {
  const { api, words } = useSettingsKit()
  const { paste, doing, trouble, page } = useDesk()
  const texts = words.settings.exclusions
  const typed = useRef('')
  const [told, setTold] = useState<Told | null>(null)
  // A field keeps what was typed; another one begins with what is left.
  const [round, setRound] = useState(0)
  const type = (text: string) => {
    typed.current = text
  }
  const take = async (isPreview: boolean) => {
    const text = typed.current
    if (text.trim() === '') return
    const answer = await paste(text, isPreview)
    if (!answer) return
    setTold({ answer, isPreview })
    if (isPreview) return
    typed.current = unclearOf(text, answer)
    setRound((before) => before + 1)
  }
  const { version: base_version, revision } = page
  return (
    <Flex direction="column" gap="small">
      <TextArea
        key={round}
        name="never_log"
        label={texts.paste}
        description={texts.pasteHint}
        rows={5}
        resize="vertical"
        defaultValue={typed.current}
        onInput={type}
        onChange={type}
      />
      <ButtonRow>
        <LoadingButton
          size="sm"
          loading={doing === 'pasting'}
          resultIconName={trouble ? 'warning' : 'success'}
          onClick={() => take(false)}
        >
          {texts.add}
        </LoadingButton>
        <LoadingButton size="sm" loading={doing === 'checking'} onClick={() => take(true)}>
          {texts.check}
        </LoadingButton>
      </ButtonRow>
      {told && <Understood {...told} />}
      <LinkMaker
        key={`${base_version} ${revision}`}
        button={texts.fileButton}
        link={texts.fileLink}
        after={texts.fileAfter}
        make={() => api.neverLogLink({ base_version, revision })}
      />
    </Flex>
  )
}

/** The lines that were not understood, as they were pasted. */
function unclearOf(text: string, { lines }: NeverLogAnswer): string {
  const pasted = text.split(/\r\n|\r|\n/)
  return lines
    .filter(({ as }) => as === 'not_understood')
    .map(({ line }) => pasted[line - 1] ?? '')
    .join('\n')
}

const MOST_NAMED = 20

function Understood({ answer, isPreview }: Told) {
  const { words } = useSettingsKit()
  const texts = words.settings.exclusions
  const { added, known, not_understood: unclear, lines } = answer
  const shown = lines.filter(({ as }) => as === 'not_understood').slice(0, MOST_NAMED)
  const title = isPreview ? texts.wouldAdd(added) : texts.added(added)
  return (
    <Alert title={title} variant={unclear > 0 ? 'warning' : 'success'}>
      <Flex direction="column" gap="flush">
        {known > 0 && <Text>{texts.known(known)}</Text>}
        {unclear > 0 && <Text>{texts.unclear(unclear)}</Text>}
        {shown.map(({ line, text, problem }) => (
          <Text key={line}>{texts.line(line, text, problem ?? '')}</Text>
        ))}
        {unclear > shown.length && <Text>{words.records.more(unclear - shown.length)}</Text>}
      </Flex>
    </Alert>
  )
}
