// Who is never logged: single people, whole domains, machines, one's own colleagues, strangers.
import { Divider, Flex } from '@hubspot/ui-extensions'
import type { Settings } from '../../../server/domain/settings/settings.ts'
import { Section } from '../parts/Section.tsx'
import { Switch } from '../parts/Switch.tsx'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { EntryList } from './EntryList.tsx'
import { KnownContacts } from './KnownContacts.tsx'
import { OwnDomains } from './OwnDomains.tsx'
import { PasteBox } from './PasteBox.tsx'

type Exclusions = Settings['exclusions']

const LISTS = ['addresses', 'domains', 'patterns'] as const

export function ExclusionsTab(props: TabProps) {
  const { document, choices, findings, leftOut, change, isReadOnly } = props
  const { words } = useSettingsKit()
  const { exclusions: texts, fields } = words.settings
  const { exclusions } = document
  const edit = (to: (now: Exclusions) => Exclusions) => change('exclusions', to)
  return (
    <Flex direction="column" gap="large">
      <Section title={texts.never} detail={texts.neverDetail}>
        {!isReadOnly && <PasteBox />}
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
          description={texts.systemDetail(choices.system_names)}
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

function InternalMail({ document, choices, findings, change, isReadOnly }: TabProps) {
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
      {internal.is_left_out && (
        <Switch
          name="internal_users"
          label={texts.users}
          description={texts.usersHint(choices.user_domains)}
          isOn={internal.has_users}
          isReadOnly={isReadOnly}
          onChange={(isOn) => edit((now) => ({ ...now, has_users: isOn }))}
        />
      )}
      {!isReadOnly && (
        <OwnDomains
          onAdd={(domains) =>
            edit((now) => ({ ...now, domains: [...new Set([...now.domains, ...domains])] }))
          }
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
