// What the sending tool said, as far as it is still kept.
import { DescriptionList, DescriptionListItem, Flex, Heading, Text } from '@hubspot/ui-extensions'
import type { StoryAnswer } from '../../server/http/cards/answers.ts'
import { useKit } from '../kit/Kit.tsx'

/** One long value must not bury the rest of the story. */
const LONGEST = 2_000

export function StoryReceived({ received }: Pick<StoryAnswer, 'received'>) {
  const { words } = useKit()
  if (received.length === 0) return null
  return (
    <Flex direction="column" gap="extra-small">
      <Heading>{words.story.received}</Heading>
      <DescriptionList>
        {received.map(({ label, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a label may come twice, and the order never changes.
          <DescriptionListItem key={index} label={label}>
            <Text>{value.length > LONGEST ? words.story.shortened(value.slice(0, LONGEST)) : value}</Text>
          </DescriptionListItem>
        ))}
      </DescriptionList>
    </Flex>
  )
}
