// The app's settings in HubSpot: the connection to this account, everything that its admins decide, and where to get help.
import { Flex, Heading, LoadingSpinner } from '@hubspot/ui-extensions'
import type { AccountRef, SettingsAnswer } from '../../server/http/cards/answers.ts'
import type { SettingsPageAnswer } from '../../server/http/settings/answers.ts'
import { Connection } from '../account/Connection.tsx'
import { Help } from '../account/Help.tsx'
import { useAccountChange } from '../account/use-account-change.ts'
import { type Asked, useAnswer } from '../api/use-answer.ts'
import type { CardProps } from '../kit/Kit.tsx'
import { Answered, Failure } from '../parts/Answered.tsx'
import { Shell } from '../parts/Shell.tsx'
import { AccountContext } from './account-context.ts'
import { SettingsFrame } from './frame/SettingsFrame.tsx'
import { useDeskWork } from './frame/use-desk.ts'
import { useSettingsKit } from './use-settings-kit.ts'

export function SettingsPage(props: CardProps) {
  return (
    <Shell {...props}>
      <Settings />
    </Shell>
  )
}

function Settings() {
  const { api, now } = useSettingsKit()
  const account = useAnswer({ key: 'account', ask: () => api.settings(), now })
  const settings = useAnswer({ key: 'settings', ask: () => api.settingsPage(), now })
  const onAccountChanged = useAccountChange(account)
  const helpUrl = account.answer.kind === 'ready' ? account.answer.value.account.helpUrl : null
  return (
    <Flex direction="column" gap="large">
      <Answered asked={account} timeZoneOf={({ account }) => account.timeZone} bar="none">
        {(told) => (
          <Loaded
            account={told.account}
            settings={settings}
            onAccountChanged={onAccountChanged}
            onRefresh={() => {
              account.refresh()
              settings.refresh()
            }}
          />
        )}
      </Answered>
      {/* Help is there above all when nothing else is. */}
      <Help helpUrl={helpUrl} />
    </Flex>
  )
}

type LoadedProps = {
  account: SettingsAnswer['account']
  settings: Asked<SettingsPageAnswer>
  onAccountChanged: (account: AccountRef) => void
  onRefresh: () => void
}

/** The connection can be seen to also where the settings themselves cannot be loaded. */
function Loaded({ account, settings, onAccountChanged, onRefresh }: LoadedProps) {
  const { words } = useSettingsKit()
  const { answer, refresh } = settings
  if (answer.kind === 'ready')
    return (
      <AccountContext.Provider value={{ account, onAccountChanged }}>
        <Answered asked={{ ...settings, refresh: onRefresh }} timeZoneOf={() => account.timeZone}>
          {(page) => <Desk timeZone={account.timeZone} page={page} settings={settings} />}
        </Answered>
      </AccountContext.Provider>
    )
  // Not the connection alone meanwhile: a window that somebody opens there would go as soon as everything else comes.
  if (answer.kind === 'loading') return <LoadingSpinner label={words.loading} showLabel />
  return (
    <Flex direction="column" gap="small">
      <Heading>{words.account.title}</Heading>
      <Connection account={account} onChanged={onAccountChanged} />
      <Heading>{words.settings.title}</Heading>
      <Failure problem={answer.problem} isAwaited={answer.isAwaited} onTryAgain={refresh} />
    </Flex>
  )
}

type DeskProps = { timeZone: string; page: SettingsPageAnswer; settings: Asked<SettingsPageAnswer> }

function Desk({ timeZone, page, settings: { replace, refresh } }: DeskProps) {
  return <SettingsFrame desk={useDeskWork({ timeZone, page, replace, refresh })} />
}
