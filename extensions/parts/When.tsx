// When something happened: how long ago, with the exact time beside it. Both are visible; nobody has to hover.
import { Flex, Text } from '@hubspot/ui-extensions'
import type { TimesNow } from '../kit/Kit.tsx'

export function When({ at, times }: { at: string; times: TimesNow }) {
  return (
    <Flex direction="column" gap="flush">
      <Text>{times.ago(at)}</Text>
      <Text variant="microcopy">{times.exact(at)}</Text>
    </Flex>
  )
}
