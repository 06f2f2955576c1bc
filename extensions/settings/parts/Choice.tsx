// One of a few values of a setting, with what is wrong with it.
import { Flex, Select } from '@hubspot/ui-extensions'
import type { FindingView } from '../../../server/http/settings/answers.ts'
import { Findings, fieldError } from '../frame/Findings.tsx'
import type { Option } from './options.ts'

type Props<V extends string> = {
  name: string
  label: string
  value: V
  options: readonly Option<V>[]
  description?: string
  findings?: readonly FindingView[]
  isReadOnly: boolean
  onChange: (value: V) => void
}

export function Choice<V extends string>(props: Props<V>) {
  const { name, label, value, options, description, findings = [], isReadOnly, onChange } = props
  return (
    <Flex direction="column" gap="extra-small">
      <Select
        name={name}
        label={label}
        value={value}
        options={[...options]}
        readOnly={isReadOnly}
        {...(description !== undefined && { description })}
        {...fieldError(findings)}
        onChange={(picked) => {
          const option = options.find((option) => option.value === picked)
          if (option) onChange(option.value)
        }}
      />
      <Findings findings={findings} isBesideField />
    </Flex>
  )
}
