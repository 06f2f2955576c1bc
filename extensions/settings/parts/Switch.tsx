// A setting that is on or off, what that means, and what is wrong with it.
import { Flex, Text, Toggle } from '@hubspot/ui-extensions'
import type { FindingView } from '../../../server/http/settings/answers.ts'
import { Findings } from '../frame/Findings.tsx'
import { useSettingsKit } from '../use-settings-kit.ts'

type Props = {
  name: string
  label: string
  description: string
  isOn: boolean
  findings?: readonly FindingView[]
  isReadOnly: boolean
  onChange: (isOn: boolean) => void
}

export function Switch({ name, label, description, isOn, findings = [], isReadOnly, onChange }: Props) {
  const { words } = useSettingsKit()
  return (
    <Flex direction="column" gap="extra-small" align="start">
      <Toggle
        name={name}
        label={label}
        size="md"
        labelDisplay="inline"
        textChecked={words.settings.on}
        textUnchecked={words.settings.off}
        checked={isOn}
        readOnly={isReadOnly}
        onChange={onChange}
      />
      <Text variant="microcopy">{description}</Text>
      <Findings findings={findings} />
    </Flex>
  )
}
