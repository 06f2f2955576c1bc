// What keeps activity of a record back, how much of it, and the way out as a button.
import { Alert, Flex, Text } from '@hubspot/ui-extensions'
import type { AccountRef, StatusAnswer, SyncState } from '../../server/http/cards/answers.ts'
import { useKit } from '../kit/Kit.tsx'
import { Remedy } from '../parts/Remedy.tsx'
import { StoryButton } from '../story/StoryButton.tsx'

type Props = {
  problem: NonNullable<StatusAnswer['problem']>
  sync: StatusAnswer['sync']
  account: AccountRef
  onChanged: () => void
}

/** What goes on by itself alarms nobody. */
const VARIANTS: { [S in SyncState]?: 'danger' | 'info' } = { attention: 'danger', waiting: 'info' }

export function ProblemAlert({ problem, sync, account, onChanged }: Props) {
  const { words } = useKit()
  const { text, events, remedy, event } = problem
  const affects = words.status.affects(events)
  // The sentence above says it already where this is all that is wrong.
  const isSaid = text === sync.text
  const story = (label: string) => (
    <StoryButton event={event} title={text} onChanged={onChanged}>
      {label}
    </StoryButton>
  )
  return (
    <Alert title={isSaid ? affects : text} variant={VARIANTS[sync.state] ?? 'warning'}>
      <Flex direction="column" gap="small" align="start">
        {!isSaid && <Text>{affects}</Text>}
        <Flex direction="row" gap="small" align="center" wrap>
          {remedy && (
            <Remedy
              remedy={remedy}
              event={event}
              account={account}
              events={events}
              look={story(remedy === 'choose' ? words.remedies.choose : words.remedies.look)}
              onChanged={onChanged}
            />
          )}
          {remedy !== 'look' && remedy !== 'choose' && story(words.status.why)}
        </Flex>
      </Flex>
    </Alert>
  )
}
