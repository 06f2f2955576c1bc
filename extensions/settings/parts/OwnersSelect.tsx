// Several owners of HubSpot, in the order in which they were chosen. Where HubSpot does not let us see them, their ids are typed.
import { Flex, Input, MultiSelect } from '@hubspot/ui-extensions'
import type { Choices, FindingView } from '../../../server/http/settings/answers.ts'
import { Findings, fieldError } from '../frame/Findings.tsx'
import { useSettingsKit } from '../use-settings-kit.ts'
import { ownerNamer, ownerOptions } from './OwnerSelect.tsx'
import { withChosen } from './options.ts'

type Props = {
  name: string
  label: string
  ownerIds: readonly string[]
  owners: Choices['owners']
  description: string
  findings: readonly FindingView[]
  isReadOnly: boolean
  onChange: (ownerIds: string[]) => void
}

export function OwnersSelect({
  ownerIds,
  owners,
  description,
  findings,
  isReadOnly,
  onChange,
  ...field
}: Props) {
  const { words } = useSettingsKit()
  const shared = { ...field, readOnly: isReadOnly, ...fieldError(findings) }
  return (
    <Flex direction="column" gap="extra-small">
      {owners === null ? (
        <Input
          {...shared}
          value={ownerIds.join(', ')}
          description={`${description} ${words.settings.closedList}`}
          onChange={(text) => onChange(text.split(/[\s,;]+/).filter(Boolean))}
        />
      ) : (
        <MultiSelect
          {...shared}
          value={[...ownerIds]}
          description={description}
          options={withChosen(ownerOptions(owners), ownerIds, ownerNamer(owners, words.settings.owners))}
          onChange={(picked) => onChange(picked.map(String))}
        />
      )}
      <Findings findings={findings} isBesideField />
    </Flex>
  )
}
