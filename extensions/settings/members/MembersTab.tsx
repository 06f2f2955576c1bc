// The people who act in the sending tools: whose activity is whose, which records theirs may reach, and who owns what is created.
import { Divider, Flex } from '@hubspot/ui-extensions'
import { Findings } from '../frame/Findings.tsx'
import { Choice } from '../parts/Choice.tsx'
import { OwnersSelect } from '../parts/OwnersSelect.tsx'
import { optionsOf } from '../parts/options.ts'
import { Section } from '../parts/Section.tsx'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { MemberList } from './MemberList.tsx'
import { Reach } from './Reach.tsx'

export function MembersTab(props: TabProps) {
  const { document, choices, findings, change, isReadOnly } = props
  const { words } = useSettingsKit()
  const { members: texts, fields, values } = words.settings
  const { touch, new_record_owners, round_robin } = document.members
  return (
    <Flex direction="column" gap="large">
      <Section title={texts.title} detail={texts.detail}>
        <Findings
          findings={findings('/members/rules').filter(({ pointer }) => pointer === '/members/rules')}
        />
        <MemberList {...props} />
      </Section>
      <Divider />
      <Section title={fields['members.touch']} detail={texts.reach}>
        <Findings findings={findings('/members/touch')} />
        <Reach
          touch={touch}
          isReadOnly={isReadOnly}
          onChange={(touch) => change('members', (now) => ({ ...now, touch }))}
        />
      </Section>
      <Divider />
      <Section title={fields['members.new_record_owners']} detail={texts.newRecords}>
        <Choice
          name="new_record_owners"
          label={texts.whoOwns}
          value={new_record_owners}
          options={optionsOf(values['members.new_record_owners'])}
          findings={findings('/members/new_record_owners')}
          isReadOnly={isReadOnly}
          onChange={(picked) => change('members', (now) => ({ ...now, new_record_owners: picked }))}
        />
        {new_record_owners === 'round_robin' && (
          <OwnersSelect
            name="round_robin"
            label={fields['members.round_robin']}
            description={texts.inTurn}
            ownerIds={round_robin}
            owners={choices.owners}
            findings={findings('/members/round_robin')}
            isReadOnly={isReadOnly}
            onChange={(ids) => change('members', (now) => ({ ...now, round_robin: ids }))}
          />
        )}
      </Section>
    </Flex>
  )
}
