// The tools that send activity, and their keys: listed, made, limited, paused and revoked. All of it is in force at once.
import { Button, Divider, EmptyState, Flex, Input, Text } from '@hubspot/ui-extensions'
import { Fragment, useState } from 'react'
import type { NewKeyAnswer, SourcesAnswer, SourceView } from '../../../server/http/settings/answers.ts'
import { type Asked, useAnswer } from '../../api/use-answer.ts'
import { Answered } from '../../parts/Answered.tsx'
import { useAct } from '../../parts/use-act.ts'
import { useAccount } from '../account-context.ts'
import { useDesk } from '../frame/desk.ts'
import { Section } from '../parts/Section.tsx'
import { useSettingsKit } from '../use-settings-kit.ts'
import { NewKey } from './NewKey.tsx'
import { SourcePart } from './SourcePart.tsx'

export function SourcesTab() {
  const { words } = useSettingsKit()
  const { page } = useDesk()
  const texts = words.settings.sources
  return (
    <Section title={texts.title} detail={texts.detail}>
      {page.isAdmin ? <Sources /> : <Text>{texts.forAdmins}</Text>}
    </Section>
  )
}

function Sources() {
  const { api, now } = useSettingsKit()
  const { account } = useAccount()
  const asked = useAnswer({ key: 'sources', ask: api.sources, now })
  return (
    <Answered asked={asked} timeZoneOf={() => account.timeZone} bar="top">
      {(answer) => <List answer={answer} asked={asked} />}
    </Answered>
  )
}

function List({ answer, asked }: { answer: SourcesAnswer; asked: Asked<SourcesAnswer> }) {
  const { words } = useSettingsKit()
  const texts = words.settings.sources
  // Kept here alone: nobody can ask for it again.
  const [fresh, setFresh] = useState<NewKeyAnswer | null>(null)
  const take = (source: SourceView) => asked.replace(withSource(answer, source))
  return (
    <Flex direction="column" gap="medium">
      {answer.sources.length === 0 && (
        <EmptyState title={texts.none} layout="vertical">
          <Text>{texts.noneDetail}</Text>
        </EmptyState>
      )}
      {answer.sources.map((source) => (
        <Fragment key={source.source}>
          <SourcePart
            source={source}
            usual={answer.usual_events_per_minute}
            mostKeys={answer.most_keys}
            onChanged={take}
            onKey={(made) => {
              take(made.source)
              setFresh(made)
            }}
          />
          {fresh?.source.source === source.source && (
            <NewKey made={fresh} url={answer.events_url} onDone={() => setFresh(null)} />
          )}
          <Divider />
        </Fragment>
      ))}
      <AddSource onAdded={take} />
    </Flex>
  )
}

function AddSource({ onAdded }: { onAdded: (source: SourceView) => void }) {
  const { api, words } = useSettingsKit()
  const texts = words.settings.sources
  const { isBusy, act } = useAct()
  const [name, setName] = useState('')
  const [round, setRound] = useState(0)
  const add = () =>
    act(
      () => api.makeSource(name.trim()),
      ({ source }) => {
        onAdded(source)
        setName('')
        // A new field: an old one would keep what was typed.
        setRound(round + 1)
      },
    )
  return (
    <Flex direction="row" gap="small" align="end" wrap>
      <Input key={round} name="new_source" label={texts.add} placeholder={texts.addHint} onInput={setName} />
      <Button size="sm" disabled={name.trim() === '' || isBusy} onClick={add}>
        {texts.addButton}
      </Button>
    </Flex>
  )
}

/** By name, as the server has them. */
function withSource(answer: SourcesAnswer, source: SourceView): SourcesAnswer {
  const others = answer.sources.filter((one) => one.source !== source.source)
  return { ...answer, sources: [...others, source].toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
}
