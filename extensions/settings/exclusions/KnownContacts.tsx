// Logs only activity with people who are known already, from a day on.
import { Button, DateInput, Flex } from '@hubspot/ui-extensions'
import { Findings, fieldError } from '../frame/Findings.tsx'
import { Section } from '../parts/Section.tsx'
import { Switch } from '../parts/Switch.tsx'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { readDay, writeDay } from './days.ts'

export function KnownContacts({ document, findings, change, isReadOnly }: TabProps) {
  const { words } = useSettingsKit()
  const { exclusions: texts, fields } = words.settings
  const { is_on, since } = document.exclusions.known_contacts_only
  const edit = (given: Partial<typeof document.exclusions.known_contacts_only>) =>
    change('exclusions', (now) => ({
      ...now,
      known_contacts_only: { ...now.known_contacts_only, ...given },
    }))
  const wrong = findings('/exclusions/known_contacts_only')
  const day = since === null ? null : readDay(since)
  return (
    <Section title={fields['exclusions.known_contacts_only']} detail={texts.knownDetail}>
      <Switch
        name="known_contacts_only"
        label={texts.knownOnly}
        description={texts.knownHint}
        isOn={is_on}
        isReadOnly={isReadOnly}
        onChange={(isOn) => edit({ is_on: isOn })}
      />
      {is_on && (
        <Flex direction="row" gap="small" align="end">
          <DateInput
            name="known_since"
            label={fields['exclusions.known_contacts_only.since']}
            description={texts.sinceHint}
            format="standard"
            timezone="portalTz"
            readOnly={isReadOnly}
            {...(day && { value: day })}
            {...fieldError(wrong)}
            onChange={(picked) => edit({ since: writeDay(picked) })}
          />
          {since !== null && !isReadOnly && (
            <Button size="sm" onClick={() => edit({ since: null })}>
              {texts.anyDay}
            </Button>
          )}
        </Flex>
      )}
      <Findings findings={wrong} isBesideField />
    </Section>
  )
}
