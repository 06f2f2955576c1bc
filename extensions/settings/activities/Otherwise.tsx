// Some members for whom other rules hold, by team or by role: what is logged of their activity, and how much of it.
import { Accordion, Button, ButtonRow, Flex, Heading, Input, Select, Text } from '@hubspot/ui-extensions'
import { useState } from 'react'
import type { Settings } from '../../../server/domain/settings/settings.ts'
import type { SettingsWords } from '../../words/settings-words.ts'
import { Findings } from '../frame/Findings.tsx'
import { Choice } from '../parts/Choice.tsx'
import { optionsOf } from '../parts/options.ts'
import { Section } from '../parts/Section.tsx'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { GROUPS, kindsIn, type StoredAs } from './groups.ts'
import { OtherwiseTable } from './OtherwiseTable.tsx'

/** A team or a role, by HubSpot's id, and what is different for it. */
export type Entry = {
  id: string
  stored_as: StoredAs
  contents?: Settings['activities']['contents'] | undefined
}

type Shared = {
  list: 'teams' | 'roles'
  texts: SettingsWords['settings']['activities']['ofTeams' | 'ofRoles']
  /** Null: HubSpot does not say what there is. */
  offered: readonly { id: string; name: string }[] | null
}
type Edit = (now: Entry[]) => Entry[]
type Props = TabProps & Shared & { entries: readonly Entry[]; edit: (to: Edit) => void }

export function Otherwise({ entries, edit, ...props }: Props) {
  const { list, texts, findings, isReadOnly } = props
  const pointer = `/activities/${list}`
  return (
    <Section title={texts.title} detail={texts.detail}>
      {entries.map((entry, index) => (
        <OneOf
          key={entry.id}
          {...props}
          entry={entry}
          findings={() => findings(`${pointer}/${index}`)}
          onChange={(to) => edit((now) => now.map((one) => (one.id === entry.id ? to(one) : one)))}
          onRemove={() => edit((now) => now.filter((one) => one.id !== entry.id))}
          onEarlier={index === 0 ? null : () => edit((now) => movedUp(now, entry.id))}
        />
      ))}
      <Findings findings={findings(pointer).filter((finding) => finding.pointer === pointer)} />
      {isReadOnly ? (
        <NoneOf {...props} hasEntries={entries.length > 0} />
      ) : (
        <AddOne {...props} listed={entries} onAdd={(id) => edit((now) => [...now, { id, stored_as: {} }])} />
      )}
    </Section>
  )
}

type OneProps = TabProps &
  Shared & {
    entry: Entry
    onChange: (edit: (now: Entry) => Entry) => void
    onRemove: () => void
    onEarlier: (() => void) | null
  }

const AS_ACCOUNT = 'as_account'

function OneOf(props: OneProps) {
  const { list, texts, offered, entry, choices, findings, isReadOnly, onChange, onRemove, onEarlier } = props
  const { words } = useSettingsKit()
  const { activities, values, fields } = words.settings
  const [isOpen, setOpen] = useState(false)
  const { id, contents, stored_as } = entry
  const name = offered?.find((one) => one.id === id)?.name ?? texts.unknown(id)
  const differences = Object.keys(stored_as).length + (contents ? 1 : 0)
  const options = [
    { value: AS_ACCOUNT, label: activities.asAccount },
    ...optionsOf(values['activities.contents']),
  ] as const
  return (
    <Flex direction="column" gap="extra-small">
      <Accordion
        title={activities.differs(name, differences)}
        size="sm"
        open={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen && (
          <Flex direction="column" gap="small">
            <Choice
              name={`contents ${list} ${id}`}
              label={fields[`activities.${list}.contents`]}
              value={contents ?? AS_ACCOUNT}
              options={options}
              isReadOnly={isReadOnly}
              onChange={(picked) =>
                onChange(({ contents: _, ...rest }) =>
                  picked === AS_ACCOUNT ? rest : { ...rest, contents: picked },
                )
              }
            />
            {GROUPS.map((group) => (
              <Flex key={group} direction="column" gap="extra-small">
                <Heading>{activities.groups[group]}</Heading>
                <OtherwiseTable
                  name={`${list} ${id}`}
                  kinds={kindsIn(group, choices.stored_as)}
                  storedAs={stored_as}
                  isReadOnly={isReadOnly}
                  onChange={(to) => onChange((now) => ({ ...now, stored_as: to(now.stored_as) }))}
                />
              </Flex>
            ))}
            {!isReadOnly && (
              <ButtonRow>
                {onEarlier && (
                  <Button size="sm" onClick={onEarlier}>
                    {activities.earlier}
                  </Button>
                )}
                <Button size="sm" onClick={onRemove}>
                  {texts.remove}
                </Button>
              </ButtonRow>
            )}
          </Flex>
        )}
      </Accordion>
      <Findings findings={findings('')} />
    </Flex>
  )
}

type AddProps = Shared & { listed: readonly Entry[]; onAdd: (id: string) => void }

function AddOne({ list, texts, offered, listed, onAdd }: AddProps) {
  const [round, setRound] = useState(0)
  const add = (id: string) => {
    setRound(round + 1)
    if (id !== '' && !listed.some((one) => one.id === id)) onAdd(id)
  }
  const name = `add ${list}`
  if (offered === null)
    return (
      <Flex direction="column" gap="extra-small">
        <Text variant="microcopy">{texts.hidden}</Text>
        <Input
          key={round}
          name={name}
          label={texts.add}
          description={texts.typedId}
          onChange={(text) => add(text.trim())}
        />
      </Flex>
    )
  const others = offered.filter(({ id }) => !listed.some((one) => one.id === id))
  if (others.length === 0) return <NoneOf {...{ list, texts, offered }} hasEntries={listed.length > 0} />
  return (
    <Select
      key={round}
      name={name}
      label={texts.add}
      options={others.map(({ id, name: label }) => ({ value: id, label }))}
      onChange={(picked) => add(String(picked))}
    />
  )
}

/** Where there is nothing to choose, it says why. */
function NoneOf({ texts, offered, hasEntries }: Shared & { hasEntries: boolean }) {
  if (offered === null || offered.length > 0 || hasEntries) return null
  return <Text variant="microcopy">{texts.none}</Text>
}

function movedUp(entries: readonly Entry[], id: string): Entry[] {
  const at = entries.findIndex((one) => one.id === id)
  const [before, one] = [entries[at - 1], entries[at]]
  return before && one ? [...entries.slice(0, at - 1), one, before, ...entries.slice(at + 1)] : [...entries]
}
