// Several of what HubSpot has, such as pipelines or labels. Where HubSpot does not let us see them, they are typed.
import { Flex, Input, MultiSelect } from '@hubspot/ui-extensions'
import type { FindingView } from '../../../server/http/settings/answers.ts'
import { Findings, fieldError } from '../frame/Findings.tsx'
import { useSettingsKit } from '../use-settings-kit.ts'
import { type Option, withChosen } from './options.ts'

type Props = {
  name: string
  label: string
  description: string
  chosen: readonly string[]
  /** Null: HubSpot does not say. */
  options: readonly Option[] | null
  findings: readonly FindingView[]
  isReadOnly: boolean
  onChange: (chosen: string[]) => void
}

export function ListSelect({
  name,
  label,
  description,
  chosen,
  options,
  findings,
  isReadOnly,
  onChange,
}: Props) {
  const { words } = useSettingsKit()
  const shared = { name, label, readOnly: isReadOnly, ...fieldError(findings) }
  return (
    <Flex direction="column" gap="extra-small">
      {options === null ? (
        <Input
          {...shared}
          value={chosen.join(', ')}
          description={`${description} ${words.settings.closedList}`}
          onChange={(text) =>
            onChange(
              text
                .split(',')
                .map((one) => one.trim())
                .filter(Boolean),
            )
          }
        />
      ) : (
        <MultiSelect
          {...shared}
          value={[...chosen]}
          description={description}
          options={withChosen(options, chosen, words.settings.gone)}
          onChange={(picked) => onChange(picked.map(String))}
        />
      )}
      <Findings findings={findings} isBesideField />
    </Flex>
  )
}
