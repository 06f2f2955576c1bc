// Every version of the settings that ever was in force: who published it, when, what it changed, and a way back to it.
import { Button, Divider, Flex, Text } from '@hubspot/ui-extensions'
import { Fragment, useState } from 'react'
import type { HistoryAnswer } from '../../../server/http/settings/answers.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Answered } from '../../parts/Answered.tsx'
import { useAccount } from '../account-context.ts'
import { useDesk } from '../frame/desk.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { Defaults, Version } from './Version.tsx'

export function HistoryTab() {
  const { api, now, words } = useSettingsKit()
  const { account } = useAccount()
  const { version } = useDesk().page
  // The versions before which each page begins; a newly published one is asked for at once.
  const [pages, setPages] = useState<(number | null)[]>([null])
  const before = pages.at(-1) ?? null
  const asked = useAnswer({
    key: `${version} ${before}`,
    ask: () => api.settingsHistory(before),
    now,
  })
  const next = asked.answer.kind === 'ready' ? asked.answer.value.next_before : null
  return (
    <Flex direction="column" gap="medium">
      <Text>{words.settings.history.detail}</Text>
      <Answered asked={asked} timeZoneOf={() => account.timeZone} bar="none">
        {(history) => <Versions history={history} />}
      </Answered>
      <Flex direction="row" gap="small">
        {pages.length > 1 && (
          <Button size="sm" onClick={() => setPages(pages.slice(0, -1))}>
            {words.settings.history.newer}
          </Button>
        )}
        {next !== null && (
          <Button size="sm" onClick={() => setPages([...pages, next])}>
            {words.settings.history.older}
          </Button>
        )}
      </Flex>
    </Flex>
  )
}

function Versions({ history }: { history: HistoryAnswer }) {
  return (
    <Flex direction="column" gap="small">
      {history.versions.map((version) => (
        <Fragment key={version.version}>
          <Version version={version} />
          <Divider />
        </Fragment>
      ))}
      {history.next_before === null && <Defaults />}
    </Flex>
  )
}
