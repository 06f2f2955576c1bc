// Adds one's own domains, one a line. Whether each is a domain, the server says when they are saved.
import { Button, Flex, TextArea } from '@hubspot/ui-extensions'
import { useRef, useState } from 'react'
import { useSettingsKit } from '../use-settings-kit.ts'

export function OwnDomains({ onAdd }: { onAdd: (domains: string[]) => void }) {
  const { words } = useSettingsKit()
  const texts = words.settings.exclusions
  const typed = useRef('')
  const [round, setRound] = useState(0)
  const type = (text: string) => {
    typed.current = text
  }
  const add = () => {
    onAdd(domainsIn(typed.current))
    typed.current = ''
    setRound(round + 1)
  }
  return (
    <Flex direction="column" gap="small">
      <TextArea
        key={round}
        name="own_domains"
        label={texts.ownDomains}
        description={texts.ownDomainsHint}
        rows={2}
        resize="vertical"
        onInput={type}
        onChange={type}
      />
      <Flex direction="row">
        <Button size="sm" onClick={add}>
          {texts.addDomains}
        </Button>
      </Flex>
    </Flex>
  )
}

/** `@acme.example` is how some write a domain. */
function domainsIn(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((one) => one.replace(/^@/, ''))
    .filter(Boolean)
}
