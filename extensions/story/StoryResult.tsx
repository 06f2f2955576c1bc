// How one event stands: its state in a sentence, when it happened, whose it is, and what to do.
import { DescriptionList, DescriptionListItem, Flex, Inline, Link, Text } from '@hubspot/ui-extensions'
import type { StoryAnswer } from '../../server/http/cards/answers.ts'
import { type TimesNow, useKit } from '../kit/Kit.tsx'
import { RecordLink } from '../parts/RecordLinks.tsx'
import { Remedy, RetryButton } from '../parts/Remedy.tsx'
import { EventStateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { StoryChoice } from './StoryChoice.tsx'

type Props = { story: StoryAnswer; times: TimesNow; onChanged: () => void }

export function StoryResult({ story, times, onChanged }: Props) {
  const { words } = useKit()
  const { state, reasonText, nextTryAt, remedy, engagement, owner, at } = story
  const people = words.people(story)
  return (
    <Flex direction="column" gap="small">
      <Flex direction="column" gap="small" align="start">
        <EventStateTag state={state} />
        <Text format={{ fontWeight: 'demibold' }}>{reasonText}</Text>
        {people && <Text>{people}</Text>}
        {nextTryAt && (
          <Text variant="microcopy">
            {`${words.story.nextTry} ${times.until(nextTryAt)} · ${times.exact(nextTryAt)}`}
          </Text>
        )}
        {remedy && (
          <Remedy
            remedy={remedy}
            event={story.event}
            account={story.account}
            look={<AskPerson story={story} onChanged={onChanged} />}
            onChanged={onChanged}
          />
        )}
        {engagement && <Link href={engagement.url}>{words.status.inHubSpot}</Link>}
      </Flex>
      <DescriptionList direction="row">
        <DescriptionListItem label={words.story.when}>
          <When at={at} times={times} />
        </DescriptionListItem>
        <DescriptionListItem label={words.story.owner}>
          <Text>{owner ?? words.story.noOwner}</Text>
        </DescriptionListItem>
      </DescriptionList>
    </Flex>
  )
}

function AskPerson({ story, onChanged }: Omit<Props, 'times'>) {
  return story.choice ? (
    <StoryChoice event={story.event} choice={story.choice} onChanged={onChanged} />
  ) : (
    <LookFirst story={story} onChanged={onChanged} />
  )
}

/** Nobody but a person can tell: the records to look at, and two things to say about them. */
function LookFirst({ story, onChanged }: Omit<Props, 'times'>) {
  const { words } = useKit()
  return (
    <Flex direction="column" gap="extra-small" align="start">
      <Text>{words.remedies.lookAt}</Text>
      <Inline gap="small">
        {story.records
          .filter(({ isChosen }) => isChosen)
          .map((record) => (
            <RecordLink key={record.id} record={record} />
          ))}
      </Inline>
      <Flex direction="row" gap="small" wrap>
        <RetryButton
          event={story.event}
          label={words.remedies.isThere}
          verdict="written"
          onChanged={onChanged}
        />
        <RetryButton
          event={story.event}
          label={words.remedies.isMissing}
          verdict="not_written"
          onChanged={onChanged}
        />
      </Flex>
    </Flex>
  )
}
