// What happened to an event, step by step, with HubSpot's own words and the ids that its support asks for.
import { Button, Flex, Heading, Table, TableBody, TableCell, TableRow, Text } from '@hubspot/ui-extensions'
import type { StoryAnswer } from '../../server/http/cards/answers.ts'
import { type TimesNow, useKit } from '../kit/Kit.tsx'
import { EventStateTag } from '../parts/StateTag.tsx'
import { LeftOut } from './LeftOut.tsx'

export function StoryLog({ story, times }: { story: StoryAnswer; times: TimesNow }) {
  const { words } = useKit()
  if (story.log.length === 0) return null
  return (
    <Flex direction="column" gap="extra-small">
      <Heading>{words.story.log}</Heading>
      <Text variant="microcopy">{words.story.attempts(story.attempts)}</Text>
      <Table density="condensed" flush>
        <TableBody>
          {story.log.map(({ at, state, text, hubspot }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a log only grows at its end.
            <TableRow key={index}>
              <TableCell width="min">
                <EventStateTag state={state} />
              </TableCell>
              <TableCell>
                <Text>{text}</Text>
                <Text variant="microcopy">{`${times.ago(at)} · ${times.exact(at)}`}</Text>
                {hubspot && <Text variant="microcopy">{words.story.hubspotSaid(hubspot.message)}</Text>}
                {hubspot?.correlationId && (
                  <Text variant="microcopy">{words.story.correlation(hubspot.correlationId)}</Text>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <LeftOut amount={story.leftOut?.log} />
      <Flex direction="row">
        <CopyButton story={story} />
      </Flex>
    </Flex>
  )
}

/** One click instead of typing ids: ours, and HubSpot's. No contents of the mail. */
function CopyButton({ story }: { story: StoryAnswer }) {
  const { words, actions } = useKit()
  const copy = async () => {
    try {
      await actions.copyTextToClipboard(idsOf(story))
      actions.addAlert({ type: 'success', message: words.story.copied })
    } catch {
      actions.addAlert({ type: 'danger', message: words.story.notCopied })
    }
  }
  return (
    <Button size="xs" onClick={copy}>
      {words.story.copy}
    </Button>
  )
}

function idsOf({ event, type, state, reason, log }: StoryAnswer): string {
  const lines = log.flatMap(({ at, hubspot }) =>
    hubspot?.correlationId ? [`${at} correlationId=${hubspot.correlationId}`] : [],
  )
  return [`event=${event} type=${type} state=${state} reason=${reason}`, ...lines].join('\n')
}
