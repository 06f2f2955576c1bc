// A window with what can be changed about a source: what it is called, and how much it may send.
import { Flex, Input } from '@hubspot/ui-extensions'
import { useRef, useState } from 'react'
import type { SourceView } from '../../../server/http/settings/answers.ts'
import { ConfirmButton } from '../frame/ConfirmButton.tsx'
import { useTold } from '../parts/use-told.ts'
import { useSettingsKit } from '../use-settings-kit.ts'

type Props = { source: SourceView; usual: number; onChanged: (source: SourceView) => void }

const MOST = 10_000_000

export function SourceButton({ source, usual, onChanged }: Props) {
  const { api, words } = useSettingsKit()
  const texts = words.settings.sources
  const told = useTold()
  const [edit, setEdit] = useState<Edit>(editOf(source))
  // A window's own buttons may be asked before it is drawn again: what was typed last counts.
  const latest = useRef(edit)
  const keep = (given: Partial<Edit>) => {
    latest.current = { ...latest.current, ...given }
    setEdit(latest.current)
  }
  const limit = readLimit(edit.limit)
  const save = () =>
    told(
      () => {
        const { name, limit } = latest.current
        return api.changeSource(source.source, {
          name: name.trim(),
          events_per_minute: readLimit(limit) ?? null,
        })
      },
      (answer) => onChanged(answer.source),
    )
  return (
    <ConfirmButton
      label={texts.change}
      title={texts.changeTitle(source.name)}
      yes={texts.saveChange}
      // Whenever the window opens, it begins with what is.
      onOpen={() => keep(editOf(source))}
      isBarred={edit.name.trim() === '' || limit === undefined}
      onYes={save}
    >
      <Fields source={source} usual={usual} edit={edit} onEdit={keep} />
    </ConfirmButton>
  )
}

type Edit = { name: string; limit: string }

function editOf({ name, events_per_minute }: SourceView): Edit {
  return { name, limit: String(events_per_minute ?? '') }
}

type FieldProps = Omit<Props, 'onChanged'> & { edit: Edit; onEdit: (given: Partial<Edit>) => void }

function Fields({ source, usual, edit, onEdit }: FieldProps) {
  const { words } = useSettingsKit()
  const texts = words.settings.sources
  return (
    <Flex direction="column" gap="small">
      <Input
        name="source_name"
        label={texts.name}
        defaultValue={source.name}
        onInput={(name) => onEdit({ name })}
      />
      <Input
        name="source_limit"
        label={texts.ownLimit}
        description={texts.ownLimitHint(usual)}
        defaultValue={String(source.events_per_minute ?? '')}
        onInput={(limit) => onEdit({ limit })}
        {...(readLimit(edit.limit) === undefined && { error: true, validationMessage: texts.notANumber })}
      />
    </Flex>
  )
}

/** Null for an empty field, undefined for what is no limit. */
function readLimit(typed: string): number | null | undefined {
  const text = typed.replaceAll(/[\s,.]/g, '')
  if (text === '') return null
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0
  return limit >= 1 && limit <= MOST ? limit : undefined
}
