// Values that new records are born with: one row for each property, with a field that takes what the property takes.
import {
  Button,
  Flex,
  Input,
  MultiSelect,
  Select,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions'
import { useState } from 'react'
import type { Choices, FindingView, PropertyChoice } from '../../../server/http/settings/answers.ts'
import { Findings, fieldError } from '../frame/Findings.tsx'
import { useSettingsKit } from '../use-settings-kit.ts'
import { OwnerSelect } from './OwnerSelect.tsx'
import { withChosen } from './options.ts'

type Values = Record<string, string>

type Props = {
  name: string
  values: Values
  /** Null: HubSpot does not say; then names are typed. */
  properties: readonly PropertyChoice[] | null
  owners: Choices['owners']
  /** What stands elsewhere already, or is different on every record. */
  without: readonly string[]
  /** By the name of the property. */
  findings: (property: string) => FindingView[]
  isReadOnly: boolean
  onChange: (edit: (now: Values) => Values) => void
}

export function PropertyValues(props: Props) {
  const { values, properties, findings, isReadOnly, onChange } = props
  const { words } = useSettingsKit()
  const texts = words.settings.properties
  const names = Object.keys(values)
  return (
    <Flex direction="column" gap="small">
      {names.length > 0 && (
        <Table density="condensed" flush>
          <TableHead>
            <TableRow>
              <TableHeader>{texts.property}</TableHeader>
              <TableHeader>{texts.value}</TableHeader>
              {!isReadOnly && <TableHeader width="min">{texts.remove}</TableHeader>}
            </TableRow>
          </TableHead>
          <TableBody>
            {names.map((property) => (
              <TableRow key={property}>
                <TableCell>
                  <Text>{properties?.find(({ name }) => name === property)?.label ?? property}</Text>
                  <Text variant="microcopy">{property}</Text>
                </TableCell>
                <TableCell>
                  <Value {...props} property={property} />
                  <Findings findings={findings(property)} isBesideField />
                </TableCell>
                {!isReadOnly && (
                  <TableCell width="min">
                    <Button size="xs" onClick={() => onChange(({ [property]: _, ...rest }) => rest)}>
                      {texts.remove}
                    </Button>
                  </TableCell>
                )}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {!isReadOnly && <AddProperty {...props} />}
    </Flex>
  )
}

/** HubSpot's records name their owner in this property. */
const OWNER = 'hubspot_owner_id'

function Value({
  name,
  property,
  values,
  properties,
  owners,
  findings,
  isReadOnly,
  onChange,
}: Props & { property: string }) {
  const { words } = useSettingsKit()
  const texts = words.settings.properties
  const value = values[property] ?? ''
  const known = properties?.find((one) => one.name === property)
  const put = (text: string) => onChange((now) => ({ ...now, [property]: text }))
  const field = {
    name: `${name} ${property}`,
    label: texts.valueOf(known?.label ?? property),
    readOnly: isReadOnly,
    ...fieldError(findings(property)),
  }
  if (property === OWNER)
    return (
      <OwnerSelect
        name={field.name}
        label={field.label}
        ownerId={value || null}
        owners={owners}
        nobody={texts.nobody}
        findings={findings(property)}
        isReadOnly={isReadOnly}
        onChange={(ownerId) => put(ownerId ?? '')}
      />
    )
  if (!known || known.options.length === 0)
    return (
      <Input {...field} value={value} placeholder={texts.hints[known?.type ?? ''] ?? ''} onChange={put} />
    )
  if (known.field_type === 'checkbox') {
    const chosen = value.split(';').filter(Boolean)
    return (
      <MultiSelect
        {...field}
        value={chosen}
        options={withChosen(known.options, chosen, texts.unknownOption)}
        onChange={(picked) => put(picked.join(';'))}
      />
    )
  }
  return (
    <Select
      {...field}
      value={value}
      options={withChosen(known.options, value ? [value] : [], texts.unknownOption)}
      onChange={(picked) => put(String(picked))}
    />
  )
}

function AddProperty({ name, values, properties, without, onChange }: Props) {
  const { words } = useSettingsKit()
  const texts = words.settings.properties
  const [round, setRound] = useState(0)
  const add = (property: string) => {
    setRound(round + 1)
    if (property !== '') onChange((now) => ({ [property]: '', ...now }))
  }
  if (properties === null)
    return (
      <Input
        key={round}
        name={`${name} add`}
        label={texts.add}
        description={texts.internalName}
        onChange={(text) => add(text.trim())}
      />
    )
  const others = properties.filter((one) => !Object.hasOwn(values, one.name) && !without.includes(one.name))
  return (
    <Select
      key={round}
      name={`${name} add`}
      label={texts.add}
      options={others.map(({ name, label }) => ({ value: name, label }))}
      onChange={(picked) => add(String(picked))}
    />
  )
}
