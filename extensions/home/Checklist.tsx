// What is set up and what is not yet, with what to do next on top.
import { Alert, Flex, Heading, Inline, StatusTag, Text } from '@hubspot/ui-extensions'
import type { HomeAnswer } from '../../server/http/cards/answers.ts'
import { useKit } from '../kit/Kit.tsx'
import { InstallButton, ResumeButton } from '../parts/Remedy.tsx'

type Props = { home: HomeAnswer; onChanged: () => void }

export function Checklist({ home, onChanged }: Props) {
  const { words } = useKit()
  const { checklist, account } = home
  const next = checklist.find(({ isDone }) => !isDone)
  const done = checklist.filter(({ isDone }) => isDone).length
  return (
    <Flex direction="column" gap="small">
      <Inline gap="small" align="center">
        <Heading>{words.home.checklist}</Heading>
        <Text variant="microcopy">
          {next ? words.home.progress(done, checklist.length) : words.home.allDone}
        </Text>
      </Inline>
      {next && (
        <Alert title={`${words.home.next}: ${next.text}`} variant="tip">
          <Flex direction="column" gap="small" align="start">
            <Text>{next.hint}</Text>
            {next.remedy === 'reconnect' && <InstallButton installUrl={account.installUrl} />}
            {next.remedy === 'resume' && <ResumeButton account={account} onChanged={() => onChanged()} />}
          </Flex>
        </Alert>
      )}
      <Flex direction="column" gap="extra-small" align="start">
        {checklist.map(({ key, text, hint, isDone }) => (
          <StatusTag key={key} variant={isDone ? 'success' : 'default'} hollow={!isDone}>
            {isDone ? text : words.home.toDo(text, key === next?.key ? '' : hint)}
          </StatusTag>
        ))}
      </Flex>
    </Flex>
  )
}
