// The rules that people made and that decided an event: who said what and when, and a way to be asked again.
import { Flex, LoadingButton, Text } from '@hubspot/ui-extensions'
import type { StoryAnswer } from '../../server/http/cards/answers.ts'
import { type TimesNow, useKit } from '../kit/Kit.tsx'
import { useAct } from '../parts/use-act.ts'

type Props = { story: Pick<StoryAnswer, 'event' | 'rules'>; times: TimesNow; onChanged: () => void }

export function StoryRules({ story, times, onChanged }: Props) {
  const { words, api, actions } = useKit()
  const { isBusy, act } = useAct()
  const forget = (about: string) =>
    act(
      () => api.forgetRule(story.event, about),
      () => {
        actions.addAlert({ type: 'success', message: words.choice.forgotten(about) })
        onChanged()
      },
    )
  return (
    <Flex direction="column" gap="extra-small" align="start">
      {story.rules.map(({ about, record, by, at }) => (
        <Flex key={about} direction="row" gap="small" align="center" wrap>
          <Text>{words.choice.rule(about, record, by, times.exact(at))}</Text>
          <LoadingButton size="sm" loading={isBusy} onClick={() => forget(about)}>
            {words.choice.forget}
          </LoadingButton>
        </Flex>
      ))}
    </Flex>
  )
}
