// Where to get help.
import { Flex, Heading, Link, List } from '@hubspot/ui-extensions'
import { useKit } from '../kit/Kit.tsx'

/** Support is known with the first answer; what can be read is known before. */
export function Help({ helpUrl }: { helpUrl: string | null }) {
  const { words, apiUrl } = useKit()
  if (!apiUrl) return null
  return (
    <Flex direction="column" gap="extra-small">
      <Heading>{words.account.help}</Heading>
      <List>
        {helpUrl && <Link href={{ url: helpUrl, external: true }}>{words.account.support}</Link>}
        <Link href={{ url: `${apiUrl}/docs/errors`, external: true }}>{words.account.helpCodes}</Link>
        <Link href={{ url: `${apiUrl}/docs`, external: true }}>{words.account.helpApi}</Link>
      </List>
    </Flex>
  )
}
