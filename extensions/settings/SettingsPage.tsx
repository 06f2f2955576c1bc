// The app's settings in HubSpot: the connection to this account, and where to get help.
import { Flex, Heading } from '@hubspot/ui-extensions'
import { Connection } from '../account/Connection.tsx'
import { Help } from '../account/Help.tsx'
import { useAccountChange } from '../account/use-account-change.ts'
import { useAnswer } from '../api/use-answer.ts'
import { type CardProps, useKit } from '../kit/Kit.tsx'
import { Answered } from '../parts/Answered.tsx'
import { Shell } from '../parts/Shell.tsx'

export function SettingsPage(props: CardProps) {
  return (
    <Shell {...props}>
      <Settings />
    </Shell>
  )
}

function Settings() {
  const { api, now, words } = useKit()
  const asked = useAnswer({ key: 'account', ask: () => api.settings(), now })
  const onAccountChanged = useAccountChange(asked)
  const helpUrl = asked.answer.kind === 'ready' ? asked.answer.value.account.helpUrl : null
  return (
    <Flex direction="column" gap="large">
      <Answered asked={asked} timeZoneOf={({ account }) => account.timeZone}>
        {({ account }) => (
          <Flex direction="column" gap="small">
            <Heading>{words.account.title}</Heading>
            <Connection account={account} onChanged={onAccountChanged} />
          </Flex>
        )}
      </Answered>
      {/* Help is there above all when nothing else is. */}
      <Help helpUrl={helpUrl} />
    </Flex>
  )
}
