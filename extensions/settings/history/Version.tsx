// One version of the settings: who published it and when, what it changed, and, for admins, the way back to it.
import { Flex, StatusTag, Text } from '@hubspot/ui-extensions'
import type { HistoryAnswer } from '../../../server/http/settings/answers.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Answered } from '../../parts/Answered.tsx'
import { useAccount } from '../account-context.ts'
import { ChangeList } from '../frame/ChangeList.tsx'
import { ConfirmButton } from '../frame/ConfirmButton.tsx'
import { useDesk } from '../frame/desk.ts'
import { Findings } from '../frame/Findings.tsx'
import { useSettingsKit } from '../use-settings-kit.ts'

type Props = { version: HistoryAnswer['versions'][number] }

export function Version({
  version: { version, published_by, published_at, rolled_back_to, changes, changes_in_all },
}: Props) {
  const { words } = useSettingsKit()
  const { page, times } = useDesk()
  const texts = words.settings.history
  const when = published_at === null ? '' : `${times.ago(published_at)} · ${times.exact(published_at)}`
  return (
    <Flex direction="column" gap="extra-small">
      <Flex direction="row" gap="small" align="center" wrap>
        <Text format={{ fontWeight: 'demibold' }}>{texts.version(version)}</Text>
        {version === page.version && <StatusTag variant="success">{texts.inForce}</StatusTag>}
        <Text>{texts.publishedBy(published_by ?? '', when)}</Text>
        {rolled_back_to !== null && <Text>{texts.rolledBack(rolled_back_to)}</Text>}
        <RollBackButton version={version} />
      </Flex>
      <ChangeList changes={changes} changesInAll={changes_in_all} choices={page.choices} of="version" />
    </Flex>
  )
}

/** What every account begins with; nobody published it. */
export function Defaults() {
  const { words } = useSettingsKit()
  const { page } = useDesk()
  const texts = words.settings.history
  return (
    <Flex direction="row" gap="small" align="center" wrap>
      <Text format={{ fontWeight: 'demibold' }}>{texts.version(0)}</Text>
      {page.version === 0 && <StatusTag variant="success">{texts.inForce}</StatusTag>}
      <Text>{texts.defaults}</Text>
      <RollBackButton version={0} />
    </Flex>
  )
}

function RollBackButton({ version }: { version: number }) {
  const { words } = useSettingsKit()
  const { page, rollBack } = useDesk()
  const texts = words.settings.history
  if (!page.isAdmin || version === page.version) return null
  return (
    <ConfirmButton
      label={texts.rollBack}
      title={texts.rollBackTitle(version)}
      yes={texts.rollBackYes}
      variant="secondary"
      onYes={() => rollBack(version)}
    >
      <Forecast version={version} />
    </ConfirmButton>
  )
}

/** What the way back changes, and what of it no longer fits the account. */
function Forecast({ version }: { version: number }) {
  const { api, now, words } = useSettingsKit()
  const { page } = useDesk()
  const { account } = useAccount()
  const texts = words.settings.history
  const asked = useAnswer({ key: String(version), ask: () => api.oldSettings(version), now })
  return (
    <Flex direction="column" gap="small">
      <Text>{texts.rollBackDetail}</Text>
      <Answered asked={asked} timeZoneOf={() => account.timeZone} bar="none">
        {({ changes, changes_in_all, findings }) => (
          <Flex direction="column" gap="small">
            <Findings findings={findings} />
            {changes_in_all === 0 ? (
              <Text>{texts.same}</Text>
            ) : (
              <ChangeList
                changes={changes}
                changesInAll={changes_in_all}
                choices={page.choices}
                of="version"
              />
            )}
          </Flex>
        )}
      </Answered>
    </Flex>
  )
}
