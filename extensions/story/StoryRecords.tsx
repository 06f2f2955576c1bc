// Every record that was considered for an event and why: the chosen ones first.
import { Flex, Heading, Table, TableBody, TableCell, TableRow, Tag, Text } from '@hubspot/ui-extensions'
import type { StoryAnswer } from '../../server/http/cards/answers.ts'
import { useKit } from '../kit/Kit.tsx'
import { kindOf, RecordLink } from '../parts/RecordLinks.tsx'
import { LeftOut } from './LeftOut.tsx'

export function StoryRecords({ records, leftOut }: Pick<StoryAnswer, 'records' | 'leftOut'>) {
  const { words } = useKit()
  if (records.length === 0) return null
  const chosenFirst = records.toSorted((one, other) => Number(other.isChosen) - Number(one.isChosen))
  return (
    <Flex direction="column" gap="extra-small">
      <Heading>{words.story.records}</Heading>
      <Table density="condensed" flush>
        <TableBody>
          {chosenFirst.map((record) => (
            <TableRow key={`${record.objectTypeId}/${record.id}`}>
              <TableCell width="min">
                <Tag variant={record.isChosen ? 'success' : 'default'}>
                  {record.isChosen ? words.story.chosen : words.story.passedOver}
                </Tag>
              </TableCell>
              <TableCell>
                <RecordLink record={record} />
                <Text variant="microcopy">{`${kindOf(record, words)} · ${record.whyText}`}</Text>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <LeftOut amount={leftOut?.records} />
    </Flex>
  )
}
