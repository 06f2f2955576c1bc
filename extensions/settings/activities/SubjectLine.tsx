// How the subject line of each activity is written, with examples that the server draws by its own rule while one types.
import { Button, Flex, Input, List, Text } from '@hubspot/ui-extensions'
import { useEffect, useRef, useState } from 'react'
import type { SubjectLinesAnswer } from '../../../server/http/settings/answers.ts'
import { Findings, fieldError } from '../frame/Findings.tsx'
import { Section } from '../parts/Section.tsx'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'

/** Nobody reads examples while typing. */
const PAUSE_MS = 400
const USUAL = '{action}{campaign}: {subject}'

export function SubjectLine({ document, findings, change, isReadOnly }: TabProps) {
  const { words } = useSettingsKit()
  const texts = words.settings.activities
  const { subject_format: format, contents } = document.activities
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = findings('/activities/subject_format')
  const put = (text: string) => {
    setTyped(null)
    change('activities', (now) => ({ ...now, subject_format: text }))
  }
  return (
    <Section title={texts.line} detail={texts.lineDetail}>
      <Input
        name="subject_format"
        label={words.settings.fields['activities.subject_format']}
        value={format}
        readOnly={isReadOnly}
        {...fieldError(wrong)}
        onInput={setTyped}
        onChange={put}
      />
      <Findings findings={wrong} isBesideField />
      {format !== USUAL && !isReadOnly && (
        <Flex direction="row">
          <Button size="xs" onClick={() => put(USUAL)}>
            {texts.usualLine}
          </Button>
        </Flex>
      )}
      <Examples format={typed ?? format} contents={contents} />
    </Section>
  )
}

type Shown = SubjectLinesAnswer | 'asked' | 'failed'

function Examples({ format, contents }: Parameters<typeof useLines>[0]) {
  const { words } = useSettingsKit()
  const texts = words.settings.activities
  const shown = useLines({ format, contents })
  if (shown === 'asked') return <Text variant="microcopy">{texts.lineWaits}</Text>
  if (shown === 'failed') return <Text variant="microcopy">{texts.noLine}</Text>
  if (shown.problem !== null) return <Text format={{ italic: true }}>{shown.problem}</Text>
  return (
    <Flex direction="column" gap="flush">
      <Text variant="microcopy">{texts.lineExample}</Text>
      <List>
        {shown.lines.map(({ type, line }) => (
          <Text key={type}>{line}</Text>
        ))}
      </List>
    </Flex>
  )
}

/** The examples before stay until the next are there. */
function useLines({
  format,
  contents,
}: {
  format: string
  contents: TabProps['document']['activities']['contents']
}): Shown {
  const { api } = useSettingsKit()
  const [shown, setShown] = useState<Shown>('asked')
  const isFirst = useRef(true)
  useEffect(() => {
    let isWanted = true
    const ask = () =>
      api.subjectLines({ format, contents }).then(
        (answer) => isWanted && setShown(answer),
        () => isWanted && setShown('failed'),
      )
    const timer = setTimeout(ask, isFirst.current ? 0 : PAUSE_MS)
    isFirst.current = false
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [api, format, contents])
  return shown
}
