// One source: how it stands, its keys, and what can be done about it.
import { ButtonRow, Flex, Heading, LoadingButton, StatusTag, Text } from '@hubspot/ui-extensions'
import type {
  NewKeyAnswer,
  SourceAnswer,
  SourceKeyView,
  SourceView,
} from '../../../server/http/settings/answers.ts'
import { useAct } from '../../parts/use-act.ts'
import { ConfirmButton } from '../frame/ConfirmButton.tsx'
import { useDesk } from '../frame/desk.ts'
import { useTold } from '../parts/use-told.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { KeyTable } from './KeyTable.tsx'
import { SourceButton } from './SourceButton.tsx'

type Props = {
  source: SourceView
  usual: number
  mostKeys: number
  onChanged: (source: SourceView) => void
  onKey: (made: NewKeyAnswer) => void
}

export function SourcePart(props: Props) {
  const { source, usual, mostKeys } = props
  const { words } = useSettingsKit()
  const { times } = useDesk()
  const texts = words.settings.sources
  const { name, paused, events_per_minute: limit, last_used_at: used, keys } = source
  const isFull = (mode: SourceKeyView['mode']) =>
    keys.filter((key) => key.mode === mode && key.revoked === null).length >= mostKeys
  return (
    <Flex direction="column" gap="small">
      <Flex direction="row" gap="small" align="center" wrap>
        <Heading>{name}</Heading>
        {paused && <StatusTag variant="warning">{texts.paused}</StatusTag>}
        <Text variant="microcopy">{used ? texts.used(times.ago(used)) : texts.neverUsed}</Text>
        <Text variant="microcopy">{texts.limit(limit ?? usual, limit !== null)}</Text>
      </Flex>
      {paused && <Text>{texts.pausedBy(paused.by, times.ago(paused.at))}</Text>}
      {keys.length === 0 ? <Text>{texts.noKeys}</Text> : <KeyTable {...props} />}
      {isFull('live') && isFull('test') && <Text variant="microcopy">{texts.full(mostKeys)}</Text>}
      <ButtonRow>
        <MakeKey mode="live" isFull={isFull('live')} {...props} />
        <MakeKey mode="test" isFull={isFull('test')} {...props} />
        <SourceButton {...props} />
        <PauseButton {...props} />
      </ButtonRow>
    </Flex>
  )
}

function MakeKey({ mode, isFull, source, onKey }: Props & { mode: SourceKeyView['mode']; isFull: boolean }) {
  const { api, words } = useSettingsKit()
  const texts = words.settings.sources
  const { isBusy, act } = useAct()
  return (
    <LoadingButton
      size="sm"
      loading={isBusy}
      disabled={isFull}
      onClick={() => act(() => api.makeKey(source.source, mode), onKey)}
    >
      {mode === 'live' ? texts.makeLive : texts.makeTest}
    </LoadingButton>
  )
}

/** Going on needs no second thought. */
function PauseButton({ source, onChanged }: Props) {
  const { api, words } = useSettingsKit()
  const texts = words.settings.sources
  const { isBusy, act } = useAct()
  const told = useTold()
  const set = (is_paused: boolean): Promise<SourceAnswer> => api.changeSource(source.source, { is_paused })
  if (source.paused) {
    return (
      <LoadingButton
        size="sm"
        loading={isBusy}
        onClick={() =>
          act(
            () => set(false),
            (answer) => onChanged(answer.source),
          )
        }
      >
        {texts.resume}
      </LoadingButton>
    )
  }
  return (
    <ConfirmButton
      label={texts.pause}
      title={texts.pauseTitle(source.name)}
      yes={texts.pauseYes}
      onYes={() =>
        told(
          () => set(true),
          (answer) => onChanged(answer.source),
        )
      }
    >
      <Text>{texts.pauseDetail}</Text>
    </ConfirmButton>
  )
}
