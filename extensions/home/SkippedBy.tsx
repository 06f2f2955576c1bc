// Why activity was not logged in the last 30 days: each reason and how often.
import { Flex, Heading, Table, TableBody, TableCell, TableRow } from '@hubspot/ui-extensions'
import type { HomeAnswer } from '../../server/http/cards/answers.ts'
import { useKit } from '../kit/Kit.tsx'

export function SkippedBy({ skippedBy }: Pick<HomeAnswer, 'skippedBy'>) {
  const { words } = useKit()
  if (skippedBy.length === 0) return null
  return (
    <Flex direction="column" gap="extra-small">
      <Heading>{words.home.skippedBy}</Heading>
      <Table density="condensed" flush>
        <TableBody>
          {skippedBy.map(({ reason, text, events }) => (
            <TableRow key={reason}>
              <TableCell>{text}</TableCell>
              <TableCell width="min" align="right">
                {words.home.activityCount(events)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Flex>
  )
}
