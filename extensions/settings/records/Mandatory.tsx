// What a record must have before it is created: all of these groups, and of each group one property at least.
import { Flex, Input, Select, Text } from '@hubspot/ui-extensions'
import { Fragment, useState } from 'react'
import type { FindingView, PropertyChoice } from '../../../server/http/settings/answers.ts'
import { ListSelect } from '../parts/ListSelect.tsx'
import type { Option } from '../parts/options.ts'
import { useSettingsKit } from '../use-settings-kit.ts'

type Groups = string[][]

type Props = {
  name: string
  groups: Groups
  /** Null: HubSpot does not say. */
  properties: readonly PropertyChoice[] | null
  findings: (group: number) => FindingView[]
  isReadOnly: boolean
  onChange: (edit: (now: Groups) => Groups) => void
}

export function Mandatory({ name, groups, properties, findings, isReadOnly, onChange }: Props) {
  const { words } = useSettingsKit()
  const texts = words.settings.records
  const options = properties?.map((one): Option => ({ value: one.name, label: one.label })) ?? null
  return (
    <Flex direction="column" gap="small">
      {groups.length === 0 && <Text>{texts.nothingMandatory}</Text>}
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group has no name; what it holds is what is edited.
        <Fragment key={index}>
          {index > 0 && <Text format={{ fontWeight: 'demibold' }}>{texts.and}</Text>}
          <ListSelect
            name={`${name} mandatory ${index}`}
            label={texts.oneOf}
            description={texts.oneOfHint}
            chosen={group}
            options={options}
            findings={findings(index)}
            isReadOnly={isReadOnly}
            onChange={(picked) => onChange((now) => withGroup(now, index, picked))}
          />
        </Fragment>
      ))}
      {!isReadOnly && (
        <AddGroup
          name={name}
          options={options}
          onAdd={(property) => onChange((now) => [...now, [property]])}
        />
      )}
    </Flex>
  )
}

/** A group of which nothing is left asks for nothing. */
function withGroup(groups: Groups, index: number, picked: string[]): Groups {
  const changed = groups.map((group, at) => (at === index ? picked : group))
  return changed.filter((group) => group.length > 0)
}

type AddProps = { name: string; options: readonly Option[] | null; onAdd: (property: string) => void }

function AddGroup({ name, options, onAdd }: AddProps) {
  const { words } = useSettingsKit()
  const { records: texts, properties } = words.settings
  const [round, setRound] = useState(0)
  const add = (property: string) => {
    setRound(round + 1)
    if (property !== '') onAdd(property)
  }
  const field = { name: `${name} mandatory add`, label: texts.addMandatory }
  return options === null ? (
    <Input
      key={round}
      {...field}
      description={properties.internalName}
      onChange={(text) => add(text.trim())}
    />
  ) : (
    <Select key={round} {...field} options={[...options]} onChange={(picked) => add(String(picked))} />
  )
}
