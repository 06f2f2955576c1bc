// Adds somebody whom no tool has named yet, so that they are mapped before their first activity comes.
import { Button, Flex, Input } from '@hubspot/ui-extensions'
import { useState } from 'react'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { withRule } from './rules.ts'
import { isTooLong } from './use-member-change.ts'

type Props = TabProps & { onAdded: (email: string) => void }

export function AddMember({ change, leftOut, onAdded }: Props) {
  const { words } = useSettingsKit()
  const texts = words.settings.members
  const [typed, setTyped] = useState('')
  const [round, setRound] = useState(0)
  const email = typed.trim().toLowerCase()
  const isAddress = /^\S+@\S+\.\S+$/.test(email)
  if (isTooLong(leftOut)) return null
  const add = () => {
    change('members', (now) => withRule(now, email, {}))
    onAdded(email)
    setTyped('')
    // A new field: an old one would keep what was typed.
    setRound(round + 1)
  }
  return (
    <Flex direction="row" gap="small" align="end" wrap>
      <Input key={round} name="new_member" label={texts.add} placeholder={texts.addHint} onInput={setTyped} />
      <Button size="sm" disabled={!isAddress} onClick={add}>
        {texts.addButton}
      </Button>
    </Flex>
  )
}
