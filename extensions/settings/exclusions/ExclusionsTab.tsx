// Who is never logged: single people, whole domains, machines, one's own colleagues, strangers.
import { Divider, Flex } from '@hubspot/ui-extensions'
import type { Settings } from '../../../server/domain/settings/settings.ts'
import { Section } from '../parts/Section.tsx'
import { Switch } from '../parts/Switch.tsx'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { EntryList } from './EntryList.tsx'
import { KnownContacts } from './KnownContacts.tsx'
import { PasteBox } from './PasteBox.tsx'
import type { ReadList } from './read-list.ts'

type Exclusions = Settings['exclusions']

const LISTS = ['addresses', 'domains', 'patterns'] as const

export function ExclusionsTab(props: TabProps) {
  const { document, findings, leftOut, change, isReadOnly } = props
  const { words } = useSettingsKit()
  const { exclusions: texts, fields } = words.settings
  const { exclusions } = document
  const edit = (to: (now: Exclusions) => Exclusions) => change('exclusions', to)
  const open = LISTS.filter((list) => leftOut(`/exclusions/${list}`) === null)
  const closed = LISTS.filter((list) => !open.includes(list))
  return (
    <Flex direction="column" gap="large">
      <Section title={texts.never} detail={texts.neverDetail}>
        {!isReadOnly && open.length > 0 && (
          <PasteBox
            name="never_log"
            label={texts.paste}
            hint={[
              texts.pasteHint,
              ...closed.map((list) => texts.tooMany(fields[`exclusions.${list}`])),
            ].join(' ')}
            kinds={open}
            onAdd={(read) => {
              edit((now) => withEntries(now, read))
              return knownOf(exclusions, read)
            }}
          />
        )}
        {LISTS.map((list) => (
          <EntryList
            key={list}
            name={list}
            title={fields[`exclusions.${list}`]}
            entries={exclusions[list]}
            leftOut={leftOut(`/exclusions/${list}`)}
            findings={findings(`/exclusions/${list}`)}
            isReadOnly={isReadOnly}
            onRemove={(entry) =>
              edit((now) => ({ ...now, [list]: now[list].filter((one) => one !== entry) }))
            }
          />
        ))}
      </Section>
      <Divider />
      <Section title={texts.machines}>
        <Switch
          name="system_addresses"
          label={texts.system}
          description={texts.systemDetail}
          isOn={exclusions.system_addresses}
          isReadOnly={isReadOnly}
          onChange={(isOn) => edit((now) => ({ ...now, system_addresses: isOn }))}
        />
      </Section>
      <Divider />
      <InternalMail {...props} />
      <Divider />
      <KnownContacts {...props} />
    </Flex>
  )
}

function InternalMail({ document, findings, change, isReadOnly }: TabProps) {
  const { words } = useSettingsKit()
  const { exclusions: texts, fields } = words.settings
  const { internal } = document.exclusions
  const edit = (to: (now: Exclusions['internal']) => Exclusions['internal']) =>
    change('exclusions', (now) => ({ ...now, internal: to(now.internal) }))
  return (
    <Section title={fields['exclusions.internal']} detail={texts.internalDetail}>
      <Switch
        name="internal"
        label={texts.internal}
        description={texts.internalHint}
        isOn={internal.is_left_out}
        isReadOnly={isReadOnly}
        onChange={(isOn) => edit((now) => ({ ...now, is_left_out: isOn }))}
      />
      {!isReadOnly && (
        <PasteBox
          name="own_domains"
          label={texts.ownDomains}
          hint={texts.ownDomainsHint}
          kinds={['domains']}
          onAdd={({ domains }) => {
            edit((now) => ({ ...now, domains: [...new Set([...now.domains, ...domains])] }))
            return domains.filter((domain) => internal.domains.includes(domain)).length
          }}
        />
      )}
      <EntryList
        name="internal_domains"
        title={fields['exclusions.internal.domains']}
        entries={internal.domains}
        leftOut={null}
        findings={findings('/exclusions/internal')}
        isReadOnly={isReadOnly}
        onRemove={(domain) =>
          edit((now) => ({ ...now, domains: now.domains.filter((one) => one !== domain) }))
        }
      />
    </Section>
  )
}

function withEntries(now: Exclusions, read: ReadList): Exclusions {
  const union = (list: (typeof LISTS)[number]) => [...new Set([...now[list], ...read[list]])]
  return { ...now, addresses: union('addresses'), domains: union('domains'), patterns: union('patterns') }
}

function knownOf(now: Exclusions, read: ReadList): number {
  return LISTS.reduce((sum, list) => {
    const there = new Set(now[list])
    return sum + read[list].filter((entry) => there.has(entry)).length
  }, 0)
}
