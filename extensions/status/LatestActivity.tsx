// The last synced activity of a record: what, when, under whom, and on which records.
import { Flex, Heading, Inline, Link, Text } from '@hubspot/ui-extensions'
import type { StatusAnswer } from '../../server/http/cards/answers.ts'
import { type TimesNow, useKit } from '../kit/Kit.tsx'
import { RecordLinks } from '../parts/RecordLinks.tsx'
import { EventStateTag, PassedOverTag } from '../parts/StateTag.tsx'
import { StoryButton } from '../story/StoryButton.tsx'

type Props = { latest: NonNullable<StatusAnswer['latest']>; times: TimesNow; onChanged: () => void }

export function LatestActivity({ latest, times, onChanged }: Props) {
  const { words } = useKit()
  const { type, subject, at, state, owner, records, engagement, event, isChosen, whyText } = latest
  const title = words.activity(type, subject)
  const isLogged = state === 'written'
  return (
    <Flex direction="column" gap="extra-small">
      <Heading>{words.status.latest}</Heading>
      <Text format={{ fontWeight: 'demibold' }}>{title}</Text>
      <Text variant="microcopy">{`${times.ago(at)} · ${times.exact(at)}`}</Text>
      {isChosen === false ? (
        <>
          <PassedOverTag />
          {whyText && <Text variant="microcopy">{words.sentence(whyText)}</Text>}
        </>
      ) : (
        !isLogged && <EventStateTag state={state} />
      )}
      <Under owner={owner} isLogged={isLogged} isElsewhere={isChosen === false} />
      {/* What waits has often not been looked up yet: that is not the same as being on no record. */}
      {(isLogged || records.length > 0) && <RecordLinks records={records} />}
      <Inline gap="small" align="center">
        <StoryButton event={event} title={title} onChanged={onChanged}>
          {words.status.details}
        </StoryButton>
        {engagement && <Link href={engagement.url}>{words.status.inHubSpot}</Link>}
      </Inline>
    </Flex>
  )
}

type UnderProps = { owner: string | null; isLogged: boolean; isElsewhere: boolean }

/** Whose it is; nothing where that is not known yet. */
function Under({ owner, isLogged, isElsewhere }: UnderProps) {
  const { words } = useKit()
  if (!isLogged) return owner && <Text>{words.status.ownerThen(owner)}</Text>
  return <Text>{isElsewhere ? words.status.elsewhere(owner) : words.status.owner(owner)}</Text>
}
