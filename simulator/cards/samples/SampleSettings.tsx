// A settings page that shows which actions it is given.
import { Flex, hubspot, Text } from '@hubspot/ui-extensions'

hubspot.extend<'settings'>(({ context, actions }) => (
  <Flex direction="column" gap="md">
    <Text testId="who">
      {context.user.firstName} may {context.user.permissions.join(', ') || 'look'}
    </Text>
    <Text testId="actions">{Object.keys(actions).join(' ')}</Text>
  </Flex>
))
