// Says that not everybody whom older activity names is on the list yet.
import { Text } from '@hubspot/ui-extensions'
import type { Choices } from '../../../server/http/settings/answers.ts'
import { useSettingsKit } from '../use-settings-kit.ts'

export function StillLooking({ choices }: { choices: Pick<Choices, 'is_complete'> }) {
  const { words } = useSettingsKit()
  return choices.is_complete ? null : <Text variant="microcopy">{words.settings.stillLooking}</Text>
}
