// The rows of the log: what, between whom, when, and what became of it. One that went elsewhere says why; each opens its whole story.
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
import type { LogRow } from '../../server/http/cards/answers.ts'
import { type TimesNow, useKit, useTimes } from '../kit/Kit.tsx'
import { EventStateTag, PassedOverTag } from '../parts/StateTag.tsx'
import { StoryButton } from '../story/StoryButton.tsx'
import type { LogPage } from './use-log.ts'

type Props = { shown: LogPage; onPage: (page: number) => void; onChanged: () => void }

export function LogTable({ shown, onPage, onChanged }: Props) {
  const { words } = useKit()
  const times = useTimes(shown.account.timeZone)
  const { rows, nextCursor, cursors } = shown
  const page = cursors.length
  const isPaged = page > 1 || nextCursor !== null
  const contents = (
    <>
      <TableHead>
        <TableRow>
          <TableHeader>{words.log.what}</TableHeader>
          <TableHeader>{words.log.result}</TableHeader>
          <TableHeader width="min">{words.status.details}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.event} row={row} times={times} onChanged={onChanged} />
        ))}
        {/* A search looks through so much at a time; what matches may be further back. */}
        {rows.length === 0 && (
          <TableRow>
            <TableCell colSpan={3}>{nextCursor === null ? words.log.noMatch : words.log.pageEmpty}</TableCell>
          </TableRow>
        )}
      </TableBody>
    </>
  )
  if (!isPaged)
    return (
      <Table density="condensed" flush>
        {contents}
      </Table>
    )
  return (
    <Table
      density="condensed"
      flush
      paginated
      page={page}
      // How many there are is not known; one more than this one where there is a next.
      pageCount={nextCursor === null ? page : page + 1}
      onPageChange={onPage}
    >
      {contents}
    </Table>
  )
}

function Row({ row, times, onChanged }: { row: LogRow; times: TimesNow; onChanged: () => void }) {
  const { words } = useKit()
  const title = words.activity(row.type, row.subject)
  const people = words.people(row)
  return (
    <TableRow>
      <TableCell>
        <Flex direction="column" gap="flush">
          <Text format={{ fontWeight: 'demibold' }}>{title}</Text>
          {people && <Text>{people}</Text>}
          <Text variant="microcopy">{`${times.ago(row.at)} · ${times.exact(row.at)}`}</Text>
          {row.times > 1 && (
            <Text variant="microcopy">
              {words.times(row.times, `${times.ago(row.firstAt)} · ${times.exact(row.firstAt)}`)}
            </Text>
          )}
        </Flex>
      </TableCell>
      <TableCell>
        <Flex direction="column" gap="flush" align="start">
          {row.isChosen ? <EventStateTag state={row.state} /> : <PassedOverTag />}
          <Text variant="microcopy">{row.isChosen ? row.reasonText : words.sentence(row.whyText)}</Text>
        </Flex>
      </TableCell>
      <TableCell width="min">
        <StoryButton event={row.event} title={title} onChanged={onChanged}>
          {words.status.details}
        </StoryButton>
      </TableCell>
    </TableRow>
  )
}
