// Settings that no longer fit the account: what broke, since when, and how to mend it, before anybody wonders why activity waits.
import { Alert, Flex, Text } from '@hubspot/ui-extensions'
import type { HomeAnswer } from '../../server/http/cards/answers.ts'
import { type TimesNow, useKit } from '../kit/Kit.tsx'

type Props = { broken: HomeAnswer['brokenSettings']; times: TimesNow }

export function BrokenSettings({ broken, times }: Props) {
  const { words } = useKit()
  if (broken.length === 0) return null
  return (
    <Alert title={words.home.brokenSettings(broken.length)} variant="danger">
      <Flex direction="column" gap="small">
        {broken.map(({ name, message, fix, since }) => (
          <Text key={`${name} ${message}`}>
            <Text inline format={{ fontWeight: 'bold' }}>
              {name}
            </Text>
            {`: ${message} ${fix} ${words.home.brokenSince(times.ago(since))}`}
          </Text>
        ))}
        <Text>{words.home.brokenWaits}</Text>
      </Flex>
    </Alert>
  )
}
