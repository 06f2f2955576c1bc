// Which activity is logged, as what, with how much of its contents, and under which line.
import { Accordion, AutoGrid, Divider, Flex, ToggleGroup } from '@hubspot/ui-extensions'
import { useState } from 'react'
import type { Settings } from '../../../server/domain/settings/settings.ts'
import { Findings, fieldError } from '../frame/Findings.tsx'
import { Choice } from '../parts/Choice.tsx'
import { optionsOf } from '../parts/options.ts'
import { Section } from '../parts/Section.tsx'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { GROUPS, type Group, kindsIn } from './groups.ts'
import { StoredAsTable } from './StoredAsTable.tsx'
import { SubjectLine } from './SubjectLine.tsx'
import { TeamsAndRoles } from './TeamsAndRoles.tsx'

type Activities = Settings['activities']

export function ActivitiesTab(props: TabProps) {
  const { document, choices, findings, change, isReadOnly } = props
  const { words } = useSettingsKit()
  const { activities: texts, fields, values } = words.settings
  const { activities } = document
  const put = (given: Partial<Activities>) => change('activities', (now) => ({ ...now, ...given }))
  return (
    <Flex direction="column" gap="large">
      <Section title={texts.what} detail={texts.whatDetail}>
        {GROUPS.map((group) => (
          <KindsOf
            key={group}
            group={group}
            kinds={kindsIn(group, choices.stored_as)}
            storedAs={activities.stored_as}
            isReadOnly={isReadOnly}
            onChange={(edit) => change('activities', (now) => ({ ...now, stored_as: edit(now.stored_as) }))}
          />
        ))}
        <Findings findings={findings('/activities/stored_as')} />
      </Section>
      <Divider />
      <Contents {...props} />
      <Divider />
      <SubjectLine {...props} />
      <Divider />
      <Section title={texts.readings} detail={texts.readingsDetail}>
        <AutoGrid columnWidth={240} flexible gap="small">
          {(['opens', 'clicks'] as const).map((kind) => (
            <Choice
              key={kind}
              name={kind}
              label={fields[`activities.${kind}`]}
              value={activities[kind]}
              options={optionsOf(values[`activities.${kind}`])}
              findings={findings(`/activities/${kind}`)}
              isReadOnly={isReadOnly}
              onChange={(picked) => put({ [kind]: picked })}
            />
          ))}
          <Choice
            name="bots"
            label={fields['activities.bots']}
            value={activities.bots}
            options={optionsOf(values['activities.bots'])}
            findings={findings('/activities/bots')}
            isReadOnly={isReadOnly}
            onChange={(bots) => put({ bots })}
          />
        </AutoGrid>
      </Section>
      <Divider />
      <Section title={texts.wishes} detail={texts.wishesDetail}>
        <AutoGrid columnWidth={240} flexible gap="small">
          {(['interest', 'unsubscribes'] as const).map((kind) => (
            <Choice
              key={kind}
              name={kind}
              label={fields[`activities.${kind}`]}
              value={activities[kind]}
              options={optionsOf(values[`activities.${kind}`])}
              findings={findings(`/activities/${kind}`)}
              isReadOnly={isReadOnly}
              onChange={(picked) => put({ [kind]: picked })}
            />
          ))}
        </AutoGrid>
      </Section>
      <Divider />
      <TeamsAndRoles {...props} />
    </Flex>
  )
}

function KindsOf({ group, ...rest }: { group: Group } & Parameters<typeof StoredAsTable>[0]) {
  const { words } = useSettingsKit()
  const texts = words.settings.activities
  const [isOpen, setOpen] = useState(group === 'mail')
  const { kinds, storedAs } = rest
  const on = kinds.filter(({ type, usual }) => (storedAs[type] ?? usual) !== 'nothing').length
  return (
    <Accordion
      title={`${texts.groups[group]}: ${texts.someOff(on, kinds.length)}`}
      size="sm"
      open={isOpen}
      onClick={() => setOpen(!isOpen)}
    >
      {isOpen && <StoredAsTable {...rest} />}
    </Accordion>
  )
}

function Contents({ document, findings, change, isReadOnly }: TabProps) {
  const { words } = useSettingsKit()
  const { activities: texts, fields, values } = words.settings
  const options = optionsOf(values['activities.contents'])
  const wrong = findings('/activities/contents')
  return (
    <Section title={texts.contents} detail={texts.contentsDetail}>
      <ToggleGroup
        name="contents"
        label={fields['activities.contents']}
        toggleType="radioButtonList"
        value={document.activities.contents}
        options={options.map((option) => ({
          ...option,
          description: texts.contentsOf[option.value],
          readOnly: isReadOnly,
        }))}
        {...fieldError(wrong)}
        onChange={(picked) => {
          const chosen = options.find(({ value }) => value === picked)
          if (chosen) change('activities', (now) => ({ ...now, contents: chosen.value }))
        }}
      />
    </Section>
  )
}
