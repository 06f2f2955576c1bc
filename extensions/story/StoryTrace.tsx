// The rules that ran for an event, in their order, in the server's words.
import { Flex, Heading, List, Text } from '@hubspot/ui-extensions'
import type { StoryAnswer } from '../../server/http/cards/answers.ts'
import { useKit } from '../kit/Kit.tsx'
import { LeftOut } from './LeftOut.tsx'

export function StoryTrace({ trace, leftOut }: Pick<StoryAnswer, 'trace' | 'leftOut'>) {
  const { words } = useKit()
  if (trace.length === 0) return null
  return (
    <Flex direction="column" gap="extra-small">
      <Heading>{words.story.trace}</Heading>
      <List variant="ordered-styled">
        {trace.map(({ text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is the identity; one rule may run for several people.
          <Text key={index}>{text}</Text>
        ))}
      </List>
      <LeftOut amount={leftOut?.trace} />
    </Flex>
  )
}
