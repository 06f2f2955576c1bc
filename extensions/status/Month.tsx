// How much of each kind of activity a record had in 30 days, and how much of it is in HubSpot.
import { Flex, Heading, Table, TableBody, TableCell, TableRow } from '@hubspot/ui-extensions'
import type { StatusAnswer } from '../../server/http/cards/answers.ts'
import { useKit } from '../kit/Kit.tsx'

export function Month({ lastThirtyDays }: Pick<StatusAnswer, 'lastThirtyDays'>) {
  const { words } = useKit()
  return (
    <Flex direction="column" gap="extra-small">
      <Heading>{words.status.month}</Heading>
      <Table density="compact" bordered={false} flush>
        <TableBody>
          {lastThirtyDays.map(({ type, events, written }) => (
            <TableRow key={type}>
              <TableCell>{words.typeName(type)}</TableCell>
              <TableCell align="right">
                {written === events ? words.figure(events) : words.status.someWritten(written, events)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Flex>
  )
}
