// The whole story of one event: how it stands, what came in, why it ended so, on which records, and what HubSpot answered.
import { Divider, Flex } from '@hubspot/ui-extensions'
import { useCallback } from 'react'
import type { StoryAnswer } from '../../server/http/cards/answers.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useKit, useTimes } from '../kit/Kit.tsx'
import { Answered } from '../parts/Answered.tsx'
import { isUnderWay } from '../parts/under-way.ts'
import { StoryLog } from './StoryLog.tsx'
import { StoryReceived } from './StoryReceived.tsx'
import { StoryRecords } from './StoryRecords.tsx'
import { StoryResult } from './StoryResult.tsx'
import { StoryRules } from './StoryRules.tsx'
import { StoryTrace } from './StoryTrace.tsx'

export function Story({ event, onChanged }: { event: string; onChanged: () => void }) {
  const { api, now } = useKit()
  const asked = useAnswer({
    key: event,
    ask: () => api.story(event),
    now,
    isUnderWay: (story) => isUnderWay(story.state),
  })
  const { refresh } = asked
  const changed = useCallback(() => {
    refresh()
    onChanged()
  }, [refresh, onChanged])
  return (
    <Answered asked={asked} timeZoneOf={({ account }) => account.timeZone}>
      {(story) => <Told story={story} onChanged={changed} />}
    </Answered>
  )
}

function Told({ story, onChanged }: { story: StoryAnswer; onChanged: () => void }) {
  const times = useTimes(story.account.timeZone)
  return (
    <Flex direction="column" gap="medium">
      <StoryResult story={story} times={times} onChanged={onChanged} />
      <Divider />
      <StoryTrace {...story} />
      {story.rules.length > 0 && <StoryRules story={story} times={times} onChanged={onChanged} />}
      <StoryRecords {...story} />
      <StoryReceived received={story.received} />
      <StoryLog story={story} times={times} />
    </Flex>
  )
}
