// What a draft or a version changes, in plain words: each setting, as it was and as it becomes.
import {
  Flex,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions'
import type { SettingsChange } from '../../../server/domain/settings/diff-settings.ts'
import type { Choices } from '../../../server/http/settings/answers.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { kindOfPath, type Said, sayValue } from './say-value.ts'

type Props = {
  changes: readonly SettingsChange[]
  changesInAll: number
  choices: Choices
  /** A draft stands against what is in force, a version against the one before it. */
  of: 'draft' | 'version'
}

export function ChangeList({ changes, changesInAll, choices, of }: Props) {
  const { words } = useSettingsKit()
  const texts = words.settings.changes
  const more = changesInAll - changes.length
  return (
    <Flex direction="column" gap="extra-small">
      <Table density="condensed" flush>
        <TableHead>
          <TableRow>
            <TableHeader>{texts.setting}</TableHeader>
            <TableHeader>{of === 'draft' ? texts.before : texts.wasBefore}</TableHeader>
            <TableHeader>{of === 'draft' ? texts.after : texts.becameAfter}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {changes.map((change) => (
            <TableRow key={`${change.path} ${change.kind}`}>
              <TableCell>{change.name}</TableCell>
              <Sides change={change} said={{ words, choices }} />
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {more > 0 && <Text variant="microcopy">{texts.more(more)}</Text>}
    </Flex>
  )
}

function Sides({ change, said }: { change: SettingsChange; said: Said }) {
  const texts = said.words.settings.changes
  const kind = kindOfPath(change.path)
  switch (change.kind) {
    case 'changed':
      return (
        <>
          <TableCell>{sayValue(kind, change.before, said)}</TableCell>
          <TableCell>{sayValue(kind, change.after, said)}</TableCell>
        </>
      )
    case 'reordered':
      return <TableCell colSpan={2}>{`${texts.reordered}: ${sayValue(kind, change.after, said)}`}</TableCell>
    case 'list':
      return (
        <TableCell colSpan={2}>
          <Flex direction="column" gap="flush">
            {change.added.length > 0 && (
              <Text>
                {texts.added(few(kind, change.added, said), change.added_in_all - shown(change.added))}
              </Text>
            )}
            {change.removed.length > 0 && (
              <Text>
                {texts.removed(
                  few(kind, change.removed, said),
                  change.removed_in_all - shown(change.removed),
                )}
              </Text>
            )}
          </Flex>
        </TableCell>
      )
  }
}

/** Nobody reads more than so many in one go. */
const MOST_NAMED = 10

function few(kind: string, entries: readonly unknown[], said: Said): string {
  return sayValue(kind, entries.slice(0, MOST_NAMED), said)
}

function shown(entries: readonly unknown[]): number {
  return Math.min(entries.length, MOST_NAMED)
}
