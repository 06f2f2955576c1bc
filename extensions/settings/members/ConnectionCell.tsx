// How a member stands with Logbook: connected, paused, invited, or neither, and what waits for them.
import { Flex, StatusTag, Text } from '@hubspot/ui-extensions'
import type { MembersAnswer, SettingsMember } from '../../../server/http/members/answers.ts'
import { useDesk } from '../frame/desk.ts'
import { useSettingsKit } from '../use-settings-kit.ts'

type Props = { known: SettingsMember; shown: Pick<MembersAnswer, 'must_connect'> }

export function ConnectionCell({ known, shown }: Props) {
  const { words } = useSettingsKit()
  const texts = words.settings.members
  const { connection, paused_at, waiting, is_active } = known
  return (
    <Flex direction="column" gap="flush" align="start">
      {paused_at !== null ? (
        <StatusTag variant="default">{texts.paused}</StatusTag>
      ) : connection ? (
        <StatusTag variant="success">{texts.connected}</StatusTag>
      ) : (
        <StatusTag variant={shown.must_connect && is_active ? 'warning' : 'default'}>
          {texts.notConnected}
        </StatusTag>
      )}
      <Since known={known} />
      {waiting > 0 && <Text variant="microcopy">{texts.waits(waiting)}</Text>}
    </Flex>
  )
}

/** Since when, and of whom has not connected: what became of their invitation. */
function Since({ known: { connection, paused_at, invitation } }: { known: SettingsMember }) {
  const { words } = useSettingsKit()
  const { times } = useDesk()
  const texts = words.settings.members
  const at = paused_at ?? connection?.at
  if (at != null) return <Text variant="microcopy">{times.ago(at)}</Text>
  if (!invitation) return null
  return <Text variant="microcopy">{texts.invitations[invitation.state](times.ago(invitation.at))}</Text>
}
