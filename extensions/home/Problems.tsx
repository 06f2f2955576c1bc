// What needs attention, grouped by cause: how much each holds up, since when, and the way out.
import {
  Flex,
  Heading,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions'
import type { HomeAnswer } from '../../server/http/cards/answers.ts'
import { type TimesNow, useKit } from '../kit/Kit.tsx'
import { Remedy } from '../parts/Remedy.tsx'
import { EventStateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { StoryButton } from '../story/StoryButton.tsx'
import { RetryAllButton } from './RetryAllButton.tsx'

type Props = { home: HomeAnswer; times: TimesNow; onChanged: () => void }

export function Problems({ home, times, onChanged }: Props) {
  const { words } = useKit()
  return (
    <Flex direction="column" gap="extra-small">
      <Heading>{words.home.problems}</Heading>
      {home.problems.length === 0 ? (
        <Text>{words.home.noProblems}</Text>
      ) : (
        <Table density="condensed" flush>
          <TableHead>
            <TableRow>
              <TableHeader>{words.home.cause}</TableHeader>
              <TableHeader width="min">{words.home.affects}</TableHeader>
              <TableHeader width="min">{words.home.latest}</TableHeader>
              <TableHeader width="min">{words.home.wayOut}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {home.problems.map((problem) => (
              <TableRow key={problem.reason}>
                <TableCell>
                  <EventStateTag state={problem.state} />
                  <Text>{problem.text}</Text>
                </TableCell>
                <TableCell width="min">{words.home.activityCount(problem.events)}</TableCell>
                <TableCell width="min">
                  <When at={problem.latestAt} times={times} />
                </TableCell>
                <TableCell width="min">
                  <WayOut problem={problem} home={home} onChanged={onChanged} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Flex>
  )
}

type WayOutProps = Omit<Props, 'times'> & { problem: HomeAnswer['problems'][number] }

function WayOut({ problem, home, onChanged }: WayOutProps) {
  const { words } = useKit()
  const { remedy, reason, event, events, text } = problem
  const look = (
    <StoryButton event={event} title={text} onChanged={onChanged}>
      {remedy === 'choose' ? words.remedies.choose : events > 1 ? words.home.lookAtOne : words.remedies.look}
    </StoryButton>
  )
  if (remedy === null) return look
  if (remedy === 'retry' && events > 1)
    return (
      <Flex direction="column" gap="extra-small" align="start">
        <RetryAllButton reason={reason} onChanged={onChanged} />
        {look}
      </Flex>
    )
  return <Remedy remedy={remedy} event={event} account={home.account} look={look} onChanged={onChanged} />
}
