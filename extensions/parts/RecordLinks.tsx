// The records of an activity by name, grouped by kind, each a link to the record.
import { AutoGrid, Flex, Link, Text } from '@hubspot/ui-extensions'
import type { RecordRef } from '../../server/http/cards/answers.ts'
import { useKit } from '../kit/Kit.tsx'
import type { Words } from '../words/words.ts'

/** A mail to hundreds would push everything else away; all of them are in the story of the activity. */
const FEW = 5

export function RecordLinks({ records }: { records: RecordRef[] }) {
  const { words } = useKit()
  if (records.length === 0) return <Text>{words.records.none}</Text>
  return (
    <AutoGrid columnWidth={180} flexible gap="small">
      {groupsOf(records, words).map(({ label, members }) => (
        <Flex key={label} direction="column" gap="flush">
          <Text variant="microcopy">{label}</Text>
          {members.slice(0, FEW).map((record) => (
            <RecordLink key={record.id} record={record} />
          ))}
          {members.length > FEW && (
            <Text variant="microcopy">{words.records.more(members.length - FEW)}</Text>
          )}
        </Flex>
      ))}
    </AutoGrid>
  )
}

export function RecordLink({ record }: { record: RecordRef }) {
  return <Link href={record.url}>{record.name || record.id}</Link>
}

/** What kind of record this is, in the singular. */
export function kindOf({ objectTypeId }: RecordRef, words: Words): string {
  return kindsOf(objectTypeId, words)[0]
}

function kindsOf(objectTypeId: string, words: Words): [string, string] {
  const known = new Map<string, [string, string]>(Object.entries(words.records.kinds))
  return known.get(objectTypeId) ?? words.records.others
}

function groupsOf(records: RecordRef[], words: Words): { label: string; members: RecordRef[] }[] {
  const byType = Map.groupBy(records, ({ objectTypeId }) => objectTypeId)
  return [...byType]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([objectTypeId, members]) => {
      const [singular, plural] = kindsOf(objectTypeId, words)
      return { label: members.length === 1 ? singular : plural, members }
    })
}
