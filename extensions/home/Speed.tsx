// How long activity takes from coming in to being in HubSpot.
import { Flex, Heading, Statistics, StatisticsItem, Text } from '@hubspot/ui-extensions'
import type { HomeAnswer } from '../../server/http/cards/answers.ts'
import { useKit } from '../kit/Kit.tsx'

export function Speed({ delay }: Pick<HomeAnswer, 'delay'>) {
  const { words } = useKit()
  return (
    <Flex direction="column" gap="extra-small">
      <Heading>{words.home.speed}</Heading>
      {delay ? (
        <>
          <Statistics>
            <StatisticsItem label={words.home.median} number={words.home.duration(delay.medianS)} />
            <StatisticsItem label={words.home.p95} number={words.home.duration(delay.p95S)} />
          </Statistics>
          <Text variant="microcopy">{words.home.speedNote}</Text>
        </>
      ) : (
        <Text>{words.home.noSpeed}</Text>
      )}
    </Flex>
  )
}
