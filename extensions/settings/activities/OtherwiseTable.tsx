// What each kind of activity becomes for one team or role; where nothing is chosen, it is as everywhere.
import { Select, Table, TableBody, TableCell, TableRow } from '@hubspot/ui-extensions'
import type { ActivityType } from '../../../server/domain/activity-event.ts'
import type { Choices } from '../../../server/http/settings/answers.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { type StoredAs, withStored } from './groups.ts'

type Props = {
  /** Of whom: each of its fields is named after them. */
  name: string
  kinds: Choices['stored_as']
  storedAs: StoredAs
  isReadOnly: boolean
  onChange: (edit: (now: StoredAs) => StoredAs) => void
}

const AS_ACCOUNT = 'as_account'

export function OtherwiseTable({ kinds, ...rest }: Props) {
  const { words } = useSettingsKit()
  return (
    <Table density="compact" flush>
      <TableBody>
        {kinds.map(({ type, as }) => (
          <TableRow key={type}>
            <TableCell>{words.typeName(type)}</TableCell>
            <TableCell>
              <OtherwiseSelect type={type} as={as} {...rest} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

type SelectProps = Omit<Props, 'kinds'> & { type: ActivityType; as: Props['kinds'][number]['as'] }

function OtherwiseSelect({ name, type, as, storedAs, isReadOnly, onChange }: SelectProps) {
  const { words } = useSettingsKit()
  const { values, activities: texts } = words.settings
  const possible = [...as, 'nothing'] as const
  return (
    <Select
      name={`${name} ${type}`}
      variant="transparent"
      value={storedAs[type] ?? AS_ACCOUNT}
      options={[
        { value: AS_ACCOUNT, label: texts.asAccount },
        ...possible.map((value) => ({ value, label: values['activities.stored_as'][value] })),
      ]}
      readOnly={isReadOnly}
      onChange={(picked) =>
        onChange((now) => withStored(now, type, possible.find((one) => one === picked) ?? null))
      }
    />
  )
}
