// The entries of a long list: found by search, page by page, and taken out one by one.
import {
  Accordion,
  Button,
  Flex,
  SearchInput,
  Table,
  TableBody,
  TableCell,
  TableRow,
  Text,
} from '@hubspot/ui-extensions'
import { useState } from 'react'
import type { FindingView } from '../../../server/http/settings/answers.ts'
import { Findings } from '../frame/Findings.tsx'
import { TooLong } from '../parts/TooLong.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useSettingsKit } from '../use-settings-kit.ts'

type Props = {
  name: string
  title: string
  entries: readonly string[]
  /** How many there are when they are too many to be shown. */
  leftOut: number | null
  findings: readonly FindingView[]
  isReadOnly: boolean
  onRemove: (entry: string) => void
}

export function EntryList({ title, entries, leftOut, findings, ...rest }: Props) {
  const { words } = useSettingsKit()
  const [isOpen, setOpen] = useState(false)
  const texts = words.settings.exclusions
  return (
    <Flex direction="column" gap="extra-small">
      <Accordion
        title={texts.counted(title, leftOut ?? entries.length)}
        size="sm"
        open={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen &&
          (leftOut === null ? <Entries entries={entries} {...rest} /> : <TooLong entries={leftOut} />)}
      </Accordion>
      <Findings findings={findings} />
    </Flex>
  )
}

const SEARCHED_FROM = 10

type EntriesProps = Pick<Props, 'name' | 'entries' | 'isReadOnly' | 'onRemove'>

function Entries({ name, entries, isReadOnly, onRemove }: EntriesProps) {
  const { words } = useSettingsKit()
  const texts = words.settings.exclusions
  const [sought, setSought] = useState('')
  const found = entries.filter((entry) => entry.includes(sought.trim().toLowerCase()))
  const { shown, paging } = usePages(found, 10)
  if (entries.length === 0) return <Text variant="microcopy">{texts.empty}</Text>
  return (
    <Flex direction="column" gap="extra-small">
      {entries.length > SEARCHED_FROM && (
        <SearchInput name={`${name}_search`} label={texts.search} onInput={setSought} onChange={setSought} />
      )}
      <Table density="compact" flush {...paging}>
        <TableBody>
          {shown.map((entry) => (
            <TableRow key={entry}>
              <TableCell>{entry}</TableCell>
              {!isReadOnly && (
                <TableCell width="min">
                  <Button size="xs" onClick={() => onRemove(entry)}>
                    {texts.remove}
                  </Button>
                </TableCell>
              )}
            </TableRow>
          ))}
          {shown.length === 0 && (
            <TableRow>
              <TableCell>{words.log.noMatch}</TableCell>
            </TableRow>
          )}
        </TableBody>
      </Table>
    </Flex>
  )
}
