// What concerns the whole account: its connection, who owns what nobody else fits, whether members must connect, and settings as a file.
import { Divider, Flex } from '@hubspot/ui-extensions'
import { Connection } from '../../account/Connection.tsx'
import { useAccount } from '../account-context.ts'
import { OwnerSelect } from '../parts/OwnerSelect.tsx'
import { Section } from '../parts/Section.tsx'
import { Switch } from '../parts/Switch.tsx'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { FileLinks } from './FileLinks.tsx'

export function GeneralTab({ document, choices, findings, change, isReadOnly }: TabProps) {
  const { words } = useSettingsKit()
  const { account, onAccountChanged } = useAccount()
  const { general, fields } = words.settings
  const { default_owner_id, members_must_connect } = document.general
  const fallback = choices.owners?.find(({ id }) => id === choices.fallback_owner_id)
  return (
    <Flex direction="column" gap="large">
      <Section title={words.account.title}>
        <Connection account={account} onChanged={onAccountChanged} />
      </Section>
      <Divider />
      <Section title={general.people}>
        <OwnerSelect
          name="default_owner_id"
          label={fields['general.default_owner_id']}
          description={general.defaultOwner}
          ownerId={default_owner_id}
          owners={choices.owners}
          nobody={general.fallback(fallback?.name ?? null)}
          findings={findings('/general/default_owner_id')}
          isReadOnly={isReadOnly}
          onChange={(ownerId) => change('general', (now) => ({ ...now, default_owner_id: ownerId }))}
        />
        <Switch
          name="members_must_connect"
          label={fields['general.members_must_connect']}
          description={general.mustConnect}
          isOn={members_must_connect}
          findings={findings('/general/members_must_connect')}
          isReadOnly={isReadOnly}
          onChange={(isOn) => change('general', (now) => ({ ...now, members_must_connect: isOn }))}
        />
      </Section>
      <Divider />
      <FileLinks />
    </Flex>
  )
}
