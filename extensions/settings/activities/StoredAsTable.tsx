// Each kind of activity of a group: whether it is logged, and what it becomes in HubSpot.
import {
  Select,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
  Toggle,
} from '@hubspot/ui-extensions'
import type { Choices } from '../../../server/http/settings/answers.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { type StoredAs, withStored } from './groups.ts'

type Kinds = Choices['stored_as']
type Props = {
  kinds: Kinds
  storedAs: StoredAs
  isReadOnly: boolean
  onChange: (edit: (now: StoredAs) => StoredAs) => void
}

export function StoredAsTable({ kinds, ...rest }: Props) {
  const { words } = useSettingsKit()
  const texts = words.settings.activities
  return (
    <Table density="condensed" flush>
      <TableHead>
        <TableRow>
          <TableHeader>{texts.activity}</TableHeader>
          <TableHeader width="min">{texts.isLogged}</TableHeader>
          <TableHeader>{texts.becomes}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {kinds.map((kind) => (
          <Row key={kind.type} kind={kind} {...rest} />
        ))}
      </TableBody>
    </Table>
  )
}

function Row({
  kind: { type, as, usual },
  storedAs,
  isReadOnly,
  onChange,
}: Omit<Props, 'kinds'> & { kind: Kinds[number] }) {
  const { words } = useSettingsKit()
  const names = words.settings.values['activities.stored_as']
  const [first] = as
  const stored = storedAs[type] ?? usual
  const isOn = stored !== 'nothing'
  return (
    <TableRow>
      <TableCell>{words.typeName(type)}</TableCell>
      <TableCell width="min">
        <Toggle
          name={`is_logged ${type}`}
          label={words.typeName(type)}
          labelDisplay="hidden"
          size="sm"
          checked={isOn}
          readOnly={isReadOnly}
          onChange={(isOn) => {
            const to = isOn ? (usual === 'nothing' ? first : usual) : 'nothing'
            onChange((now) => withStored(now, type, to === usual ? null : (to ?? null)))
          }}
        />
      </TableCell>
      <TableCell>
        {isOn && as.length > 1 && stored !== undefined ? (
          <Select
            name={`stored_as ${type}`}
            variant="transparent"
            value={stored}
            options={as.map((value) => ({ value, label: names[value] }))}
            readOnly={isReadOnly}
            onChange={(picked) => {
              const chosen = as.find((one) => one === picked)
              if (chosen) onChange((now) => withStored(now, type, chosen === usual ? null : chosen))
            }}
          />
        ) : (
          <Text>{stored === undefined ? '' : names[stored]}</Text>
        )}
      </TableCell>
    </TableRow>
  )
}
