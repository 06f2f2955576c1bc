// Several records may be meant: which one it is, a person says; for what waits, or for whatever comes as well.
import { Checkbox, Flex, LoadingButton, Text } from '@hubspot/ui-extensions'
import { useState } from 'react'
import type { StoryAnswer } from '../../server/http/cards/answers.ts'
import { useKit } from '../kit/Kit.tsx'
import { RecordLink } from '../parts/RecordLinks.tsx'
import { useAct } from '../parts/use-act.ts'

type Choice = NonNullable<StoryAnswer['choice']>
type Props = { event: string; choice: Choice; onChanged: () => void }

export function StoryChoice({ event, choice, onChanged }: Props) {
  const { words, api, actions } = useKit()
  const { about, options, isRule } = choice
  const [isAlways, setAlways] = useState(false)
  const { isBusy, act } = useAct()
  const choose = (recordId: string | null) =>
    act(
      () => api.choose(event, { recordId, isAlways }),
      ({ events }) => {
        actions.addAlert({ type: 'success', message: words.choice.goesOn(events) })
        onChanged()
      },
    )
  return (
    <Flex direction="column" gap="small" align="start">
      <Text>{words.choice.ask(about)}</Text>
      {options.map((record) => (
        <Flex key={record.id} direction="row" gap="small" align="center" wrap>
          <LoadingButton size="sm" loading={isBusy} onClick={() => choose(record.id)}>
            {words.choice.itIs(record.name)}
          </LoadingButton>
          <RecordLink record={record} />
        </Flex>
      ))}
      <LoadingButton size="sm" variant="secondary" loading={isBusy} onClick={() => choose(null)}>
        {words.choice.noneOf}
      </LoadingButton>
      {isRule ? (
        <Text variant="microcopy">{words.choice.forAll(about)}</Text>
      ) : (
        <Checkbox name="isAlways" checked={isAlways} onChange={(checked) => setAlways(checked)}>
          {words.choice.always(about)}
        </Checkbox>
      )}
    </Flex>
  )
}
