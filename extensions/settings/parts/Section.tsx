// A part of a tab: what it is called, what it is about, and its fields.
import { Flex, Heading, Text } from '@hubspot/ui-extensions'
import type { ReactNode } from 'react'

type Props = { title: string; detail?: string; children: ReactNode }

export function Section({ title, detail, children }: Props) {
  return (
    <Flex direction="column" gap="small">
      <Flex direction="column" gap="flush">
        <Heading>{title}</Heading>
        {detail !== undefined && <Text variant="microcopy">{detail}</Text>}
      </Flex>
      {children}
    </Flex>
  )
}
